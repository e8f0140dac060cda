import { SERVING_SKEWS } from "../model/serving.ts";
import type { Action } from "../ops/actions.ts";
import { COMMITS } from "../ops/commits/catalogue.ts";
import { type Actor, type EventKind, type EventOf, STEPS, TRIGGERS } from "../ops/events.ts";
import { PIPELINE_STEPS } from "../ops/pipeline/step-names.ts";
import { POLICY_FIELDS } from "../ops/policy-fields.ts";
import { DRIFTS } from "../world/catalogue.ts";

/** What a field of an event can be: any number, any text, true or false, or one of these texts. */
export type FieldValues = "number" | "text" | "flag" | readonly string[];

type Matchable = string | number | boolean | null | undefined;
type Common = "t" | "lane" | "actor" | "kind" | "hours" | "cost" | "run";

/** What the table must say of a field whose values are of type V: a union is listed whole, and nothing beside it. */
type Says<V> = [V] extends [boolean]
	? "flag"
	: [V] extends [number]
		? "number"
		: [V] extends [string]
			? string extends V
				? "text" | readonly string[]
				: Choice<V>
			: // A policy's value: what it may be depends on the field.
				"text";

/** The fields of an event that hold one value, and not a list or a group. */
type FieldsOf<E> = {
	readonly [F in keyof E as F extends Common ? never : E[F] extends Matchable ? F : never]-?: Says<NonNullable<E[F]>>;
};

/** Every value of a union of texts; that none is missing and none too many is for the types to see. */
interface Choice<in out V extends string> extends ReadonlyArray<V> {
	readonly one?: (value: V) => V;
}

const each = <const V extends string>(values: readonly V[]): Choice<V> => values;

const drift = DRIFTS.map(({ id }) => id);
const commit = COMMITS.map(({ id }) => id);
const skew = SERVING_SKEWS.map(({ id }) => id);
const action: Choice<Action["do"]> = each([
	"drift-on",
	"drift-off",
	"extract",
	"prepare",
	"train",
	"evaluate",
	"hand-over",
	"deploy",
	"compare",
	"correct",
	"run-pipeline",
	"resume",
	"set",
	"release",
	"merge",
	"refuse",
	"approve",
	"revert",
	"roll-back",
	"rehearse-rollback",
]);
const step = each(STEPS);
const pipelineStep = each(PIPELINE_STEPS);
const trigger = each(TRIGGERS);
const role = each(["data scientist", "ops engineer", "data engineer"]);
const environment = each(["test", "pre-production", "production"]);
const stage = each(["candidate", "staging", "production", "archived"]);

/** Who can be the actor of an event. */
export const ACTORS: Choice<Actor> = each([
	"world",
	"customer",
	"business",
	"learner",
	"data scientist",
	"ops engineer",
	"data engineer",
	"prediction service",
	"monitor",
	"trigger",
	"pipeline",
	"ci",
	"cd",
]);

/**
 * What a pattern may ask of each kind of event. The types hold it to `OpsEvent`: a field that is missing here, one that
 * the event has not, or a value more or less than the event can have does not compile.
 */
export const EVENT_FIELDS: { readonly [K in EventKind]: FieldsOf<EventOf<K>> } = {
	"drift.began": { day: "number", drift, complete: "number" },
	"drift.ended": { day: "number", drift },
	"day.served": {
		day: "number",
		version: "number",
		count: "number",
		right: "number",
		express: "number",
		missed: "number",
		needless: "number",
		late: "number",
		rightExpected: "number",
		rightAsTrained: "number",
		rightAtBest: "number",
		timeouts: "number",
	},
	"labels.arrived": {
		day: "number",
		count: "number",
		right: "number",
		late: "number",
		missed: "number",
		needless: "number",
	},
	"report.sent": { day: "number", lossPerOrder: "number", baseline: "number", bad: "flag", badInARow: "number" },
	"complaint.raised": { day: "number", weeks: "number" },
	"action.refused": { action, reason: "text" },
	"step.started": { step, until: "number" },
	"step.queued": { step, startsAt: "number", until: "number" },
	"data.extracted": { from: "number", to: "number", rows: "number", late: "number" },
	"data.prepared": { trainRows: "number", testRows: "number" },
	"preparation.failed": { message: "text" },
	"model.trained": { rows: "number", weights: "text", backend: "text" },
	"training.failed": {
		reason: each([
			"non-finite-input",
			"one-class",
			"too-few-rows",
			"bad-learning-rate",
			"non-finite-weights",
			"diverged",
		]),
		message: "text",
	},
	"model.evaluated": {
		weights: "text",
		rows: "number",
		accuracy: "number",
		auc: "number",
		logLoss: "number",
		lossPerOrder: "number",
	},
	"model.registered": {
		version: "number",
		weights: "text",
		trainedFrom: "number",
		trainedTo: "number",
		accuracy: "number",
	},
	"features.rewritten": { version: "number", skew },
	"features.compared": {
		version: "number",
		from: "number",
		to: "number",
		rows: "number",
		differ: "number",
		differs: "flag",
		day: "number",
	},
	"features.corrected": { version: "number" },
	"model.deployed": { version: "number", replaces: "number", skew: "text", rollback: "flag" },
	"deployment.failed": { version: "number", because: "text" },
	"model.staged": { version: "number", from: stage, to: stage, why: "text" },
	"policy.set": { field: POLICY_FIELDS, value: "text" },
	"alert.raised": {
		day: "number",
		about: each(["schema skew", "value skew", "performance", "release", "pipeline"]),
		sentence: "text",
	},
	"monitor.performance": {
		day: "number",
		version: "number",
		labels: "number",
		accuracy: "number",
		reference: "number",
		low: "flag",
	},
	"task.queued": { role, task: "text", about: "text", startsAt: "number", until: "number" },
	"task.started": { role, task: "text", about: "text", until: "number" },
	"task.done": { role, task: "text", about: "text" },
	"pipeline.triggered": { trigger, reason: "text", revision: "number", environment, window: "number" },
	"pipeline.skipped": { trigger, reason: "text", because: each(["cooldown", "running"]) },
	"pipeline.step-started": { step: pipelineStep, attempt: "number", until: "number" },
	"pipeline.step-done": { step: pipelineStep, attempt: "number", artifact: "text", started: "number" },
	"pipeline.step-failed": { step: pipelineStep, attempt: "number", message: "text", retryAt: "number" },
	"pipeline.stopped": { step: pipelineStep, because: "text" },
	"pipeline.resumed": { step: pipelineStep },
	"pipeline.finished": { outcome: each(["registered", "refused", "tested"]), version: "number", environment },
	"data.validated": { from: "number", to: "number", verdict: each(["pass", "schema skew", "value skew"]) },
	"model.validated": {
		weights: "text",
		verdict: each(["pass", "refused"]),
		champion: "number",
		attempt: "number",
	},
	"adapter.installed": {
		day: "number",
		column: "text",
		repair: each(["scale", "rename", "accept"]),
		sentence: "text",
		from: "number",
	},
	"serving.guarded": { day: "number" },
	"commit.made": { commit, message: "text" },
	"commit.merged": { commit, revision: "number" },
	"commit.refused": { commit, because: "text" },
	"commit.reverted": { commit, revision: "number", because: "text" },
	"commit.tested-by-hand": { commit, pass: "flag", sentence: "text" },
	"ci.finished": { commit, pass: "flag" },
	"package.built": { commit, package: "text" },
	"cd.checked": { commit, package: "text", environment, pass: "flag", remaining: "number" },
	"pipeline.deployed": { commit, package: "text", environment, revision: "number" },
	"trial.began": {
		version: "number",
		champion: "number",
		mode: each(["shadow", "canary", "ab"]),
		share: "number",
		until: "number",
		sample: "number",
		detectable: "number",
	},
	"trial.observed": { day: "number" },
	"trial.ended": {
		version: "number",
		outcome: each(["promoted", "rolled back", "no gain", "replaced"]),
		because: "text",
	},
	"model.rolled-back": { version: "number", to: "number", because: "text", rehearsal: "flag", minutes: "number" },
	"monitor.schema": { day: "number", version: "number" },
	"monitor.inputs": { day: "number", version: "number", from: "number", to: "number", rows: "number" },
	"monitor.errors": {
		day: "number",
		version: "number",
		alarm: "flag",
		improved: "flag",
		warning: "flag",
		rate: "number",
		width: "number",
	},
	"monitor.estimated": {
		day: "number",
		version: "number",
		from: "number",
		to: "number",
		rows: "number",
		accuracy: "number",
		lower: "number",
		upper: "number",
		expected: "number",
		low: "flag",
	},
	"monitor.realised": {
		day: "number",
		version: "number",
		from: "number",
		to: "number",
		rows: "number",
		accuracy: "number",
	},
};
