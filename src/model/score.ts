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
	const layers = layersOf(network, weights);
	const activate = ACTIVATIONS[network.activation];
	const isRelu = network.activation === "relu";
	const x = new Float64Array(network.inputs);
	const scores = new Float64Array(rows);
	for (let row = 0; row < rows; row++) {
		for (let i = 0; i < network.inputs; i++) x[i] = inputs[row * network.inputs + i] as number;
		let from: Float64Array = x;
		for (const { inputs: n, outputs: m, columns, values, last } of layers) {
			for (let j = 0; j < m; j++) {
				// One column at a time: the sum stays in a register, and is added up in the order of the inputs.
				const column = j * (n + 1);
				let sum = columns[column + n] as number;
				for (let i = 0; i < n; i++) sum += (from[i] as number) * (columns[column + i] as number);
				values[j] = last ? sum : isRelu ? (sum > 0 ? sum : 0) : activate(sum);
			}
			from = values;
		}
		scores[row] = 1 / (1 + Math.exp(-(from[0] as number)));
	}
	return scores;
}

interface Layer {
	readonly inputs: number;
	readonly outputs: number;
	/** [outputs × (inputs + 1)]: the weights of each output, its bias last. */
	readonly columns: Float64Array;
	/** [outputs] of the row in hand. */
	readonly values: Float64Array;
	readonly last: boolean;
}

function layersOf(network: Network, weights: Float32Array): Layer[] {
	const sizes = layerSizes(network);
	let at = 0;
	return sizes.slice(1).map((outputs, k) => {
		const inputs = sizes[k] as number;
		const columns = new Float64Array(outputs * (inputs + 1));
		for (let i = 0; i <= inputs; i++) {
			for (let j = 0; j < outputs; j++) columns[j * (inputs + 1) + i] = weights[at + i * outputs + j] as number;
		}
		at += (inputs + 1) * outputs;
		return { inputs, outputs, columns, values: new Float64Array(outputs), last: k === sizes.length - 2 };
	});
}
