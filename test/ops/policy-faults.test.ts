import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, type Policy } from "../../src/ops/policy.ts";
import { hasField, type PolicyContext, policyFaults, whyNotSet } from "../../src/ops/policy-faults.ts";
import { POLICY_FIELDS } from "../../src/ops/policy-fields.ts";
import { type PolicyValue, withField } from "../../src/ops/policy-values.ts";
import { anyPolicy, anyValueOf } from "../engine/plans.ts";

const YEAR: PolicyContext = { level: 2, days: 365, ordersPerDay: 500 };

const policyWith = (fields: Readonly<Record<string, PolicyValue>>): Policy =>
	Object.entries(fields).reduce((policy, [field, value]) => withField(policy, field, value), DEFAULT_POLICY);
const said = (kind: "error" | "warning", fields: Readonly<Record<string, PolicyValue>>, context = {}): string[] =>
	policyFaults(policyWith(fields), { ...YEAR, ...context })
		.filter((fault) => fault.kind === kind)
		.map(({ sentence }) => sentence);
const errors = (fields: Readonly<Record<string, PolicyValue>>, context = {}) => said("error", fields, context);
const warnings = (fields: Readonly<Record<string, PolicyValue>>, context = {}) => said("warning", fields, context);

const NO_TRIGGER = {
	"triggers.schedule.on": false,
	"triggers.performance.on": false,
	"triggers.distribution.on": false,
};

describe("the policy as it comes", () => {
	it("has no fault in the default year", () => {
		expect(policyFaults(DEFAULT_POLICY, YEAR)).toEqual([]);
	});

	it("is never refused, however short the run and however few its orders", () => {
		const context = fc.record({
			level: fc.constantFrom(0, 1, 2),
			days: fc.integer({ min: 1, max: 3650 }),
			ordersPerDay: fc.integer({ min: 50, max: 2000 }),
		});
		fc.assert(
			fc.property(context, (context) => {
				for (const { kind } of policyFaults(DEFAULT_POLICY, context)) expect(kind).toBe("warning");
			}),
		);
		expect(warnings({}, { days: 5, ordersPerDay: 50 })).toEqual([
			"triggers.schedule.everyDays is 28: in a run of 5 days the schedule never starts the pipeline.",
			"triggers.performance.minLabels is 1000; allowed: at most 350, the labels of seven days at 50 orders a day.",
			"guard.cooldownDays is 7; allowed: at most 5, the days of the run.",
		]);
	});
});

describe("a policy that cannot work is explained before it runs, naming the field", () => {
	const impossible: [string, Readonly<Record<string, PolicyValue>>, object, string][] = [
		[
			"no trigger and no schedule",
			NO_TRIGGER,
			{},
			"triggers.schedule.on is false; allowed: true, unless another trigger is on, since else only a person starts the pipeline.",
		],
		[
			"a cooldown longer than the run",
			{ "guard.cooldownDays": 91 },
			{ days: 90 },
			"guard.cooldownDays is 91; allowed: at most 90, the days of the run.",
		],
		[
			"more new labels than the run has orders",
			{ "triggers.newData.on": true, "triggers.newData.labels": 182_501 },
			{},
			"triggers.newData.labels is 182501; allowed: at most 182500, the orders of 365 days at 500 a day.",
		],
		[
			"a trigger on new labels that come too slowly for its default",
			{ "triggers.newData.on": true },
			{ days: 27 },
			"triggers.newData.labels is 14000; allowed: at most 13500, the orders of 27 days at 500 a day.",
		],
		[
			"more labels to judge by than arrive in a week",
			{ "triggers.performance.minLabels": 3501 },
			{},
			"triggers.performance.minLabels is 3501; allowed: at most 3500, the labels of seven days at 500 orders a day.",
		],
		[
			"an A/B test that ends before its labels are known",
			{ "delivery.mode": "ab", "delivery.days": 6 },
			{},
			"delivery.days is 6; allowed: at least 7 with mode ab, since labels are known after 2 to 7 days.",
		],
		[
			"an A/B test of the default length, which is a canary's",
			{ "delivery.mode": "ab" },
			{},
			"delivery.days is 1; allowed: at least 7 with mode ab, since labels are known after 2 to 7 days.",
		],
		[
			"a trial longer than the run",
			{ "delivery.mode": "shadow", "delivery.days": 15 },
			{ days: 14 },
			"delivery.days is 15; allowed: at most 14, the days of the run.",
		],
		[
			"a ring",
			{ "pipeline.preparation": "validation evaluation" },
			{},
			"pipeline.preparation is after validation, evaluation; allowed: after no step that waits for it in turn (preparation → evaluation → training → preparation).",
		],
		[
			"a step that waits for one that is taken out",
			{ "pipeline.validation": "-" },
			{},
			"pipeline.preparation is after validation; allowed: after steps that are there, and validation is taken out.",
		],
		[
			"training without preparation before it",
			{ "pipeline.training": "extraction" },
			{},
			"pipeline.training is after extraction; allowed: after preparation, itself or through other steps, which makes the prepared rows that it works on.",
		],
		[
			"no preparation at all",
			{ "pipeline.preparation": "-", "pipeline.training": "validation" },
			{},
			"pipeline.preparation is taken out; allowed: only validation and model-validation taken out.",
		],
		[
			"an evaluation that waits for nothing",
			{ "pipeline.evaluation": "" },
			{},
			"pipeline.evaluation is first; allowed: after training, itself or through other steps, which makes the network that it works on.",
		],
	];
	it.each(impossible)("%s", (_name, fields, context, sentence) => {
		expect(errors(fields, context)).toEqual([sentence]);
	});

	it("with all its faults at once", () => {
		const fields = { ...NO_TRIGGER, "guard.cooldownDays": 365, "delivery.mode": "ab", "pipeline.training": "" };
		expect(policyFaults(policyWith(fields), { ...YEAR, days: 300 }).map(({ field }) => field)).toEqual([
			"triggers.schedule.on",
			"guard.cooldownDays",
			"pipeline.training",
			"delivery.days",
		]);
	});

	it("each sentence begins with its field, on one line", () => {
		fc.assert(
			fc.property(anyPolicy, (policy) => {
				for (const { field, kind, sentence } of policyFaults(policy, YEAR)) {
					expect(POLICY_FIELDS).toContain(field);
					expect(sentence.startsWith(`${field} is `)).toBe(true);
					expect(sentence).toMatch(kind === "error" ? /^[^\n]+; allowed: [^\n]+\.$/ : /^[^\n]+\.$/);
				}
			}),
		);
	});
});

describe("a guard may be taken away", () => {
	const unguarded: [Readonly<Record<string, PolicyValue>>, string][] = [
		[
			{ "pipeline.preparation": "extraction", "pipeline.validation": "-" },
			"pipeline.validation is taken out: broken data are learnt from, and nobody is called.",
		],
		[
			{ "pipeline.model-validation": "-" },
			"pipeline.model-validation is taken out: every model that is trained goes into service, whatever it is worth.",
		],
		[{ "guard.cooldownDays": 0 }, "guard.cooldownDays is 0: a trigger may start the pipeline every day."],
		[{ "guard.oneAtATime": false }, "guard.oneAtATime is false: runs of the pipeline may overtake one another."],
		[
			{ "delivery.autoRollback": false },
			"delivery.autoRollback is false: a broken guardrail only calls, and a person rolls back.",
		],
	];
	it.each(unguarded)("with a warning: %j", (fields, sentence) => {
		expect(errors(fields)).toEqual([]);
		expect(warnings(fields)).toEqual([sentence]);
	});
});

describe("what a level does not have", () => {
	it("is not judged there: Level 0 has no policy, Level 1 no trials and no CI/CD", () => {
		const fields = { ...NO_TRIGGER, "delivery.mode": "ab", "delivery.autoRollback": false };
		expect(policyFaults(policyWith(fields), { ...YEAR, level: 0 })).toEqual([]);
		expect(policyFaults(policyWith(fields), { ...YEAR, level: 1 }).map(({ field }) => field)).toEqual([
			"triggers.schedule.on",
		]);
		expect(hasField(0, "window")).toBe(false);
		expect(POLICY_FIELDS.filter((field) => hasField(2, field) && !hasField(1, field))).toEqual(
			POLICY_FIELDS.filter((field) => /^(delivery|code)\./.test(field)),
		);
	});
});

describe("why a person cannot set a field now", () => {
	const whyNot = (field: string, value: PolicyValue, fields = {}, context = {}) =>
		whyNotSet(policyWith(fields), field, value, { ...YEAR, ...context });

	it("is nothing when the policy can work after it", () => {
		expect(whyNot("window", 14)).toBeNull();
		expect(whyNot("pipeline.model-validation", "-")).toBeNull();
		expect(whyNot("delivery.mode", "ab", { "delivery.days": 14 })).toBeNull();
	});

	it("is what the field takes", () => {
		expect(whyNot("window", 900)).toBe("window is 900; allowed: a whole number from 7 to 365.");
		expect(whyNot("speed", 900)).toBe("The policy has no field speed.");
	});

	it("is what the level does not have", () => {
		expect(whyNot("window", 14, {}, { level: 0 })).toBe(
			"Level 0 has no pipeline and no policy: every step is done by hand.",
		);
		expect(whyNot("delivery.mode", "direct", {}, { level: 1 })).toBe(
			"delivery.mode is of Level 2: Level 1 delivers models directly and code by hand.",
		);
	});

	it("is what could no longer work", () => {
		expect(whyNot("pipeline.validation", "-")).toBe(
			"pipeline.preparation is after validation; allowed: after steps that are there, and validation is taken out.",
		);
		expect(whyNot("triggers.distribution.on", false, { ...NO_TRIGGER, "triggers.distribution.on": true })).toBe(
			"triggers.schedule.on is false; allowed: true, unless another trigger is on, since else only a person starts the pipeline.",
		);
	});

	it("never leads from a policy that works to one that does not", () => {
		const setting = fc.constantFrom(...POLICY_FIELDS).chain((field) => fc.tuple(fc.constant(field), anyValueOf(field)));
		fc.assert(
			fc.property(fc.array(setting, { maxLength: 30, size: "max" }), fc.constantFrom(1, 2), (settings, level) => {
				const context = { ...YEAR, level };
				let policy = DEFAULT_POLICY;
				for (const [field, value] of settings) {
					if (whyNotSet(policy, field, value, context) === null) policy = withField(policy, field, value);
				}
				expect(policyFaults(policy, context).filter(({ kind }) => kind === "error")).toEqual([]);
			}),
		);
	});
});
