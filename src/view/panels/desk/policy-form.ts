import type { PolicyValue } from "../../../ops/policy-values.ts";

/** A field of the policy as a person meets it. What is allowed, the schema of the policy says. */
export interface PolicyEntry {
	/** Dotted path. */
	readonly field: string;
	readonly name: string;
	/** What it means, in a few words. */
	readonly means: string;
	/** Choices in words, for a field that is one of a few. */
	readonly options?: readonly (readonly [value: PolicyValue, words: string])[];
}

export interface PolicyGroup {
	readonly name: string;
	readonly entries: readonly PolicyEntry[];
}

export const REFERENCES = [
	["own test", "its own test"],
	["first model", "model 1"],
] as const;

export const WINDOW: PolicyEntry = {
	field: "window",
	name: "Window",
	means: "days of labelled orders that a run extracts",
};

export const VALIDATION: PolicyGroup = {
	name: "What a model has to show",
	entries: [
		{
			field: "validation.champion",
			name: "Against the champion",
			means: "accuracy it may lack; .01 is one point",
		},
		{
			field: "validation.scoreChampion",
			name: "The champion is scored",
			means: "as it answers, or as its training code believes",
			options: [
				["through the service", "through the service"],
				["through the training code", "through the training code"],
			],
		},
		{ field: "validation.segment", name: "In a segment", means: "accuracy it may lack in any one of them" },
		{ field: "validation.segmentRows", name: "Rows of a segment", means: "fewer are not judged" },
		{ field: "validation.retries", name: "Tried again", means: "trainings from other first weights after a refusal" },
		{ field: "validation.maxKilobytes", name: "Largest file", means: "kilobytes" },
		{ field: "validation.maxMilliseconds", name: "Longest answer", means: "milliseconds of computation" },
	],
};

export const DATA: PolicyGroup = {
	name: "What is done about the data",
	entries: [
		{
			field: "data.check",
			name: "Check what arrives",
			means: "against the schema: stop, call, guard, repair",
		},
	],
};

export const TRIAL: PolicyGroup = {
	name: "How a model is delivered",
	entries: [
		{
			field: "delivery.mode",
			name: "Mode",
			means: "what a candidate meets first",
			options: [
				["direct", "direct: every parcel"],
				["shadow", "shadow: answers that decide nothing"],
				["canary", "canary: a share of the parcels"],
				["ab", "A/B test: a share, to a fixed horizon"],
			],
		},
		{ field: "delivery.share", name: "Share", means: "of the parcels that the candidate decides" },
		{ field: "delivery.days", name: "Days", means: "of the trial; for an A/B test its horizon" },
	],
};

export const GUARDRAILS: PolicyGroup = {
	name: "Guardrails",
	entries: [
		{
			field: "delivery.autoRollback",
			name: "Roll back by itself",
			means: "when one is broken; else somebody is called",
		},
		{ field: "delivery.maxFall", name: "Fall", means: "of accuracy on labels, against the champion" },
		{ field: "delivery.minLabels", name: "Least labels", means: "before the fall is judged" },
		{ field: "delivery.maxTimeouts", name: "Time-outs", means: "share of requests without an answer in time" },
		{ field: "delivery.maxShift", name: "Shift", means: "of the share that goes by express" },
	],
};

export const CODE: PolicyGroup = {
	name: "How code is delivered",
	entries: [
		{
			field: "code.review",
			name: "Merged by",
			means: "who decides on a commit that is green",
			options: [
				["person", "a person"],
				["automatic", "every green commit, by itself"],
			],
		},
		{ field: "code.preProductionRuns", name: "Runs in pre-production", means: "that must succeed" },
		{
			field: "code.approval",
			name: "Let into production by",
			means: "who approves",
			options: [
				["person", "a person"],
				["automatic", "CD, by itself"],
			],
		},
	],
};
