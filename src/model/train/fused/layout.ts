import { layerSizes, type Network, weightCount } from "../../trainer.ts";
import type { Size } from "./texels.ts";

/** A texel has four numbers: of values, one unit for four rows of the batch; of weights, one unit's for four inputs. */
export const LANES = 4;

/**
 * Epochs whose losses are kept on the GPU side by side. Between two readings of the state lie fewer than 64 steps, or one
 * epoch (pace.ts), so no more than 64 epochs can have ended.
 */
export const LOSS_SLOTS = 64;

/**
 * Layer l = 1 .. L of a network, in the textures. A unit's weights fill `groups` texels; the fewer than four inputs left
 * over and the bias behind them go into one more, its tail. All tails lie behind all groups, since texels side by side
 * are worked on in step and a tail has less to do.
 */
export interface LayerLayout {
	readonly inputs: number;
	readonly units: number;
	readonly groups: number;
	/** First texel of its groups: unit after unit. */
	readonly at: number;
	/** First texel of its tails: one a unit. */
	readonly tails: number;
	/** Rows of the texture that its forward draw writes, for one model. */
	readonly rows: number;
}

/** Texels of one model that lie in rows of `width`, a power of two, `rows` of them. */
export interface Block {
	readonly width: number;
	readonly rows: number;
}

/** Where everything lies in the textures of `models` networks that train side by side. */
export interface Layout {
	readonly network: Network;
	readonly models: number;
	readonly batchSize: number;
	readonly layers: readonly LayerLayout[];
	/** Texels that hold one number for every row of a batch. */
	readonly quads: number;
	/** Texels that hold the inputs and then the label of one row of data. */
	readonly rowTexels: number;
	/** Texels that hold one model's weights. */
	readonly weightTexels: number;
	/** Which number of those texels is weight 0, 1, ... in the order of `TrainedNetwork.weights`. */
	readonly weightPlaces: Int32Array;
	/** Three times the weights' texels (weights, first moments, second moments), the losses' and a count of steps. */
	readonly state: Block;
	/** The weights' texels, and one for the loss of the batch. */
	readonly gradient: Block;
}

/** Texels from the start of a model's state to its losses, and from there to the count of steps. */
export const lossTexel = ({ weightTexels }: Layout) => 3 * weightTexels;
export const countTexel = (layout: Layout) => lossTexel(layout) + LOSS_SLOTS / LANES;

/** Size of the texture with `block` for every model, model below model. */
export const blockSize = ({ width, rows }: Block, models: number): Size => ({ width, height: models * rows });

/** The layout of `models` networks trained in batches of `batchSize` rows. */
export function layoutOf(network: Network, batchSize: number, models: number): Layout {
	const layers = layerLayouts(network);
	const weightTexels = layers.reduce((sum, { units, groups }) => sum + units * (groups + 1), 0);
	return {
		network,
		models,
		batchSize,
		layers,
		quads: Math.ceil(batchSize / LANES),
		rowTexels: Math.ceil((network.inputs + 1) / LANES),
		weightTexels,
		weightPlaces: placesOf(layers, weightCount(network)),
		state: blockOf(3 * weightTexels + LOSS_SLOTS / LANES + 1),
		gradient: blockOf(weightTexels + 1),
	};
}

function layerLayouts(network: Network): LayerLayout[] {
	const sizes = layerSizes(network);
	const last = sizes.length - 1;
	const groupsOf = (layer: number) => Math.floor((sizes[layer - 1] as number) / LANES);
	let at = 0;
	let tails = sizes.slice(1).reduce((sum, units, i) => sum + units * groupsOf(i + 1), 0);
	return sizes.slice(1).map((units, i) => {
		const inputs = sizes[i] as number;
		// The first layer also lays out the batch that it gathers, inputs and label. The last one writes its error and loss,
		// and the errors of the layer before it.
		const own = i + 1 === last ? 2 + (i > 0 ? inputs : 0) : units;
		const layer = { inputs, units, groups: groupsOf(i + 1), at, tails, rows: i === 0 ? own + inputs + 1 : own };
		at += units * layer.groups;
		tails += units;
		return layer;
	});
}

function placesOf(layers: readonly LayerLayout[], weights: number): Int32Array {
	const places = new Int32Array(weights);
	let weight = 0;
	for (const { inputs, units, groups, at, tails } of layers) {
		for (let i = 0; i <= inputs; i++) {
			const group = Math.floor(i / LANES);
			for (let u = 0; u < units; u++) {
				const texel = group < groups ? at + u * groups + group : tails + u;
				places[weight++] = LANES * texel + (i % LANES);
			}
		}
	}
	return places;
}

/** Nearly square: a GPU draws by small squares, and shares them out among its cores. */
function blockOf(texels: number): Block {
	const width = 2 ** Math.ceil(Math.log2(texels) / 2);
	return { width, rows: Math.ceil(texels / width) };
}
