import type * as TensorFlow from "@tensorflow/tfjs";
import type { Loss, TrainedNetwork, Trainer, TrainingJob, TrainOptions } from "../../trainer.ts";
import { checkJob, checkResult } from "../check.ts";
import { frameReporter } from "../progress.ts";
import { epochOrder, seedWeights, stepsPerEpoch } from "../start.ts";
import { exportWeights, layersModel } from "./network.ts";
import { startTensorFlow, type TensorFlowBackend } from "./tensorflow.ts";

type Tf = typeof TensorFlow;

/** Clips probabilities; TensorFlow.js's own clip is 1e-4 on WebGL and 1e-7 elsewhere, so the two would not agree. */
const PROBABILITY_MARGIN = 1e-7;

/**
 * Trains with TensorFlow.js's own layers and optimiser: the oracle for the other trainers, and slow. It cannot resume
 * from a checkpoint, since TensorFlow.js does not give its optimiser's moments back by name.
 */
export const layersTrainer = (backend: TensorFlowBackend): Trainer => ({
	backend: `tfjs-${backend}`,
	train: (job, options) => train(backend, job, options),
});

async function train(
	backend: TensorFlowBackend,
	job: TrainingJob,
	options: TrainOptions = {},
): Promise<TrainedNetwork> {
	checkJob(job);
	if (options.resumeFrom) throw new Error("the TensorFlow.js layers trainer cannot resume from a checkpoint");
	const tf = await startTensorFlow(backend);
	const model = layersModel(tf, job.network, seedWeights(job.network, job.seed));
	const optimizer = tf.train.adam(job.learningRate, 0.9, 0.999, 1e-7);
	try {
		model.compile({ optimizer, loss: lossFunction(tf, job.network.loss) });
		const report = frameReporter(job.epochs, options.onEpoch);
		const losses: number[] = [];
		for (let epoch = 0; epoch < job.epochs; epoch++) {
			options.signal?.throwIfAborted();
			losses.push(await fitEpoch(tf, model, job, epoch));
			report(losses);
		}
		options.signal?.throwIfAborted();
		const weights = await exportWeights(model);
		checkResult(weights, losses);
		return { weights, losses, backend: `tfjs-${backend}` };
	} finally {
		// The model disposes only of an optimiser that it made itself.
		model.dispose();
		optimizer.dispose();
	}
}

async function fitEpoch(tf: Tf, model: TensorFlow.Sequential, job: TrainingJob, epoch: number): Promise<number> {
	const rows = stepsPerEpoch(job) * job.batchSize;
	const { inputs } = job.network;
	const order = epochOrder(job, epoch);
	const features = new Float32Array(rows * inputs);
	const labels = new Float32Array(rows);
	for (let i = 0; i < rows; i++) {
		const row = order[i] as number;
		features.set(job.features.subarray(row * inputs, (row + 1) * inputs), i * inputs);
		labels[i] = job.labels[row] as number;
	}
	const x = tf.tensor2d(features, [rows, inputs]);
	const y = tf.tensor2d(labels, [rows, 1]);
	const { batchSize } = job;
	const { history } = await model.fit(x, y, { batchSize, epochs: 1, shuffle: false, verbose: 0, yieldEvery: "never" });
	tf.dispose([x, y]);
	return history["loss"]?.[0] as number;
}

function lossFunction(
	tf: Tf,
	loss: Loss,
): (label: TensorFlow.Tensor, probability: TensorFlow.Tensor) => TensorFlow.Tensor {
	return (label, probability) =>
		tf.tidy(() => {
			if (loss === "squaredError") return tf.mean(tf.squaredDifference(label, probability));
			const p = tf.clipByValue(probability, PROBABILITY_MARGIN, 1 - PROBABILITY_MARGIN);
			const one = tf.mul(label, tf.log(p));
			const zero = tf.mul(tf.sub(1, label), tf.log(tf.sub(1, p)));
			return tf.neg(tf.mean(tf.add(one, zero)));
		});
}
