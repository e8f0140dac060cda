import type * as TensorFlow from "@tensorflow/tfjs";
import { layerSizes, type Network } from "../../trainer.ts";

type Tf = typeof TensorFlow;

/** `network` as a TensorFlow.js layers model that holds `weights` (layout of `TrainedNetwork.weights`). */
export function layersModel(tf: Tf, network: Network, weights: Float32Array): TensorFlow.Sequential {
	const sizes = layerSizes(network);
	const last = sizes.length - 2;
	const layers = sizes.slice(1).map((units, i) =>
		tf.layers.dense({
			name: i === last ? "output" : `hidden_${i + 1}`,
			units,
			activation: i === last ? "sigmoid" : network.activation,
			...(i === 0 && { inputShape: [network.inputs] }),
		}),
	);
	const model = tf.sequential({ name: "driftworks", layers });
	const tensors = tf.tidy(() => {
		let at = 0;
		return sizes.slice(1).flatMap((outputs, i) => {
			const inputs = sizes[i] as number;
			const kernel = tf.tensor2d(weights.slice(at, at + inputs * outputs), [inputs, outputs]);
			const bias = tf.tensor1d(weights.slice(at + inputs * outputs, at + (inputs + 1) * outputs));
			at += (inputs + 1) * outputs;
			return [kernel, bias];
		});
	});
	model.setWeights(tensors);
	tf.dispose(tensors);
	return model;
}

/** The weights of a model of dense layers, in the layout of `TrainedNetwork.weights`. */
export async function exportWeights(model: TensorFlow.LayersModel): Promise<Float32Array> {
	// A kernel row by row and then its bias is the layout itself; these tensors belong to the model.
	const parts = await Promise.all(model.getWeights().map((tensor) => tensor.data()));
	const weights = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		weights.set(part, at);
		at += part.length;
	}
	return weights;
}
