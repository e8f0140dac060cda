import type { Model } from "../../model/model.ts";
import { seedWeights } from "../../model/train/start.ts";
import type { Trainer, TrainingJob } from "../../model/trainer.ts";
import type { EventKind } from "../events.ts";
import { firstNetwork } from "../experiment.ts";
import evaluation from "../pipeline/evaluation.ts";
import preparation from "../pipeline/preparation.ts";
import { type Artifacts, type Step, type StepContext, StepStop } from "../pipeline/step.ts";
import training from "../pipeline/training.ts";
import type { Shop, Told } from "../shop.ts";
import type { PipelineCode } from "../source/pipeline-code.ts";
import type { CiFixtures } from "./fixtures.ts";

/** Every commit is trained from the same first weights: CI tests the code, not luck. */
const SEED = 20;

/** The pipeline's components of a code, run on the fixtures: what they left, and where they stopped. */
export interface Workbench {
	readonly code: PipelineCode;
	readonly fixtures: CiFixtures;
	readonly trainer: Trainer;
	readonly artifacts: Artifacts;
	/** What each component recorded. */
	readonly told: Partial<{ [K in EventKind]: Told<K> }>;
	/** The component that did not get to its end, and why; null when all did. */
	readonly stopped: { readonly step: string; readonly because: string } | null;
}

/** Runs preparation, training and evaluation of `code`, the very steps of the pipeline, on the fixture rows. */
export async function workbench(code: PipelineCode, fixtures: CiFixtures, trainer: Trainer): Promise<Workbench> {
	const artifacts: Artifacts = { older: fixtures.older, newest: fixtures.newest };
	const told: Workbench["told"] = {};
	const record: Shop["record"] = (_actor, kind, what) => Object.assign(told, { [kind]: what });
	// The steps under test ask their shop for nothing else.
	const shop = { seed: SEED, trainer, trainOptions: {}, record } as unknown as Shop;
	const context = { shop, run: 0, code, artifacts, trainings: 1 } as unknown as StepContext;
	const stopped = await runAll([preparation, training, evaluation], context);
	return { code, fixtures, trainer, artifacts, told, stopped };
}

async function runAll(steps: readonly Step[], context: StepContext): Promise<Workbench["stopped"]> {
	for (const step of steps) {
		try {
			await step.run(context);
		} catch (error) {
			if (!(error instanceof StepStop)) throw error;
			return { step: step.name, because: error.message };
		}
	}
	return null;
}

/** The trained model; where the training gave none, the same network with its first weights, enough to ask it something. */
export function modelOf({ code, artifacts }: Workbench): Model | null {
	if (artifacts.model) return artifacts.model;
	if (!artifacts.prepared) return null;
	const network = firstNetwork(code.features.length, code.hidden);
	const { scaler } = artifacts.prepared;
	return { network, features: code.features, scaler, weights: seedWeights(network, SEED) };
}

/** A training of the first `rows` prepared rows in full batches, `steps` of them. */
export function fewRowsJob({ code, artifacts }: Workbench, rows: number, steps: number): TrainingJob | null {
	if (!artifacts.prepared) return null;
	const { inputs, train } = artifacts.prepared;
	const width = code.features.length;
	return {
		network: firstNetwork(width, code.hidden),
		rows,
		features: inputs.slice(0, rows * width),
		labels: Float32Array.from(train.late.subarray(0, rows)),
		epochs: steps,
		batchSize: rows,
		learningRate: code.learningRate,
		seed: SEED + code.salt,
	};
}
