import { describe, expect, test } from "vitest";
import { type Check, generate, lehmer, type Segment, valuesOf, violated } from "./gen.ts";

const gen = { seed: 5, segments: [{ kind: "normal", n: 4, mu: 1, sd: 2 }] } as const;
const values = generate(gen) as number[];
const check: Check = {
	n: 4,
	n_valid: 4,
	first: values.slice(0, 2),
	last: values.slice(-2),
	sum: values.reduce((sum, value) => sum + value, 0),
};

describe("the generator of the golden samples", () => {
	test("is Park and Miller's, with multiplier 48271", () => {
		const next = lehmer(1);
		for (let i = 0; i < 9999; i++) next();
		// The 10,000th state after seed 1, as the C++ standard prescribes for minstd_rand.
		expect(Math.round(next() * 2147483647)).toBe(399268537);
		expect(lehmer(0)()).toBe(lehmer(1)());
		expect(lehmer(2147483647 + 7)()).toBe(lehmer(7)());
	});

	test.each<[Segment, number[]]>([
		[{ kind: "const", n: 3, value: 2.5 }, [2.5, 2.5, 2.5]],
		[{ kind: "cycle", n: 5, values: [1, 2, 3] }, [1, 2, 3, 1, 2]],
		[{ kind: "triangle", n: 5, period: 4, mu: 10, amp: 2, sd: 0 }, [8, 10, 12, 10, 8]],
		[{ kind: "categorical", n: 3, probs: [0, 1, 0] }, [1, 1, 1]],
		[{ kind: "bernoulli_ramp", n: 2, p0: 0, p1: 0 }, [0, 0]],
	])("%j", (segment, expected) => {
		expect(generate({ seed: 3, segments: [segment] })).toEqual(expected);
	});

	test("post-processing goes over the whole list, in order", () => {
		const post = [
			{ op: "exp2int" },
			{ op: "outlier_every", every: 2, at: 1, value: 99.96 },
			{ op: "round", scale: 10 },
			{ op: "null_every", every: 3, at: 0 },
		] as const;
		const segments = [
			{ kind: "const", n: 2, value: 2 },
			{ kind: "const", n: 2, value: 3 },
		] as const;
		expect(generate({ seed: 1, segments, post })).toEqual([null, 100, 27, null]);
	});

	test("a sample that does not fit its check is refused", () => {
		expect(violated(values, check)).toBeNull();
		expect(valuesOf({ gen, check })).toEqual(values);
		for (const wrong of [{ n: 5 }, { n_valid: 3 }, { first: [0] }, { last: [0] }, { sum: check.sum + 1e-6 }]) {
			expect(violated(values, { ...check, ...wrong })).not.toBeNull();
		}
		expect(() => valuesOf({ gen, check: { ...check, sum: 0 } })).toThrow("golden sample of seed 5: sum is");
	});
});
