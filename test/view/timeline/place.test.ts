import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstFree, overlaps, spread } from "../../../src/view/timeline/place.ts";

const box = (x0: number, y0: number, x1: number, y1: number) => ({ x0, y0, x1, y1 });

test("boxes that only touch do not overlap", () => {
	expect(overlaps(box(0, 0, 10, 10), box(10, 0, 20, 10))).toBe(false);
	expect(overlaps(box(0, 0, 10, 10), box(9, 9, 20, 20))).toBe(true);
});

test("the first free candidate wins; none is null", () => {
	const taken = [box(0, 0, 10, 10)];
	expect(firstFree([box(5, 5, 8, 8), box(20, 0, 30, 10), box(40, 0, 50, 10)], taken)).toEqual(box(20, 0, 30, 10));
	expect(firstFree([box(5, 5, 8, 8)], taken)).toBeNull();
});

describe("spread", () => {
	test("leaves alone what already stands apart", () => {
		expect(spread([10, 40, 80], 14, 0, 100)).toEqual([10, 40, 80]);
	});

	test("moves two neighbours by the same amount", () => {
		expect(spread([50, 54], 14, 0, 100)).toEqual([45, 59]);
	});

	test("stays inside, at either edge", () => {
		expect(spread([2, 3, 4], 14, 5, 100)).toEqual([5, 19, 33]);
		expect(spread([98, 99, 99], 14, 5, 100)).toEqual([72, 86, 100]);
	});

	test("keeps gap, order and room, whatever is asked", () => {
		const wanted = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { maxLength: 8 });
		fc.assert(
			fc.property(wanted, (heights) => {
				const placed = spread(heights, 14, 0, 200);
				const order = heights.map((_, i) => i).sort((a, b) => (heights[a] as number) - (heights[b] as number));
				for (let rank = 1; rank < order.length; rank++) {
					const step = (placed[order[rank] as number] as number) - (placed[order[rank - 1] as number] as number);
					expect(step).toBeGreaterThanOrEqual(14 - 1e-9);
				}
				for (const height of placed) {
					expect(height).toBeGreaterThanOrEqual(0);
					expect(height).toBeLessThanOrEqual(200);
				}
			}),
		);
	});
});
