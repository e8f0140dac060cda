import { type Checkpoint, TrainingFailure, type TrainingJob, weightCount } from "../trainer.ts";
import { stepsPerEpoch } from "./start.ts";

/** A mean loss above this many nats is not a fit: guessing one half costs 0.69. */
const DIVERGED_LOSS = 4;

/** Nor is a weight beyond this size, on inputs that are scaled: squared error cannot show it, being 1 at most. */
const DIVERGED_WEIGHT = 1000;

/** Throws `TrainingFailure` when `job` cannot give a usable network, whatever the trainer. */
export function checkJob(job: TrainingJob): void {
	const { network, rows, features, labels, batchSize, epochs, learningRate } = job;
	if (features.length !== rows * network.inputs || labels.length !== rows) {
		throw new Error(`training job: ${features.length} features and ${labels.length} labels do not make ${rows} rows`);
	}
	if (network.hidden.length > 2) throw new Error(`training job: ${network.hidden.length} hidden layers, at most 2`);
	for (const [name, count] of Object.entries({ batchSize, epochs })) {
		if (!Number.isInteger(count) || count < 1) throw new Error(`training job: ${name} ${count} is no count`);
	}
	if (!Number.isFinite(learningRate) || learningRate <= 0) {
		throw new TrainingFailure("bad-learning-rate", `The learning rate is ${learningRate}; it must be above 0.`);
	}
	if (rows < batchSize) {
		throw new TrainingFailure(
			"too-few-rows",
			`There are ${rows} rows to learn from, fewer than one batch of ${batchSize}.`,
		);
	}
	const input = features.findIndex((value) => !Number.isFinite(value));
	if (input >= 0) {
		const row = Math.floor(input / network.inputs);
		throw new TrainingFailure(
			"non-finite-input",
			`Input ${input % network.inputs} of row ${row} is ${features[input]}; every input must be a finite number.`,
		);
	}
	checkLabels(labels);
}

function checkLabels(labels: Float32Array): void {
	const odd = labels.findIndex((label) => label !== 0 && label !== 1);
	if (odd >= 0 && !Number.isFinite(labels[odd])) {
		throw new TrainingFailure("non-finite-input", `The label of row ${odd} is ${labels[odd]}; it must be 0 or 1.`);
	}
	if (odd >= 0) throw new Error(`training job: label ${labels[odd]} of row ${odd} is neither 0 nor 1`);
	if (!labels.includes(0) || !labels.includes(1)) {
		throw new TrainingFailure(
			"one-class",
			`All ${labels.length} rows carry the label ${labels[0]}; there is nothing to tell apart.`,
		);
	}
}

/** Throws `TrainingFailure` when weights are not finite numbers: a loss can stay finite while they are not. */
export function checkWeights(weights: Float32Array): void {
	const bad = weights.findIndex((weight) => !Number.isFinite(weight));
	if (bad < 0) return;
	throw new TrainingFailure(
		"non-finite-weights",
		`Weight ${bad} of ${weights.length} became ${weights[bad]}; the learning rate is probably too high.`,
	);
}

/** `checkWeights`, and throws `TrainingFailure` when weights or the last epoch's mean loss say that nothing was learnt. */
export function checkResult(weights: Float32Array, losses: readonly number[]): void {
	checkWeights(weights);
	const loss = losses.at(-1) ?? Number.NaN;
	const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
	if (loss <= DIVERGED_LOSS && largest <= DIVERGED_WEIGHT) return;
	throw new TrainingFailure(
		"diverged",
		`The training did not settle: loss ${loss.toPrecision(3)}, largest weight ${largest.toPrecision(3)}; the learning rate is probably too high.`,
	);
}

/** Throws when `checkpoint` belongs to another job: mixing two trainings up is a fault of the program. */
export function checkResume(job: TrainingJob, { step, epoch, weights }: Checkpoint): void {
	if (weights.length !== weightCount(job.network) || step !== epoch * stepsPerEpoch(job) || epoch > job.epochs) {
		throw new Error(`checkpoint at step ${step}, epoch ${epoch} with ${weights.length} weights is of another job`);
	}
}

/** The `TrainingFailure` that `check` throws, if it throws one; any other error goes through. */
export function failureOf(check: () => void): TrainingFailure | undefined {
	try {
		check();
		return undefined;
	} catch (error) {
		if (error instanceof TrainingFailure) return error;
		throw error;
	}
}
