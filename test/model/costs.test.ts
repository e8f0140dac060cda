import fc from "fast-check";
import { expect, it } from "vitest";
import { COST_MISSED, COST_NEEDLESS, costOf, EXPRESS_FROM } from "../../src/model/costs.ts";

it("only a wrong decision costs: 6 for a late parcel by road, 2.5 for an express that was not needed", () => {
	expect([costOf(false, true), costOf(true, false), costOf(true, true), costOf(false, false)]).toEqual([6, 2.5, 0, 0]);
	expect([COST_MISSED, COST_NEEDLESS]).toEqual([6, 2.5]);
});

it("express from the threshold on is never dearer than road, whatever the chance of being late", () => {
	const expected = (express: boolean, p: number) => p * costOf(express, true) + (1 - p) * costOf(express, false);
	fc.assert(
		fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
			const chosen = expected(p >= EXPRESS_FROM, p);
			expect(chosen).toBeLessThanOrEqual(expected(p < EXPRESS_FROM, p) + 1e-12);
		}),
	);
});
