import { describe, expect, test } from "vitest";
import { drawCumulative, shareY } from "../../../src/view/monitor/cumulative.ts";
import { drawHistogram, FRAME } from "../../../src/view/monitor/histogram.ts";
import { markPath, type Shape } from "../../../src/view/monitor/marks.ts";
import { apart, bandPath, linear, linePath, shareLimits } from "../../../src/view/monitor/scale.ts";
import { numberBins } from "../../browser/monitor/looks.ts";

describe("scale", () => {
	test("a range without width, or of no numbers, maps to the middle", () => {
		expect(linear(0, 10, 100, 200)(2.5)).toBe(125);
		expect(linear(3, 3, 0, 10)(3)).toBe(5);
		expect(linear(Number.NaN, 1, 0, 10)(0)).toBe(5);
	});

	test("limits stay inside 0 to 1, with air, and leave out what is not known", () => {
		const some = shareLimits([null, 0.2, Number.NaN, 0.3]);
		expect(some.low).toBeCloseTo(0.18, 9);
		expect(some.high).toBeCloseTo(0.32, 9);
		expect(shareLimits([0, 1])).toEqual({ low: 0, high: 1 });
		expect(shareLimits([null])).toEqual({ low: 0, high: 1 });
		const { low, high } = shareLimits([1]);
		expect(high).toBeGreaterThan(low);
	});

	test("a line breaks where nothing is known, and a point alone is still seen", () => {
		const points = [1, null, 3, 4, null, 6].map((y, x) => ({ x, y }));
		expect(linePath(points)).toBe("M-1 1h2M2 3L3 4M4 6h2");
		expect(linePath([])).toBe("");
	});

	test("a band goes there and back", () => {
		expect(
			bandPath([
				{ x: 0, low: 9, high: 1 },
				{ x: 5, low: 8, high: 2 },
			]),
		).toBe("M0 1L5 2L5 8L0 9Z");
		expect(bandPath([])).toBe("");
	});

	test("labels move apart by what is missing, and keep their order", () => {
		expect(apart(10, 14, 12)).toEqual([6, 18]);
		expect(apart(14, 10, 12)).toEqual([18, 6]);
		expect(apart(0, 40, 12)).toEqual([0, 40]);
	});
});

describe("drawHistogram", () => {
	const bins = numberBins(0, 10, [0.1, 0.6, 0.3], [0.35, 0.2, 0.45]);

	test("bars and outline share one scale: the tallest of both reaches the top", () => {
		const { bars, outline, step } = drawHistogram(bins, 300);
		expect(step).toBe(100);
		expect(bars.map(({ reference }) => reference)).toEqual([126, FRAME.top, 86]);
		expect(bars.map(({ current }) => current)).toEqual([76, 106, 56]);
		expect(outline).toBe(`M0 146V126h100V${FRAME.top}h100V86h100V146`);
		expect(Math.min(...bars.map(({ adds }) => adds))).toBe(FRAME.addsTop);
	});

	test("now is named where it gained, learnt beside its peak, and no text leaves the paper", () => {
		const { learnt, now, ticks, bars } = drawHistogram(bins, 300);
		expect(learnt).toMatchObject({ x: 206, anchor: "start" });
		expect(now.x).toBe(50);
		expect(ticks.map(({ text }) => text)).toEqual(["0", "10", "20", "30"]);
		for (const { x } of ticks) expect(x).toBeGreaterThan(0);
		for (const { addsX } of bars) expect(addsX).toBeLessThan(300);
	});

	test("no bins, or no width, is no NaN", () => {
		for (const drawing of [
			drawHistogram([], 300),
			drawHistogram(bins, 0),
			drawHistogram(numberBins(1, 1, [1], [1]), 300),
		]) {
			expect(JSON.stringify(drawing)).not.toMatch(/null|NaN/);
			expect(drawing.outline).not.toContain("NaN");
		}
	});

	test("texts that do not fit are left to the chosen bin", () => {
		const many = numberBins(0, 1, Array(20).fill(0.05), Array(20).fill(0.05));
		expect(drawHistogram(many, 300).allAdds).toBe(false);
		expect(drawHistogram(many, 900).allAdds).toBe(true);
	});
});

describe("drawCumulative", () => {
	const curve = { x: [0, 10, 20, 40], reference: [0, 0.6, 0.8, 1], current: [0, 0.35, 0.7, 1], gapAt: 10 };

	test("the gap stands at its place, between both curves, and its shares add up to D", () => {
		const { gap, labels } = drawCumulative(curve, 0.25, 432);
		expect(gap).toMatchObject({ x: 128, from: shareY(0.6), to: shareY(0.35), adds: true });
		expect(labels.map(({ text, now }) => [text, now])).toEqual([
			["D .250", false],
			["learnt", false],
			["now", true],
		]);
	});

	test("shares that do not add up to the printed D are not printed as if they did", () => {
		expect(drawCumulative(curve, 0.251, 432).gap?.adds).toBe(false);
	});

	test("what is not a number is not drawn", () => {
		const broken = { x: [0, 1], reference: [Number.NaN, 1], current: [0, Number.NaN], gapAt: Number.NaN };
		expect(drawCumulative(broken, 0, 300)).toMatchObject({
			gap: null,
			labels: [],
			reference: "M295 14h2",
		});
		expect(drawCumulative({ x: [], reference: [], current: [], gapAt: 0 }, 0, 300).gap).toBeNull();
		expect(drawCumulative({ x: [3], reference: [1], current: [1], gapAt: 3 }, 0, 300).gap?.x).toBeGreaterThan(0);
	});
});

test("every verdict has a shape of its own", () => {
	const shapes: Shape[] = ["circle", "diamond", "triangle", "fallen", "cross", "dash"];
	expect(new Set(shapes.map((shape) => markPath(shape, 8, 8))).size).toBe(shapes.length);
});
