import { allowedOf } from "../../ops/policy-fields.ts";

/** What each field means, with its unit: the comment beside it. Steps of the pipeline need none. */
export const FIELD_NOTES: Readonly<Record<string, string>> = {
	window: "days of labelled orders to learn from",
	"triggers.schedule.on": "every so many days",
	"triggers.schedule.everyDays": "days",
	"triggers.newData.on": "so many labels since the last extraction",
	"triggers.newData.labels": "labels",
	"triggers.performance.on": "the labels of seven days say that the model falls behind",
	"triggers.performance.fall": "share of right answers below the reference",
	"triggers.performance.minLabels": "labels before the model is judged",
	"triggers.performance.reference": "held-out accuracy of the model in service, or of model 1",
	"triggers.distribution.on": "the weekly check of the inputs rings",
	"triggers.distribution.features": "features that ring at least",
	"guard.cooldownDays": "days after a run in which no trigger counts",
	"guard.oneAtATime": "no run begins while another is under way",
	"validation.champion": "share of right answers that may be lost against the champion",
	"validation.scoreChampion": "how the champion answers the held-out rows",
	"validation.segment": "share of right answers that may be lost in any segment",
	"validation.segmentRows": "rows that a segment needs to be judged",
	"validation.retries": "trainings from other first weights after a refusal",
	"validation.maxKilobytes": "KB, the model file",
	"validation.maxMilliseconds": "ms, computing one answer",
	"delivery.mode": "how a registered model is tried on parcels",
	"delivery.share": "share of the parcels that a canary or A/B candidate decides",
	"delivery.days": "days of the trial",
	"delivery.autoRollback": "a broken guardrail rolls back by itself",
	"delivery.maxFall": "share of right answers that may be lost",
	"delivery.minLabels": "labels on each side before accuracy is judged",
	"delivery.maxTimeouts": "share of requests that time out",
	"delivery.maxShift": "share by which express may differ",
	"data.check": "what arrives is held against the schema, guarded and repaired",
	"code.review": "who merges",
	"code.preProductionRuns": "runs in pre-production that must succeed",
	"code.approval": "who lets it into production",
};

/** What each group is about: the comment beside its name. */
export const GROUP_NOTES: Readonly<Record<string, string>> = {
	triggers: "what starts the pipeline besides a person",
	guard: "what keeps triggers from starting it again and again",
	pipeline: "what each step waits for; out takes a step out",
	validation: "what a trained model has to show before it is registered",
	delivery: "how a registered model reaches the parcels",
	data: "what is done about the data that arrive",
	code: "how new pipeline code reaches production",
};

/** "7 to 365", "0.005 to 0.5", "person | automatic", "true or false". */
export const rangeOf = (field: string): string => {
	const allowed = allowedOf(field);
	if (allowed.startsWith("one of ")) return allowed.slice("one of ".length).replaceAll(", ", " | ");
	return allowed.replace(/^a (whole )?number from /, "").replace(/ with at most three decimals$/, "");
};
