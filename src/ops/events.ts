import type { LogEvent } from "../core/log.ts";
import type { FailureReason, TrainedNetwork } from "../model/trainer.ts";
import type { Verdict } from "../monitor/alarm.ts";
import type { AnomalyName } from "../monitor/schema/anomaly.ts";

/** Who acts. Machines and the world have names too, so that a reader of the log knows whom to ask. */
export type Actor =
	| "world"
	| "customer"
	| "business"
	| "learner"
	| "data scientist"
	| "ops engineer"
	| "prediction service"
	| "monitor";

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
	"model.deployed": { version: number; replaces: number | null; skew: string | null };
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
	events.filter((event): event is EventOf<K> => event.kind === kind);
