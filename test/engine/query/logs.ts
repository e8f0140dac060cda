import type { EventKind, EventOf, OpsEvent, TriggerName } from "../../../src/ops/events.ts";
import { PIPELINE_STEPS } from "../../../src/ops/pipeline/step-names.ts";
import type { Told } from "../../../src/ops/shop.ts";
import { event } from "../../ops/events.ts";

/** Noon of a day, in hours. */
export const noon = (day: number): number => 24 * day + 12;

/** An event of a log made by hand, with who did it and in which run. */
export const by = <K extends EventKind>(
	actor: OpsEvent["actor"],
	run: number | null,
	t: number,
	kind: K,
	told: Told<K>,
): EventOf<K> => ({ ...event(t, kind, told), actor, run });

const deployedAt = (t: number, version: number, replaces: number | null, rollback = false): OpsEvent =>
	event(t, "model.deployed", { version, replaces, skew: null, ...(rollback && { rollback }) });

export const deployed = (day: number, version: number, replaces: number | null, rollback = false): OpsEvent =>
	deployedAt(noon(day), version, replaces, rollback);

export const registered = (day: number, version: number, run: number, trained: [from: number, to: number]): OpsEvent =>
	by("pipeline", run, noon(day), "model.registered", {
		version,
		weights: `w${version}`,
		trainedFrom: trained[0],
		trainedTo: trained[1],
		accuracy: 0.75,
		note: [],
	});

/** Model 1, made by hand before the year. */
export const firstModel: readonly OpsEvent[] = [
	{ ...registered(0, 1, 0, [-60, -1]), t: 0, actor: "data scientist" },
	deployedAt(0, 1, null),
];

/** A model that a person made in experiment `run`, begun on `from` and registered on `day`. */
export const madeByHand = (run: number, version: number, from: number, day: number): OpsEvent[] => [
	by("data scientist", run, noon(from), "step.started", { step: "extract", until: noon(from) + 8 }),
	by("data scientist", run, noon(from) + 8, "data.extracted", { from: from - 60, to: from - 1, rows: 1000, late: 400 }),
	{ ...registered(day, version, run, [from - 60, from - 1]), actor: "data scientist" },
];

interface Made {
	readonly trigger?: TriggerName;
	readonly revision?: number;
	readonly window?: number;
	readonly features?: readonly string[];
}

/** A run of the pipeline, triggered at noon of `day`, that registers `version` an hour later; every step in ten minutes. */
export function pipelineMakes(run: number, version: number, day: number, made: Made = {}): OpsEvent[] {
	const { trigger = "schedule", revision = 0, window = 28, features = ["load", "backlog"] } = made;
	const at = noon(day);
	const own = <K extends EventKind>(minutes: number, kind: K, told: Told<K>) =>
		by("pipeline", run, at + minutes / 60, kind, told);
	const reason = "It is time.";
	const environment = "production" as const;
	const quality = { rows: 500, accuracy: 0.75, auc: 0.8, logLoss: 0.5, lossPerOrder: 1 };
	const window_ = { from: day - window, to: day - 1 };
	const results: Record<string, OpsEvent> = {
		extraction: own(10, "data.extracted", { ...window_, rows: 4000, late: 1700 }),
		validation: own(20, "data.validated", { ...window_, verdict: "pass", anomalies: [], drifted: [] }),
		preparation: own(30, "data.prepared", {
			trainRows: 3500,
			testRows: 500,
			features,
			scalerMean: features.map(() => 0),
			scalerSd: features.map(() => 1),
		}),
		training: own(40, "model.trained", { rows: 3500, losses: [0.7, 0.5], weights: `w${version}`, backend: "cpu" }),
		evaluation: own(50, "model.evaluated", { ...quality, weights: `w${version}`, segments: {} }),
		"model-validation": own(60, "model.validated", {
			weights: `w${version}`,
			verdict: "pass",
			champion: version - 1,
			attempt: 1,
			rules: [],
		}),
	};
	return [
		by("trigger", run, at, "pipeline.triggered", { trigger, reason, revision, environment, window }),
		...PIPELINE_STEPS.flatMap((step, i) => {
			const until = at + (i + 1) / 6;
			return [
				own(10 * i, "pipeline.step-started", { step, attempt: 1, until }),
				results[step] as OpsEvent,
				own(10 * (i + 1), "pipeline.step-done", { step, attempt: 1, artifact: `${step} ${run}`, started: at + i / 6 }),
			];
		}),
		own(60, "model.registered", {
			version,
			weights: `w${version}`,
			trainedFrom: window_.from,
			trainedTo: window_.to,
			accuracy: 0.75,
			note: [],
		}),
		own(60, "pipeline.finished", { outcome: "registered", version, environment }),
	];
}

/** Puts `version` of a run that `pipelineMakes` into service an hour after it was triggered. */
export const pipelineDeploys = (version: number, day: number, replaces: number): OpsEvent =>
	deployedAt(noon(day) + 1, version, replaces);

/** In the order of their hours; what happened in the same hour stays in the order in which it was written. */
export const logOf = (...parts: (OpsEvent | readonly OpsEvent[])[]): OpsEvent[] =>
	parts.flat().toSorted((a, b) => a.t - b.t);
