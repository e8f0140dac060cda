import { describe, expect, test } from "vitest";
import { columnMaxima, decimate, GAP } from "../../../src/view/timeline/decimate.ts";

/** A rough line without randomness. */
const rough = (n: number) => Array.from({ length: n }, (_, i) => Math.sin(i * 12.9898) * Math.cos(i / 700));

describe("decimate", () => {
	test("a short series keeps every day, in order", () => {
		expect(decimate([0.7, 0.8, 0.75], 0, 2, 100)).toEqual([0, 1, 2]);
	});

	test("only the visible days are kept, also when the view ends between two days", () => {
		expect(decimate(rough(50), 10.4, 14.9, 100)).toEqual([11, 12, 13, 14]);
	});

	test("unknown days break the line once, and do not open it", () => {
		expect(decimate([null, null, 0.7, null, null, 0.8], 0, 5, 100)).toEqual([2, GAP, 5]);
	});

	test("10 000 days on 1 000 px: at most four days a column, and each column keeps its extremes and its ends", () => {
		const values = rough(10_000);
		const kept = decimate(values, 0, 9999, 1000);
		expect(kept.length).toBeLessThanOrEqual(4000);
		expect(kept).toEqual([...kept].sort((a, b) => a - b));
		const perColumn = 9999 / 1000;
		let start = 0;
		for (let column = 0; column < 1000; column++) {
			const end = Math.floor((column + 1) * perColumn);
			const all = values.slice(start, end + 1);
			const own = kept.filter((day) => day >= start && day <= end).map((day) => values[day] as number);
			expect(Math.min(...own)).toBe(Math.min(...all));
			expect(Math.max(...own)).toBe(Math.max(...all));
			expect(own[0]).toBe(all[0]);
			expect(own.at(-1)).toBe(all.at(-1));
			start = end + 1;
		}
	});

	test("a long series with a wide gap is broken exactly once", () => {
		const values: (number | null)[] = rough(10_000);
		values.fill(null, 4000, 5000);
		expect(decimate(values, 0, 9999, 500).filter((day) => day === GAP)).toHaveLength(1);
	});
});

describe("columnMaxima", () => {
	test("one bar a day where there is room, and none where nothing is known", () => {
		expect(columnMaxima([3, null, 5], 0, 2, 100)).toEqual([
			[0, 3],
			[2, 5],
		]);
	});

	test("one bar a column where there is not: the highest of its days", () => {
		expect(columnMaxima([1, 9, 2, 4, 3, 8], 0, 5, 3)).toEqual([
			[0, 9],
			[2, 4],
			[4, 8],
		]);
	});

	test("no room at all is one bar, not a crash", () => {
		expect(columnMaxima([1, 2], 0, 1, 0)).toEqual([[0, 2]]);
	});
});
