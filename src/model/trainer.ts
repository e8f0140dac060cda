/** What a trainer is asked to do and what it gives back, whichever machine does it. */

export type Activation = "relu" | "tanh" | "sigmoid";
export type Loss = "binaryCrossEntropy" | "squaredError";

/** A dense network with one output; no hidden layer makes it logistic regression. The output is always a sigmoid. */
export interface Network {
	readonly inputs: number;
	/** Units of the hidden layers: none, one or two of them. */
	readonly hidden: readonly number[];
	readonly activation: Activation;
	readonly loss: Loss;
}

export interface TrainingJob {
	readonly network: Network;
	readonly rows: number;
	/** [rows × inputs], row by row, already scaled. */
	readonly features: Float32Array;
	/** [rows], 0 or 1. */
	readonly labels: Float32Array;
	readonly epochs: number;
	/** Rows per step; what is left over at the end of an epoch is dropped, so every step has the same shape. */
	readonly batchSize: number;
	/** Adam's step size; β₁ .9, β₂ .999, ε 1e-7 outside the root of the bias-corrected second moment (Kingma and Ba 2015). */
	readonly learningRate: number;
	/** Seeds the first weights and the order of rows in every epoch. */
	readonly seed: number;
}

export interface EpochProgress {
	/** Epochs done, 1 .. epochs. */
	readonly epoch: number;
	readonly epochs: number;
	/** Mean loss over the batches of that epoch. */
	readonly loss: number;
	/** Mean loss of each epoch so far, for a loss curve: some epochs are reported together. */
	readonly losses: readonly number[];
}

/**
 * Everything a training needs to go on where it stood, on any machine, by plain values that survive `structuredClone`.
 * Taken between two epochs. A trainer of the same kind that resumes from it ends with bit-identical weights.
 */
export interface Checkpoint {
	/** Optimiser steps done. */
	readonly step: number;
	/** Epochs done: the cursor. The rows go on in the order that the seed gives to this epoch, from its first row. */
	readonly epoch: number;
	/** As `TrainedNetwork.weights`. */
	readonly weights: Float32Array;
	/** Adam's first moments, laid out as the weights. */
	readonly firstMoments: Float32Array;
	/** Adam's second moments, laid out as the weights. */
	readonly secondMoments: Float32Array;
	/** Mean loss of each epoch done. */
	readonly losses: readonly number[];
}

export interface TrainedNetwork {
	/** Layer after layer, each [(inputs + 1) × outputs] row by row with the bias as its last row. */
	readonly weights: Float32Array;
	/** Mean loss of each epoch. */
	readonly losses: readonly number[];
	/** What computed it, for example "webgl" or "cpu". */
	readonly backend: string;
	/** One sentence for the page when something out of the ordinary happened, such as a lost GPU. */
	readonly remark?: string;
}

export interface TrainOptions {
	/** Stops the training between two chunks of steps; `train` then rejects with the signal's reason. */
	readonly signal?: AbortSignal;
	/** Called at most once a frame (16 ms), and always after the last epoch. */
	readonly onEpoch?: (progress: EpochProgress) => void;
	/** Called between epochs, on the GPU after no fewer than 32 steps; keep the last one to survive a lost GPU or worker. */
	readonly onCheckpoint?: (checkpoint: Checkpoint) => void;
	/** Where an interrupted training of this very job stood. */
	readonly resumeFrom?: Checkpoint;
}

/** As `TrainOptions`, for several jobs at once. Lists are in the order of the jobs, null for a job that has not begun. */
export interface TrainManyOptions {
	readonly signal?: AbortSignal;
	readonly onEpoch?: (progress: readonly (EpochProgress | null)[]) => void;
	readonly onCheckpoint?: (checkpoints: readonly (Checkpoint | null)[]) => void;
	readonly resumeFrom?: readonly (Checkpoint | null)[];
}

/** What a trainer can make ready for before it knows any data. */
export type TrainingShape = Pick<TrainingJob, "network" | "rows" | "epochs" | "batchSize">;

export interface Trainer {
	/** What computes: "webgl", "cpu" (typed arrays) or "tfjs-cpu". Part of the key under which weights are remembered. */
	readonly backend: string;
	/**
	 * Rejects with `TrainingFailure` when the job cannot give a usable network, with the signal's reason when cancelled,
	 * with `GpuLost` when the GPU that computes was taken away.
	 */
	train(job: TrainingJob, options?: TrainOptions): Promise<TrainedNetwork>;
	/**
	 * Trains several jobs of the same shape side by side, for less than the price of one after the other; `trainMany` of
	 * train/many.ts works with every trainer. A job that fails does not touch the others.
	 */
	trainMany?(jobs: readonly TrainingJob[], options?: TrainManyOptions): Promise<(TrainedNetwork | TrainingFailure)[]>;
	/** Pays what the first training of this shape would cost beforehand: compiled programs. To be called when idle. */
	warmUp?(shape: TrainingShape): Promise<void>;
}

export type FailureReason =
	| "non-finite-input"
	| "one-class"
	| "too-few-rows"
	| "bad-learning-rate"
	| "non-finite-weights"
	| "diverged";

/** A training that ends without a model, by name. */
export class TrainingFailure extends Error {
	constructor(
		readonly reason: FailureReason,
		message: string,
	) {
		super(message);
		this.name = "TrainingFailure";
	}
}

/** The GPU was taken away, or did not answer: what it held is gone. A new worker can go on from the last checkpoint. */
export class GpuLost extends Error {
	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = "GpuLost";
	}
}

/** Sizes of the layers, inputs first, the one output last. */
export const layerSizes = (network: Network): number[] => [network.inputs, ...network.hidden, 1];

/** Number of weights, biases included: 289 for 8-16-8-1. */
export function weightCount(network: Network): number {
	const sizes = layerSizes(network);
	return sizes.slice(1).reduce((sum, outputs, i) => sum + ((sizes[i] as number) + 1) * outputs, 0);
}
