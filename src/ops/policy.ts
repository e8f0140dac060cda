import * as v from "valibot";
import { PIPELINE_STEPS } from "./pipeline/step-names.ts";

const whole = (low: number, high: number, fallback: number) => {
	const allowed = `a whole number from ${low} to ${high}`;
	const within = v.pipe(v.number(allowed), v.integer(allowed), v.minValue(low, allowed), v.maxValue(high, allowed));
	return v.optional(within, fallback);
};
/** At most three decimals, so that a link can carry it exactly. */
const real = (low: number, high: number, fallback: number) => {
	const allowed = `a number from ${low} to ${high} with at most three decimals`;
	const short = (value: number) => Math.round(value * 1000) / 1000 === value;
	const within = v.pipe(
		v.number(allowed),
		v.minValue(low, allowed),
		v.maxValue(high, allowed),
		v.check(short, allowed),
	);
	return v.optional(within, fallback);
};
const flag = (fallback: boolean) => v.optional(v.boolean("true or false"), fallback);
const oneOf = <const T extends readonly string[]>(options: T, fallback: T[number]) =>
	v.optional(v.picklist(options, `one of ${options.join(", ")}`), fallback);
const strict = <const T extends v.ObjectEntries>(entries: T) => {
	const names = Object.keys(entries).join(", ");
	return v.strictObject(entries, (issue) => (issue.expected === "never" ? `only ${names}` : `an object of ${names}`));
};
const group = <const T extends v.ObjectEntries>(entries: T) => v.optional(strict(entries), {} as never);

/** What a step waits for: names of steps with a space between; "" for nothing, "-" when the step is taken out. */
const waitsFor = (fallback: string) => {
	const allowed = `"-" to take the step out, or the steps it waits for, each once: ${PIPELINE_STEPS.join(" ")}`;
	const known = (text: string) => text === "-" || text === "" || areSteps(text.split(" "));
	return v.optional(v.pipe(v.string(allowed), v.check(known, allowed)), fallback);
};
const areSteps = (names: readonly string[]): boolean =>
	new Set(names).size === names.length && names.every((name) => (PIPELINE_STEPS as readonly string[]).includes(name));

const DELIVERY_MODES = ["direct", "shadow", "canary", "ab"] as const;
export type DeliveryMode = (typeof DELIVERY_MODES)[number];

/**
 * How a team of Level 1 or 2 runs its model: every knob with its range and its default. One schema for the plan, the
 * link, the desk and the pipeline.yaml view. Defaults are those with which the levels were calibrated (README of ops).
 */
export const PolicySchema = strict({
	/** Days of labelled orders that the pipeline takes. */
	window: whole(7, 365, 28),
	/** What starts the pipeline besides a person, who always may. */
	triggers: group({
		/** Every so many days. */
		schedule: group({ on: flag(true), everyDays: whole(1, 365, 28) }),
		/** When so many labels have arrived since the last extraction. */
		newData: group({ on: flag(false), labels: whole(500, 1_000_000, 14_000) }),
		/** When the labels of the last seven days say that the model in service falls behind its reference. */
		performance: group({
			on: flag(true),
			/** Accuracy below the reference, in shares: .03 is three points. */
			fall: real(0.005, 0.5, 0.03),
			/** Labels of the model in service needed before it is judged. */
			minLabels: whole(50, 100_000, 1000),
			/** The held-out accuracy of the model in service, or that of model 1 for ever. */
			reference: oneOf(["own test", "first model"], "own test"),
		}),
		/** When the weekly check of the inputs rings for at least so many features. */
		distribution: group({ on: flag(true), features: whole(1, 8, 1) }),
	}),
	/** What keeps triggers from starting the pipeline again and again. */
	guard: group({ cooldownDays: whole(0, 365, 7), oneAtATime: flag(true) }),
	/** What each step waits for: the DAG that the orchestrator runs. */
	pipeline: group({
		extraction: waitsFor(""),
		validation: waitsFor("extraction"),
		preparation: waitsFor("validation"),
		training: waitsFor("preparation"),
		evaluation: waitsFor("training"),
		"model-validation": waitsFor("evaluation"),
	}),
	/** What a trained model has to show before it is registered. */
	validation: group({
		/** How much less accurate than the champion it may be. */
		champion: real(0, 0.5, 0.01),
		/** Through the service, as it really answers; or through the training code, which believes a leak. */
		scoreChampion: oneOf(["through the service", "through the training code"], "through the service"),
		/** How much less accurate than the champion it may be in any segment with enough held-out rows. */
		segment: real(0, 0.5, 0.04),
		segmentRows: whole(20, 2000, 200),
		/** Trainings from other first weights after a refusal. */
		retries: whole(0, 3, 1),
		/** Largest model file and longest computation of one answer. */
		maxKilobytes: whole(1, 1024, 64),
		maxMilliseconds: real(0.001, 1000, 5),
	}),
	/** How a registered model reaches the parcels (Level 2; Level 1 always goes direct). */
	delivery: group({
		mode: oneOf(DELIVERY_MODES, "canary"),
		/** Share of the parcels that the candidate answers (canary, A/B). */
		share: real(0.01, 0.5, 0.1),
		/** Days of the trial; for an A/B test its fixed horizon. */
		days: whole(1, 60, 1),
		/** Rolls back by itself when a guardrail is broken. */
		autoRollback: flag(true),
		/** Guardrails: fall of the accuracy on labels against the champion, share of time-outs, shift of the express share. */
		maxFall: real(0.005, 0.5, 0.05),
		minLabels: whole(50, 100_000, 200),
		maxTimeouts: real(0, 1, 0.02),
		/**
		 * After a drift a sound model rightly differs from a stale one: of 197 candidates in ten default years one passed .3
		 * (on 40 parcels). Kilometres served for their logarithm differ by .43 and more.
		 */
		maxShift: real(0.01, 1, 0.3),
	}),
	/** What is done about the data that arrive. */
	data: group({
		/** Held against the schema each day: an anomaly stops a run, calls the data engineer and is kept from the answers. */
		check: flag(true),
	}),
	/** How new pipeline code reaches production (Level 2). */
	code: group({
		/** Who merges: a person, or every green commit by itself. */
		review: oneOf(["person", "automatic"], "person"),
		/** Runs in pre-production that must succeed. */
		preProductionRuns: whole(1, 5, 2),
		/** Who lets it into production. */
		approval: oneOf(["person", "automatic"], "person"),
	}),
});

export type Policy = Readonly<v.InferOutput<typeof PolicySchema>>;
export type PolicyInput = Readonly<v.InferInput<typeof PolicySchema>>;

export const DEFAULT_POLICY: Policy = v.parse(PolicySchema, {});
