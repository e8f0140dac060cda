import { describe, expect, test } from "vitest";
import { defaultHeight, frameOf } from "../../../src/view/timeline/frame.ts";
import { visibleDays } from "../../../src/view/timeline/view.ts";

describe("which days a chart shows", () => {
	test("a wide one shows all, and so does a narrow one of a short run", () => {
		expect(visibleDays(365, 138, false, true, null)).toEqual([0, 365]);
		expect(visibleDays(90, 50, true, true, null)).toEqual([0, 90]);
	});

	test("a narrow one shows 120 days with blank paper to the right of the pen", () => {
		expect(visibleDays(365, 138, true, true, null)).toEqual([63, 183]);
	});

	test("it stays on the paper at both ends of the year", () => {
		expect(visibleDays(365, 0, true, true, null)).toEqual([0, 120]);
		expect(visibleDays(365, 364, true, true, null)).toEqual([245, 365]);
	});

	test("while the year plays the paper moves on with the pen", () => {
		expect(visibleDays(365, 139, true, true, [63, 183])).toEqual([64, 184]);
	});

	test("a scrub moves it no further than it must", () => {
		expect(visibleDays(365, 70, true, false, [63, 183])).toEqual([63, 183]);
		expect(visibleDays(365, 50, true, false, [63, 183])).toEqual([48, 168]);
		expect(visibleDays(365, 0, true, false, [63, 183])).toEqual([0, 120]);
	});
});

describe("the frame", () => {
	test("days and px are each other's inverse", () => {
		const frame = frameOf(1128, 258, [0, 365], 1);
		expect(frame.x(0)).toBe(frame.left);
		expect(frame.x(365)).toBe(frame.right);
		expect(frame.dayAt(frame.x(138))).toBeCloseTo(138, 9);
	});

	test("rows stand below one another, in every size", () => {
		for (const [width, lanes] of [
			[1128, 1],
			[1128, 3],
			[328, 2],
		] as const) {
			const frame = frameOf(width, defaultHeight(width), [0, 120], lanes);
			const rows = [0, frame.top, frame.floor, frame.lossBase, frame.events, frame.axis, frame.height];
			expect(rows).toEqual([...rows].sort((a, b) => a - b));
			expect(frame.floor - frame.top).toBeGreaterThan(90);
		}
	});

	test("no width yet is no crash", () => {
		expect(Number.isFinite(frameOf(0, 204, [0, 365], 1).x(100))).toBe(true);
	});
});
