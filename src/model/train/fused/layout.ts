import { layerSizes, type Network, weightCount } from "../../trainer.ts";
import { FOLD, type Size } from "./texels.ts";

/**
 * Epochs whose losses are kept on the GPU side by side. The losses are read after no fewer than 32 steps, so no more
 * than 32 epochs can have ended since.
 */
export const LOSS_SLOTS = 32;

/** Rows worked on side by side: a texel has four numbers. */
export const LANES = 4;

/** Where everything lies in the textures of `models` networks that train side by side. */
export interface Layout {
	readonly network: Network;
	readonly models: number;
	readonly batchSize: number;
	/** Sizes of the layers, inputs first. */
	readonly sizes: readonly number[];
	/** Texels that hold one number for every row of a batch. */
	readonly quads: number;
	/** Texels that hold the inputs and then the label of one row of data. */
	readonly rowTexels: number;
	/** Weights of one model. */
	readonly weights: number;
	/** First weight of each layer. */
	readonly offsets: readonly number[];
	/** Rows of the texture that layer l (1 ..) writes, for one model: `values[l - 1]`. */
	readonly values: readonly number[];
	/** One texel a weight, (weight, first moment, second moment, 0), then one a loss slot, (sum, steps, 0, 0); folded. */
	readonly state: Size;
	/** Rows of the state's texture for one model. */
	readonly stateRows: number;
}

/** The layout of `models` networks trained in batches of `batchSize` rows. */
export function layoutOf(network: Network, batchSize: number, models: number): Layout {
	const sizes = layerSizes(network);
	const last = sizes.length - 1;
	const offsets: number[] = [];
	const values: number[] = [];
	let at = 0;
	for (let layer = 1; layer <= last; layer++) {
		const inputs = sizes[layer - 1] as number;
		const outputs = sizes[layer] as number;
		offsets.push(at);
		at += (inputs + 1) * outputs;
		// The last layer writes its error and the loss. The first one also lays out the batch that it gathered: the inputs
		// for the gradient, and the label unless it is the last layer itself.
		const own = layer === last ? 2 : outputs;
		values.push(layer === 1 ? own + inputs + (last > 1 ? 1 : 0) : own);
	}
	const texels = weightCount(network) + LOSS_SLOTS;
	const stateWidth = ((globalThis as any).__W ?? 64) as number;
	const stateRows = Math.ceil(texels / stateWidth);
	return {
		network,
		models,
		batchSize,
		sizes,
		quads: Math.ceil(batchSize / LANES),
		rowTexels: Math.ceil((network.inputs + 1) / LANES),
		weights: weightCount(network),
		offsets,
		values,
		state: { width: stateWidth, height: models * stateRows },
		stateRows,
	};
}
