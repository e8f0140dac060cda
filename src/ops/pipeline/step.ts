import type { Model } from "../../model/model.ts";
import type { ServedModel } from "../../model/serving.ts";
import type { Quality } from "../events.ts";
import type { Prepared } from "../experiment.ts";
import type { LabelledRows } from "../labelled-rows.ts";
import type { Shop } from "../shop.ts";
import type { PipelineCode } from "../source/pipeline-code.ts";
import type { PipelineStep } from "./step-names.ts";

/** What the steps of one run hand on to one another: each adds its own, and a later one finds it here. */
export interface Artifacts {
	/** Labelled rows of the window: those of the newest days with known labels, from which some are held out, apart. */
	older?: LabelledRows;
	newest?: LabelledRows;
	prepared?: Prepared;
	model?: Model;
	quality?: Quality & { readonly segments: Readonly<Record<string, Quality>> };
	/** Whether the trained model passed its validation; undefined before that, and for ever without that step. */
	valid?: boolean;
}

/** What a step may look at. */
export interface StepContext {
	readonly shop: Shop;
	readonly run: number;
	readonly code: PipelineCode;
	readonly artifacts: Artifacts;
	/** Trainings of this run so far: each begins with other first weights. */
	readonly trainings: number;
	/** What is in service: the champion that a new model is measured against. */
	readonly champion: Champion;
	/** Anomalies of the newest batch that nobody has repaired or accepted. */
	anomalies(): ReturnType<Shop["anomalies"]>;
	/** Inputs that rang at the last weekly check. */
	readonly drifted: readonly string[];
}

export interface Champion {
	readonly version: number;
	readonly served: ServedModel;
	readonly code: PipelineCode;
}

/** One step of the automated pipeline: one file in this folder each. */
export interface Step {
	readonly name: PipelineStep;
	/** Simulated minutes that it takes. */
	readonly minutes: number;
	/** Share of attempts that fail for no reason of ours and are tried again. */
	readonly failureChance: number;
	/** Does the work, records what came of it, and gives the content hash of its artifact. Throws `StepStop`. */
	run(context: StepContext): Promise<string>;
}

/** A step that cannot end well: the run stops here, and `message` says why in one sentence. */
export class StepStop extends Error {
	constructor(message: string) {
		super(message);
		this.name = "StepStop";
	}
}

/** What an earlier step has left. Throws when it has left nothing: the DAG was checked before it ran. */
export function left<K extends keyof Artifacts>(artifacts: Artifacts, name: K): NonNullable<Artifacts[K]> {
	const artifact = artifacts[name];
	if (artifact === undefined) throw new Error(`pipeline: no step has made ${name} yet`);
	return artifact as NonNullable<Artifacts[K]>;
}
