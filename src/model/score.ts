import { type Activation, layerSizes, type Network } from "./trainer.ts";

/** Rows that are worked on at a time. */
const LANES = 4;

const ACTIVATIONS: Record<Activation, (x: number) => number> = {
	relu: rectified,
	tanh: Math.tanh,
	sigmoid: (x) => 1 / (1 + Math.exp(-x)),
};

/**
 * Predicted probabilities, [rows], for a batch of scaled inputs ([rows × inputs], row by row) in one pass over the
 * exported weights (layout of `TrainedNetwork.weights`). Agrees with the TF.js layers model within 1e-6.
 */
export function scoreRows(network: Network, weights: Float32Array, inputs: Float32Array, rows: number): Float64Array {
	const layers = layersOf(network, weights);
	const first = layers[0] as Layer;
	const last = layers[layers.length - 1] as Layer;
	const scores = new Float64Array(rows);
	for (let row = 0; row < rows; row += LANES) {
		gather(first, inputs, row, rows);
		for (const layer of layers) {
			weightedSums(layer);
			if (layer !== last) activate(layer.to, network.activation);
		}
		const lanes = Math.min(LANES, rows - row);
		for (let lane = 0; lane < lanes; lane++) scores[row + lane] = 1 / (1 + Math.exp(-(last.to[lane] as number)));
	}
	return scores;
}

interface Layer {
	readonly inputs: number;
	readonly outputs: number;
	/** [outputs × (inputs + 1)]: the weights of each output, its bias last. */
	readonly columns: Float64Array;
	/** What goes in, [inputs × LANES]: what comes out of the layer before. */
	readonly from: Float64Array;
	/** What comes out, [outputs × LANES]. */
	readonly to: Float64Array;
}

function layersOf(network: Network, weights: Float32Array): Layer[] {
	const sizes = layerSizes(network);
	const values = sizes.map((units) => new Float64Array(units * LANES));
	let at = 0;
	return sizes.slice(1).map((outputs, k) => {
		const inputs = sizes[k] as number;
		const columns = new Float64Array(outputs * (inputs + 1));
		for (let i = 0; i <= inputs; i++) {
			for (let j = 0; j < outputs; j++) columns[j * (inputs + 1) + i] = weights[at + i * outputs + j] as number;
		}
		at += (inputs + 1) * outputs;
		return { inputs, outputs, columns, from: values[k] as Float64Array, to: values[k + 1] as Float64Array };
	});
}

/** Lanes beyond the last row repeat it. */
function gather({ inputs: n, from }: Layer, inputs: Float32Array, row: number, rows: number): void {
	for (let lane = 0; lane < LANES; lane++) {
		const at = Math.min(row + lane, rows - 1) * n;
		for (let i = 0; i < n; i++) from[i * LANES + lane] = inputs[at + i] as number;
	}
}

/**
 * Each sum is added up in the order of the inputs, and every one waits for its last addition; so eight of them, of four
 * rows and two units, go on side by side. An odd last unit is computed twice.
 */
function weightedSums({ inputs, outputs, columns, from, to }: Layer): void {
	for (let o = 0; o < outputs; o += 2) {
		const p = Math.min(o + 1, outputs - 1);
		const atO = o * (inputs + 1);
		const atP = p * (inputs + 1);
		let v = columns[atO + inputs] as number;
		let w = columns[atP + inputs] as number;
		let y0 = v;
		let y1 = v;
		let y2 = v;
		let y3 = v;
		let z0 = w;
		let z1 = w;
		let z2 = w;
		let z3 = w;
		for (let i = 0; i < inputs; i++) {
			const x0 = from[i * LANES] as number;
			const x1 = from[i * LANES + 1] as number;
			const x2 = from[i * LANES + 2] as number;
			const x3 = from[i * LANES + 3] as number;
			v = columns[atO + i] as number;
			w = columns[atP + i] as number;
			y0 += x0 * v;
			y1 += x1 * v;
			y2 += x2 * v;
			y3 += x3 * v;
			z0 += x0 * w;
			z1 += x1 * w;
			z2 += x2 * w;
			z3 += x3 * w;
		}
		to[o * LANES] = y0;
		to[o * LANES + 1] = y1;
		to[o * LANES + 2] = y2;
		to[o * LANES + 3] = y3;
		to[p * LANES] = z0;
		to[p * LANES + 1] = z1;
		to[p * LANES + 2] = z2;
		to[p * LANES + 3] = z3;
	}
}

function activate(values: Float64Array, activation: Activation): void {
	const n = values.length;
	// The usual one by name, so that it is worked out in place.
	if (activation === "relu") {
		for (let i = 0; i < n; i++) values[i] = rectified(values[i] as number);
		return;
	}
	const of = ACTIVATIONS[activation];
	for (let i = 0; i < n; i++) values[i] = of(values[i] as number);
}

/**
 * max(z, 0), exact, and 0 for what is no number. A processor guesses the sign of a weighted sum wrong half the time, so
 * no branch depends on it; the one that is left is never taken for finite inputs.
 */
function rectified(z: number): number {
	if (!(z > -1e300)) return 0;
	return (z + Math.abs(z)) * 0.5;
}
