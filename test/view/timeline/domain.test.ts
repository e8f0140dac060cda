import { describe, expect, test } from "vitest";
import { accuracyRange, easeRange, extentOf } from "../../../src/view/timeline/domain.ts";

describe("extentOf", () => {
	test("reads the visible days only, skips the unknown, and joins what came before", () => {
		expect(extentOf([0.1, 0.7, null, 0.8, 0.2], 1, 3)).toEqual([0.7, 0.8]);
		expect(extentOf([0.75], 0, 5, [0.7, 0.72])).toEqual([0.7, 0.75]);
		expect(extentOf([null, null], 0, 1)).toBeNull();
	});
});

describe("accuracyRange", () => {
	test("holds the data with air on both sides", () => {
		const [low, high] = accuracyRange([0.6, 0.78]);
		expect(low).toBeLessThan(0.6);
		expect(high).toBeGreaterThan(0.78);
	});

	test("does not magnify noise: a flat line still gets a tenth", () => {
		const [low, high] = accuracyRange([0.76, 0.761]);
		expect(high - low).toBeGreaterThanOrEqual(0.1);
		expect((low + high) / 2).toBeCloseTo(0.7605, 6);
	});

	test("grows past the range it was asked for, and never shrinks into it", () => {
		const asked = [0.7, 0.8] as const;
		const [low, high] = accuracyRange([0.65, 0.72], asked);
		expect(low).toBeLessThan(0.65);
		expect(high).toBeGreaterThanOrEqual(0.8);
	});

	test("promises no accuracy beyond 1 or below 0", () => {
		expect(accuracyRange([0.97, 1])[1]).toBe(1);
		expect(accuracyRange([0, 0.04])[0]).toBe(0);
	});

	test("before the first value: what was asked, or a plain tenth around the usual", () => {
		expect(accuracyRange(null, [0.5, 0.9])).toEqual([0.5, 0.9]);
		const [low, high] = accuracyRange(null);
		expect(low).toBeLessThan(high);
	});
});

describe("easeRange", () => {
	test("comes to rest on the target", () => {
		const target = [0.7, 0.8] as const;
		let shown: readonly [number, number] = [0.5, 0.9];
		let steps = 0;
		while (shown !== target && steps < 100) {
			shown = easeRange(shown, target, [0.71, 0.79]);
			steps++;
		}
		expect(shown).toBe(target);
		expect(steps).toBeGreaterThan(3);
	});

	test("moves part of the way when it shrinks", () => {
		const [low, high] = easeRange([0.5, 0.9], [0.7, 0.8], [0.72, 0.78]);
		expect(low).toBeCloseTo(0.55, 9);
		expect(high).toBeCloseTo(0.875, 9);
	});

	test("a fall is never cut off, not even for one frame", () => {
		const [low] = easeRange([0.7, 0.8], [0.55, 0.8], [0.56, 0.79]);
		expect(low).toBeLessThanOrEqual(0.56);
	});
});
