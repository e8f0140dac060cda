import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flat, from, meanMiss, onDays, paperOf, stroke } from "../../../src/view/lesson/curve.ts";

describe("a curve that is drawn", () => {
	it("begins flat, and follows a stroke from either side between its ends only", () => {
		const curve = flat(30, 10, 0.75);
		const a = { day: 2, value: 0.7 };
		const b = { day: 6, value: 0.5 };
		const drawn = stroke(curve, a, b);
		expect(drawn).toEqual(stroke(curve, b, a));
		expect(drawn.values.map((value) => Number(value.toFixed(3)))).toEqual([
			0.75, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.75, 0.75, 0.75,
		]);
	});

	it("keeps its length and stays between the values that were drawn, whatever the strokes", () => {
		const point = fc.record({ day: fc.nat(20), value: fc.double({ min: 0.4, max: 0.9, noNaN: true }) });
		fc.assert(
			fc.property(fc.array(fc.tuple(point, point), { maxLength: 12 }), (strokes) => {
				const drawn = strokes.reduce((curve, [a, b]) => stroke(curve, a, b), flat(0, 21, 0.7));
				expect(drawn.values).toHaveLength(21);
				for (const value of drawn.values) expect(value >= 0.4 - 1e-9 && value <= 0.9 + 1e-9).toBe(true);
			}),
		);
	});

	it("set from a day on leaves the days before as they were", () => {
		expect(from(flat(0, 4, 1), 2, 0).values).toEqual([1, 1, 0, 0]);
	});

	it("stands on the days of the year", () => {
		expect(onDays({ from: 2, values: [0.7, 0.6] })).toEqual([null, null, 0.7, 0.6]);
	});

	it("is held against what happened, over the days that both have", () => {
		const curve = { from: 2, values: [0.7, 0.6, 0.5] };
		expect(meanMiss(curve, [0.9, 0.9])).toBeNull();
		expect(meanMiss(curve, [0.9, 0.9, 0.6, 0.6])).toBeCloseTo(0.05);
	});

	it("has paper on which all that was so far lies", () => {
		const share = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(fc.array(fc.option(share), { maxLength: 30 }), (past) => {
				const [low, high] = paperOf(past, "share");
				expect(low).toBeLessThan(high);
				for (const value of past) if (value !== null) expect(value >= low - 1e-9 && value <= high + 1e-9).toBe(true);
			}),
		);
	});
});
