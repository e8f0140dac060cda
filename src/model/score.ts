import { type Activation, layerSizes, type Network } from "./trainer.ts";

const ACTIVATIONS: Record<Activation, (x: number) => number> = {
	relu: (x) => (x > 0 ? x : 0),
	tanh: Math.tanh,
	sigmoid: (x) => 1 / (1 + Math.exp(-x)),
};

/**
 * Predicted probabilities, [rows], for a batch of scaled inputs ([rows × inputs], row by row) in one pass over the
 * exported weights (layout of `TrainedNetwork.weights`). Agrees with the TF.js layers model within 1e-6.
 */
export function scoreRows(network: Network, weights: Float32Array, inputs: Float32Array, rows: number): Float64Array {
	const sizes = layerSizes(network);
	const activate = ACTIVATIONS[network.activation];
	const width = Math.max(...sizes);
	let from = new Float64Array(width);
	let to = new Float64Array(width);
	const scores = new Float64Array(rows);
	for (let row = 0; row < rows; row++) {
		for (let i = 0; i < network.inputs; i++) from[i] = inputs[row * network.inputs + i] as number;
		let at = 0;
		for (let layer = 1; layer < sizes.length; layer++) {
			const n = sizes[layer - 1] as number;
			const m = sizes[layer] as number;
			for (let j = 0; j < m; j++) to[j] = weights[at + n * m + j] as number;
			for (let i = 0; i < n; i++) {
				const value = from[i] as number;
				const base = at + i * m;
				for (let j = 0; j < m; j++) to[j] = (to[j] as number) + value * (weights[base + j] as number);
			}
			at += (n + 1) * m;
			if (layer < sizes.length - 1) for (let j = 0; j < m; j++) to[j] = activate(to[j] as number);
			[from, to] = [to, from];
		}
		scores[row] = 1 / (1 + Math.exp(-(from[0] as number)));
	}
	return scores;
}
