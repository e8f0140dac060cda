import type { LogEvent } from "../core/log.ts";
import { ofKind } from "../core/of-kind.ts";
import type { FailureReason, TrainedNetwork } from "../model/trainer.ts";
import type { Verdict } from "../monitor/alarm.ts";
import type { AnomalyName } from "../monitor/schema/anomaly.ts";
import type { PipelineStep } from "./pipeline/step-names.ts";
import type { PolicyValue } from "./policy-values.ts";

/** Who acts. Machines and the world have names too, so that a reader of the log knows whom to ask. */
export type Actor =
	| "world"
	| "customer"
	| "business"
	| "learner"
	| "data scientist"
	| "ops engineer"
	| "data engineer"
	| "prediction service"
	| "monitor"
	| "trigger"
	| "pipeline"
	| "ci"
	| "cd";

/** The manual steps of Level 0, in order. */
export const STEPS = ["extract", "prepare", "train", "evaluate", "hand-over", "deploy"] as const;
export type Step = (typeof STEPS)[number];

/** What happened to a group of parcels that were decided by one model. */
export interface Outcome {
	/** Parcels. */
	readonly count: number;
	/** Answered right at .5. */
	readonly right: number;
	/** Sent by express. */
	readonly express: number;
	/** Late, and not sent by express. */
	readonly missed: number;
	/** Sent by express, and would not have been late. */
	readonly needless: number;
}

/** Quality on held-out rows. */
export interface Quality {
	readonly rows: number;
	readonly accuracy: number;
	/** null when only one class is there. */
	readonly auc: number | null;
	readonly logLoss: number;
	/** Business loss for one parcel. */
	readonly lossPerOrder: number;
}

/** What the weekly check says of one input. The numbers are null when it cannot be tested; `because` says why not. */
export interface InputCheck {
	readonly feature: string;
	readonly verdict: Verdict;
	/** Windows running, this one included, in which it was significant and big. */
	readonly running: number;
	/** Kolmogorov–Smirnov's D for numbers, chi-square for categories. */
	readonly statistic: number | null;
	readonly p: number | null;
	readonly adjustedP: number | null;
	/** Wasserstein distance in sd of the reference for numbers, Jensen–Shannon distance for categories. */
	readonly effect: number | null;
	readonly because: string | null;
}

/** What starts the pipeline: Google's five triggers, and new code that has reached production. */
export const TRIGGERS = ["on demand", "schedule", "new data", "performance", "distribution", "new code"] as const;
export type TriggerName = (typeof TRIGGERS)[number];

/** A feature of one parcel as the training computes it and as the service does. */
export interface ComparedFeature {
	readonly feature: string;
	/** Raw value, in the unit of the feature; null for a missing one. */
	readonly training: number | null;
	readonly serving: number | null;
	/** What goes into the network, in standard deviations. */
	readonly trainingInput: number;
	readonly servingInput: number;
}

/** Where a version of the model stands in the registry. */
export type Stage = "candidate" | "staging" | "production" | "archived";

/** Where a pipeline runs. */
export type Environment = "test" | "pre-production" | "production";

/** One check with what it measured, what was allowed, and whether it holds. */
export interface CheckResult {
	readonly check: string;
	readonly pass: boolean;
	/** What was measured and what is allowed, in one sentence. */
	readonly sentence: string;
	/** The measured number and its limit where there is one. */
	readonly value: number | null;
	readonly limit: number | null;
}

/** What is known of one side of an online trial. */
export interface TrialSide {
	readonly version: number;
	/** Parcels answered, of them sent by express, and requests that timed out. */
	readonly count: number;
	readonly express: number;
	readonly timeouts: number;
	/** Labels known so far, and answers that they call right. */
	readonly labels: number;
	readonly right: number;
}

export type Role = "data scientist" | "ops engineer" | "data engineer";

interface Details {
	/** A drift begins to act on this day; `complete` is the day on which it is whole, null when it is at once. */
	"drift.began": { day: number; drift: string; complete: number | null };
	"drift.ended": { day: number; drift: string };
	/** A day's parcels were answered by the model in service. Known in full only to the simulator. */
	"day.served": Outcome & {
		day: number;
		version: number;
		late: number;
		/** Right answers to expect under the true P(late) of each parcel: what the service is worth without luck. */
		rightExpected: number;
		/** The same for the model with the feature code it learnt with: the price of a skew is the difference. */
		rightAsTrained: number;
		/** The same for a rule that knows P(late). */
		rightAtBest: number;
		segments: Readonly<Record<string, Outcome>>;
		/** Requests without an answer in time; they went out ordinary. Left out when there were none. */
		timeouts?: number;
	};
	/** Labels that became known on this day, of parcels from earlier days. */
	"labels.arrived": { day: number; count: number; right: number; late: number; missed: number; needless: number };
	/** The business report of the last seven days' known labels; the first ones set the baseline. */
	"report.sent": { day: number; lossPerOrder: number; baseline: number | null; bad: boolean; badInARow: number };
	"complaint.raised": { day: number; weeks: number };
	/** An action that could not be taken now. */
	"action.refused": { action: string; reason: string };
	/** A person took up a step; `until` is the hour at which it will be done. */
	"step.started": { step: Step; until: number };
	/** A step was asked for and waits: nobody is at work, or other tickets come first. */
	"step.queued": { step: Step; startsAt: number; until: number };
	"data.extracted": { from: number; to: number; rows: number; late: number };
	"data.prepared": {
		trainRows: number;
		testRows: number;
		features: readonly string[];
		scalerMean: readonly number[];
		scalerSd: readonly number[];
	};
	"preparation.failed": { message: string };
	"model.trained": { rows: number; losses: TrainedNetwork["losses"]; weights: string; backend: string };
	"training.failed": { reason: FailureReason; message: string };
	"model.evaluated": Quality & { weights: string; segments: Readonly<Record<string, Quality>> };
	"model.registered": {
		version: number;
		weights: string;
		trainedFrom: number;
		trainedTo: number;
		accuracy: number;
		note: readonly string[];
	};
	/** Ops wrote the features a second time, in the language of the service. */
	"features.rewritten": { version: number; skew: string | null };
	/**
	 * Parcels of days `from` .. `to` were computed by both codes: how many of the rows differ in an input, and one parcel,
	 * the first that differs or else the first of all.
	 */
	"features.compared": {
		version: number;
		from: number;
		to: number;
		rows: number;
		differ: number;
		/** Whether any parcel differs. */
		differs: boolean;
		/** Features of which some parcel has another input, in the order of the model. */
		wrong: readonly string[];
		/** The day on which the parcel that is shown was ordered. */
		day: number;
		parcel: readonly ComparedFeature[];
	};
	/** Ops wrote the features of the version in service as the training has them. */
	"features.corrected": { version: number };
	"model.deployed": { version: number; replaces: number | null; skew: string | null; rollback?: boolean };
	/** A version that did not start in the service: what served before goes on. */
	"deployment.failed": { version: number; because: string };
	/** A version moves in the registry; `why` is one sentence. */
	"model.staged": { version: number; from: Stage; to: Stage; why: string };

	// Levels 1 and 2.
	/** The policy changes: a person sets one field. */
	"policy.set": { field: string; value: PolicyValue };
	/** A monitor calls: the first sign of something that a machine or a person then answers. */
	"alert.raised": {
		day: number;
		about: "schema skew" | "value skew" | "performance" | "release" | "pipeline";
		sentence: string;
	};
	/** Known labels of the model in service over the last seven days, once there are enough of them. */
	"monitor.performance": {
		day: number;
		version: number;
		labels: number;
		accuracy: number;
		reference: number;
		low: boolean;
	};
	/** A person's work beside the steps of Level 0: it waits, begins, and is done (`hours` of the last). */
	"task.queued": { role: Role; task: string; about: string; startsAt: number; until: number };
	"task.started": { role: Role; task: string; about: string; until: number };
	"task.done": { role: Role; task: string; about: string };
	/** A run of the pipeline begins. `revision` is that of the pipeline's code, `run` its number. */
	"pipeline.triggered": {
		trigger: TriggerName;
		reason: string;
		revision: number;
		environment: Environment;
		window: number;
	};
	/** A trigger spoke and nothing began. */
	"pipeline.skipped": { trigger: TriggerName; reason: string; because: "cooldown" | "running" };
	"pipeline.step-started": { step: PipelineStep; attempt: number; until: number };
	/** A step is done: its artifact by content hash, its parameters. */
	"pipeline.step-done": { step: PipelineStep; attempt: number; artifact: string; started: number };
	/** A step failed; it is tried again at hour `retryAt`, or not (null). */
	"pipeline.step-failed": { step: PipelineStep; attempt: number; message: string; retryAt: number | null };
	/** The run stands still at a step until somebody resumes it; the champion goes on serving. */
	"pipeline.stopped": { step: PipelineStep; because: string };
	"pipeline.resumed": { step: PipelineStep };
	/** The run is over. `version` is null when its model was refused. */
	"pipeline.finished": {
		outcome: "registered" | "refused" | "tested";
		version: number | null;
		environment: Environment;
	};
	/** Data validation: schema skew stops the run, value skew is what retraining is for. */
	"data.validated": {
		from: number;
		to: number;
		verdict: "pass" | "schema skew" | "value skew";
		anomalies: readonly { name: AnomalyName; column: string | null; sentence: string }[];
		drifted: readonly string[];
	};
	/** Model validation: every rule with what it measured. */
	"model.validated": {
		weights: string;
		verdict: "pass" | "refused";
		champion: number;
		attempt: number;
		rules: readonly CheckResult[];
	};
	/** The data engineer has repaired what arrives: from now on, and in the store back to `from`. */
	"adapter.installed": {
		day: number;
		column: string;
		repair: "scale" | "rename" | "accept";
		sentence: string;
		from: number;
	};
	/** Columns that the feature store serves as the training mean until they are repaired; empty when none are left. */
	"serving.guarded": { day: number; columns: readonly string[] };
	/** A commit is made on a branch. */
	"commit.made": { commit: string; message: string };
	/** A commit is part of the code from `revision` on; `where` says which code. */
	"commit.merged": { commit: string; revision: number };
	"commit.refused": { commit: string; because: string };
	/** It was in production and is taken out; `revision` is the code's after that. */
	"commit.reverted": { commit: string; revision: number; because: string };
	/** Level 1: what testing by hand came to. */
	"commit.tested-by-hand": { commit: string; pass: boolean; sentence: string };
	/** CI: the article's six tests, run on the commit. */
	"ci.finished": { commit: string; pass: boolean; tests: readonly CheckResult[] };
	/** Built components by content hash. */
	"package.built": { commit: string; package: string; files: readonly string[] };
	/** CD: the checks of a package in an environment. */
	"cd.checked": {
		commit: string;
		package: string;
		environment: Environment;
		pass: boolean;
		/** Runs in this environment that still have to succeed; 0 when it may go on. */
		remaining: number;
		checks: readonly CheckResult[];
	};
	/** The pipeline of a package runs in an environment from now on. */
	"pipeline.deployed": { commit: string | null; package: string; environment: Environment; revision: number };
	/** An online trial of a registered version begins, is looked at each day, and ends. */
	"trial.began": {
		version: number;
		champion: number;
		mode: "shadow" | "canary" | "ab";
		share: number;
		until: number;
		/** Parcels that the candidate will have answered by then, and the difference in accuracy that so many can show. */
		sample: number;
		detectable: number;
	};
	"trial.observed": { day: number; candidate: TrialSide; champion: TrialSide };
	"trial.ended": {
		version: number;
		outcome: "promoted" | "rolled back" | "no gain" | "replaced";
		because: string;
		guardrails: readonly CheckResult[];
	};
	/** A version is taken out of service; `rehearsal` when only to know how long it takes. */
	"model.rolled-back": { version: number; to: number; because: string; rehearsal: boolean; minutes: number };
	/** What the schema of the model in service does not allow in today's batch, told when it is not what it was a day ago. */
	"monitor.schema": {
		day: number;
		version: number;
		anomalies: readonly { name: AnomalyName; column: string | null; sentence: string }[];
	};
	/** The orders of days `from` .. `to` against the newest that the model in service learnt from. */
	"monitor.inputs": {
		day: number;
		version: number;
		from: number;
		to: number;
		/** Rows of the window that were compared. */
		rows: number;
		features: readonly InputCheck[];
		/** Features that ring. */
		alarms: readonly string[];
	};
	/** A day's labels made a detector of the error stream speak; rate and width are those of ADWIN's window after it. */
	"monitor.errors": {
		day: number;
		version: number;
		alarm: boolean;
		improved: boolean;
		warning: boolean;
		rate: number;
		width: number;
	};
	/** Accuracy to be expected of the answers of days `from` .. `to` (CBPE), before their labels are known. */
	"monitor.estimated": {
		day: number;
		version: number;
		from: number;
		to: number;
		rows: number;
		accuracy: number;
		lower: number;
		upper: number;
		/** The same estimate for the rows held out from the training. */
		expected: number;
		/** Even the upper end of the band is below what was expected. */
		low: boolean;
	};
	/** What the same answers came to by the labels that were recorded, on the day on which the last of them is known. */
	"monitor.realised": { day: number; version: number; from: number; to: number; rows: number; accuracy: number };
}

export type EventKind = keyof Details;

/** One entry of the log of a run: what every entry has, its kind, and what this kind tells. */
export type OpsEvent = {
	[K in EventKind]: LogEvent & { readonly actor: Actor; readonly kind: K } & Readonly<Details[K]>;
}[EventKind];

export type EventOf<K extends EventKind> = Extract<OpsEvent, { kind: K }>;

/** The events of one kind, in order. */
export const eventsOf = <K extends EventKind>(events: readonly OpsEvent[], kind: K): EventOf<K>[] =>
	ofKind(events, kind) as EventOf<K>[];
