import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, PolicySchema } from "../../src/ops/policy.ts";
import { allowedInstead, allowedOf, POLICY_FIELDS, policyOf, standardOf } from "../../src/ops/policy-fields.ts";
import { fieldsOf } from "../../src/ops/policy-values.ts";

describe("the fields of a policy", () => {
	it("make the policy again from their dotted paths", () => {
		const made = policyOf(POLICY_FIELDS.map((field) => [field, standardOf(field)]));
		expect(v.parse(PolicySchema, JSON.parse(JSON.stringify(made)))).toEqual(DEFAULT_POLICY);
		expect(fieldsOf(DEFAULT_POLICY).map(([field]) => field)).toEqual(POLICY_FIELDS);
	});

	it("each take their default, and say in words what else", () => {
		for (const field of POLICY_FIELDS) {
			expect(allowedInstead(field, standardOf(field))).toBeNull();
			expect(allowedOf(field)).toMatch(/^(a whole number from|a number from|one of|true or false$|"-" to take)/);
		}
		expect(allowedOf("delivery.share")).toBe("a number from 0.01 to 0.5 with at most three decimals");
		expect(allowedInstead("window", 6)).toBe("a whole number from 7 to 365");
	});

	it("throw when there is no such field, even under a name that every object has", () => {
		for (const field of ["windows", "guard", "constructor", "__proto__", "guard.constructor", ""]) {
			expect(() => standardOf(field)).toThrow(`policy: there is no field ${field}`);
			expect(() => allowedInstead(field, 1)).toThrow(`policy: there is no field ${field}`);
		}
	});
});
