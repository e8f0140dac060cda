import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dotsOf } from "../../../src/view/race/dots.ts";

const days = { id: "detect", unit: "days" } as const;

describe("the dots of a figure", () => {
	it("stand as far from nothing as their lanes are, the largest at the end", () => {
		expect(dotsOf(days, [20, 5, 0])).toEqual([1, 0.25, 0]);
	});

	it("leave out a lane with nothing to count", () => {
		expect(dotsOf(days, [null, 5, 10])).toEqual([null, 0.5, 1]);
		expect(dotsOf(days, [null, null])).toEqual([null, null]);
	});

	it("stand together at the beginning when there is nothing in any lane", () => {
		expect(dotsOf(days, [0, 0, 0])).toEqual([0, 0, 0]);
	});

	it("place a share between none and all, and the accuracy between a coin and always", () => {
		expect(dotsOf({ id: "model-fail-rate", unit: "share" }, [0.25, 0])).toEqual([0.25, 0]);
		expect(dotsOf({ id: "accuracy", unit: "share" }, [0.75, 0.5])).toEqual([0.5, 0]);
		expect(dotsOf({ id: "accuracy", unit: "share" }, [0.75, 0.4])).toEqual([0.75, 0.4]);
	});

	it("never leave the strip", () => {
		const value = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }));
		fc.assert(
			fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
				for (const at of dotsOf(days, values)) expect(at === null || (at >= 0 && at <= 1)).toBe(true);
			}),
		);
	});
});
