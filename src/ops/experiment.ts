import { contentHash, seedWords } from "../core/hash.ts";
import { permutation, randomStream } from "../core/random.ts";
import { Memory } from "../core/remember-by.ts";
import { takeRows } from "../core/table.ts";
import { computeFeatures, type FeatureCode, FIRST_FEATURE_CODE, missingColumns } from "../model/features.ts";
import { fitScaler, type Scaler, scale } from "../model/scaler.ts";
import type { Network, TrainingJob } from "../model/trainer.ts";
import type { LabelledRows } from "./labelled-rows.ts";
import { learntFrom } from "./source/learnt-rows.ts";
import type { PipelineCode } from "./source/pipeline-code.ts";

/** Rows a model is fitted on at most, and rows that are held out at most. */
export const TRAIN_ROWS = 4000;
export const TEST_ROWS = 2000;
const TEST_SHARE = 0.2;

/** How a model is fitted. A commit changes this. */
export interface ModelConfig {
	readonly features: FeatureCode;
	readonly hidden: readonly number[];
	readonly epochs: number;
	readonly batchSize: number;
	readonly learningRate: number;
}

/** The settings of the first day. */
export const FIRST_CONFIG: ModelConfig = {
	features: FIRST_FEATURE_CODE,
	hidden: [16, 8],
	epochs: 8,
	batchSize: 256,
	learningRate: 0.02,
};

/** A network of rectifiers for classes of two. */
export const firstNetwork = (inputs: number, hidden: readonly number[]): Network => ({
	inputs,
	hidden,
	activation: "relu",
	loss: "binaryCrossEntropy",
});

/** Rows ready for training: split, with a scaler fitted on the training rows alone. */
export interface Prepared {
	readonly train: LabelledRows;
	readonly test: LabelledRows;
	readonly scaler: Scaler;
	/** Scaled inputs of the training rows, [rows × features]. */
	readonly inputs: Float32Array;
}

/** Rows that cannot be prepared, and why in one sentence. */
export class PreparationFailure extends Error {
	constructor(message: string) {
		super(message);
		this.name = "PreparationFailure";
	}
}

/**
 * Splits and scales; rows that `dropSlower` drops are not learnt from, but held out like all others. Throws
 * `PreparationFailure`, naming them, when columns that the feature code needs are missing.
 */
export function prepareRows(
	rows: LabelledRows,
	features: FeatureCode,
	seed: number,
	run: number,
	dropSlower: PipelineCode["dropSlower"] = {},
): Prepared {
	const missing = missingColumns(rows.table, features);
	if (missing.length > 0) {
		throw new PreparationFailure(`The feature code reads ${missing.join(", ")}, which the extracted data do not have.`);
	}
	const n = rows.table.rows;
	const order = permutation(n, randomStream(seed, `training/split/${run}`));
	const testRows = Math.min(TEST_ROWS, Math.floor(n * TEST_SHARE));
	const part = (some: Uint32Array): LabelledRows => {
		const indices = some.slice().sort();
		const late = new Uint8Array(indices.length);
		const days = new Int16Array(indices.length);
		for (let i = 0; i < indices.length; i++) {
			late[i] = rows.late[indices[i] as number] as number;
			days[i] = rows.days[indices[i] as number] as number;
		}
		return { ...rows, table: takeRows(rows.table, indices), late, days };
	};
	const test = part(order.subarray(0, testRows));
	const train = part(order.subarray(testRows).filter(learntFrom(rows, dropSlower)).subarray(0, TRAIN_ROWS));
	const columns = computeFeatures(train.table, features);
	const scaler = fitScaler(columns);
	return { train, test, scaler, inputs: scale(columns, scaler) };
}

/** The same labels and weights come by many times: each is a float, or is hashed, once. */
const asLabels = new Memory<Float32Array>();
const ids = new Memory<string>();

/** Attempts between two salts of the code: other first weights, whatever the attempt. */
export const SALTED = 1000;

/** The training of `prepared`; `attempt` counts trainings within one experiment, each from other first weights. */
export function trainingJob(
	prepared: Prepared,
	config: ModelConfig,
	seed: number,
	run: number,
	attempt: number,
): TrainingJob {
	const { late } = prepared.train;
	return {
		network: firstNetwork(config.features.length, config.hidden),
		rows: prepared.train.table.rows,
		features: prepared.inputs,
		labels: asLabels.remember(late, [], "", () => Float32Array.from(late)),
		epochs: config.epochs,
		batchSize: config.batchSize,
		learningRate: config.learningRate,
		seed: seedWords(`${seed}/training/${run}/${attempt}`)[0] >>> 0,
	};
}

/** Short content hash by which weights are known in the log and in the registry. */
export const weightsId = (weights: Float32Array): string =>
	ids.remember(weights, [], "", () => contentHash(weights).slice(0, 12));

/** Compute of a training: 1 for 2,000 rows. */
export const trainingCost = (rows: number): number => rows / 2000;
