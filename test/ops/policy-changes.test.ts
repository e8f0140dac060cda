import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, type Policy } from "../../src/ops/policy.ts";
import { policyChanges } from "../../src/ops/policy-changes.ts";
import { hasField, type PolicyContext, whyNotSet } from "../../src/ops/policy-faults.ts";
import { fieldsOf, type PolicyValue, withField } from "../../src/ops/policy-values.ts";
import { anyPolicy, anyWorkingPolicy } from "../engine/plans.ts";

const YEAR: PolicyContext = { level: 2, days: 365, ordersPerDay: 500 };

const policyWith = (fields: Readonly<Record<string, PolicyValue>>): Policy =>
	Object.entries(fields).reduce((policy, [field, value]) => withField(policy, field, value), DEFAULT_POLICY);

describe("the changes from one policy to another", () => {
	it("are none between equals, and one for each field that differs", () => {
		expect(policyChanges(DEFAULT_POLICY, DEFAULT_POLICY, YEAR)).toEqual([]);
		expect(policyChanges(DEFAULT_POLICY, policyWith({ window: 14, "code.review": "automatic" }), YEAR)).toEqual([
			{ field: "window", value: 14 },
			{ field: "code.review", value: "automatic" },
		]);
	});

	it("come in an order in which the policy works after each", () => {
		const unguarded = policyWith({ "pipeline.validation": "-", "pipeline.preparation": "extraction" });
		const fields = (before: Policy, after: Policy) => policyChanges(before, after, YEAR).map(({ field }) => field);
		expect(fields(DEFAULT_POLICY, unguarded)).toEqual(["pipeline.preparation", "pipeline.validation"]);
		expect(fields(unguarded, DEFAULT_POLICY)).toEqual(["pipeline.validation", "pipeline.preparation"]);
		const trial = policyWith({ "delivery.mode": "ab", "delivery.days": 14 });
		expect(fields(DEFAULT_POLICY, trial)).toEqual(["delivery.days", "delivery.mode"]);
		expect(fields(trial, DEFAULT_POLICY)).toEqual(["delivery.mode", "delivery.days"]);
	});

	it("are each taken when they are taken one after the other, between any two policies that work", () => {
		for (const level of [1, 2] as const) {
			const context = { ...YEAR, level };
			const some = anyWorkingPolicy(context);
			fc.assert(
				fc.property(some, some, (before, after) => {
					let policy = before;
					for (const { field, value } of policyChanges(before, after, context)) {
						expect(whyNotSet(policy, field, value, context)).toBeNull();
						policy = withField(policy, field, value);
					}
					const here = (of: Policy) => fieldsOf(of).filter(([field]) => hasField(level, field));
					expect(here(policy)).toEqual(here(after));
				}),
				{ numRuns: 200 },
			);
		}
	});

	it("are complete even where one of the two cannot work", () => {
		fc.assert(
			fc.property(anyPolicy, anyPolicy, (before, after) => {
				const changes = policyChanges(before, after, YEAR);
				const policy = changes.reduce((some, { field, value }) => withField(some, field, value), before);
				expect(policy).toEqual(after);
			}),
		);
	});
});
