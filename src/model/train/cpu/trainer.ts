import type { Checkpoint, TrainedNetwork, Trainer, TrainingJob, TrainOptions } from "../../trainer.ts";
import { BETA1, BETA2, biasCorrections, EPSILON, ONE_MINUS_BETA1, ONE_MINUS_BETA2 } from "../adam.ts";
import { checkJob, checkResult, checkResume, checkWeights } from "../check.ts";
import { pause } from "../pause.ts";
import { frameReporter } from "../progress.ts";
import { epochOrder, seedWeights, stepsPerEpoch } from "../start.ts";
import { batchGradient } from "./gradient.ts";

/** Longest stretch without giving way to the event loop. */
const CHUNK_MS = 8;

interface State {
	readonly weights: Float32Array;
	readonly firstMoments: Float32Array;
	readonly secondMoments: Float32Array;
}

/** Trains on plain typed arrays: where WebGL 2 is missing or was lost, in Node, and as the reference of the GPU's trainer. */
export const cpuTrainer = (): Trainer => ({ backend: "cpu", train });

async function train(job: TrainingJob, options: TrainOptions = {}): Promise<TrainedNetwork> {
	checkJob(job);
	const { resumeFrom, signal, onCheckpoint } = options;
	if (resumeFrom) checkResume(job, resumeFrom);
	const state = startState(job, resumeFrom);
	const losses = [...(resumeFrom?.losses ?? [])];
	const report = frameReporter(job.epochs, options.onEpoch);
	const gradientOf = batchGradient(job.network);
	const gradient = new Float64Array(state.weights.length);
	const wide = Float64Array.from(state.weights);
	const steps = stepsPerEpoch(job);
	let step = resumeFrom?.step ?? 0;
	let chunkEnd = performance.now() + CHUNK_MS;
	for (let epoch = losses.length; epoch < job.epochs; epoch++) {
		const order = epochOrder(job, epoch);
		let loss = 0;
		for (let i = 0; i < steps; i++) {
			const batch = { features: job.features, labels: job.labels, order, from: i * job.batchSize, size: job.batchSize };
			loss += gradientOf(wide, batch, gradient);
			adamStep(state, gradient, ++step, job.learningRate);
			wide.set(state.weights);
			if (performance.now() < chunkEnd) continue;
			await pause();
			signal?.throwIfAborted();
			chunkEnd = performance.now() + CHUNK_MS;
		}
		losses.push(loss / steps);
		checkWeights(state.weights);
		report(losses);
		onCheckpoint?.(takeCheckpoint(state, step, losses));
	}
	signal?.throwIfAborted();
	checkResult(state.weights, losses);
	return { weights: state.weights, losses, backend: "cpu" };
}

function startState(job: TrainingJob, from: Checkpoint | undefined): State {
	const weights = from?.weights.slice() ?? seedWeights(job.network, job.seed);
	return {
		weights,
		firstMoments: from?.firstMoments.slice() ?? new Float32Array(weights.length),
		secondMoments: from?.secondMoments.slice() ?? new Float32Array(weights.length),
	};
}

const takeCheckpoint = (state: State, step: number, losses: readonly number[]): Checkpoint => ({
	step,
	epoch: losses.length,
	weights: state.weights.slice(),
	firstMoments: state.firstMoments.slice(),
	secondMoments: state.secondMoments.slice(),
	losses: [...losses],
});

/** One step in single precision throughout, operation by operation as the GPU's kernel does it. */
function adamStep(state: State, gradient: Float64Array, step: number, learningRate: number): void {
	const { weights, firstMoments, secondMoments } = state;
	const { fround } = Math;
	const [correction1, correction2] = biasCorrections(step);
	const rate = fround(learningRate);
	for (let i = 0; i < weights.length; i++) {
		const g = gradient[i] as number;
		const m = fround(fround((firstMoments[i] as number) * BETA1) + fround(g * ONE_MINUS_BETA1));
		const v = fround(fround((secondMoments[i] as number) * BETA2) + fround(fround(g * g) * ONE_MINUS_BETA2));
		const root = fround(Math.sqrt(fround(v / correction2)));
		const move = fround(fround(m / correction1) / fround(root + EPSILON));
		firstMoments[i] = m;
		secondMoments[i] = v;
		weights[i] = (weights[i] as number) - fround(rate * move);
	}
}
