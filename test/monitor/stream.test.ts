import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/core/random.ts";
import { Adwin } from "../../src/monitor/stream/adwin.ts";
import { Ddm } from "../../src/monitor/stream/ddm.ts";
import type { Detector } from "../../src/monitor/stream/detector.ts";
import { Eddm } from "../../src/monitor/stream/eddm.ts";
import { HddmA } from "../../src/monitor/stream/hddm-a.ts";
import { HddmW } from "../../src/monitor/stream/hddm-w.ts";
import { Kswin } from "../../src/monitor/stream/kswin.ts";
import { PageHinkley } from "../../src/monitor/stream/page-hinkley.ts";
import { anyError, anyNumber } from "./arbitraries.ts";

const DETECTORS: [string, () => Detector, "numbers" | "errors"][] = [
	["ADWIN", () => new Adwin({ clock: 1 }), "numbers"],
	["Page–Hinkley", () => new PageHinkley(), "numbers"],
	["KSWIN", () => new Kswin({ windowSize: 200, statSize: 100 }), "numbers"],
	["DDM", () => new Ddm({ warmStart: 5 }), "errors"],
	["EDDM", () => new Eddm({ warmStart: 5 }), "errors"],
	["HDDM_A", () => new HddmA({ twoSidedTest: true }), "errors"],
	["HDDM_W", () => new HddmW({ twoSidedTest: true }), "errors"],
];

/** The flags after each value. */
const flagsOf = (detector: Detector, stream: readonly number[]): string =>
	stream
		.map((x) => {
			detector.update(x);
			return detector.drift ? "D" : detector.warning ? "w" : ".";
		})
		.join("");

/** 0 and 1, 1 with probability `before`, then from `change` on with `after`. */
function errors(seed: number, n: number, change: number, before: number, after: number): number[] {
	const random = randomStream(seed, "errors");
	return Array.from({ length: n }, (_, i) => (random.uniform() < (i < change ? before : after) ? 1 : 0));
}

describe.each(DETECTORS)("%s", (_name, make, input) => {
	test("takes any stream without an exception, and its state stays finite", () => {
		fc.assert(
			fc.property(fc.array(input === "errors" ? anyError : anyNumber, { maxLength: 300 }), (stream) => {
				const detector = make();
				for (const x of stream) {
					detector.update(x);
					for (const [field, value] of Object.entries(detector.state)) {
						expect(Number.isFinite(value), `${field} after ${x}`).toBe(true);
					}
				}
			}),
			{ numRuns: 200 },
		);
	});

	test("the same stream gives the same flags", () => {
		fc.assert(
			fc.property(fc.array(anyError, { maxLength: 200 }), (stream) => {
				expect(flagsOf(make(), stream)).toBe(flagsOf(make(), stream));
			}),
		);
	});

	test("values it cannot take change nothing but lower the drift flag", () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 200, maxLength: 300 }), fc.nat(300), (stream, place) => {
				const at = Math.min(place, stream.length);
				const clean = flagsOf(make(), stream);
				const spoilt = flagsOf(make(), [
					...stream.slice(0, at),
					Number.NaN,
					Number.POSITIVE_INFINITY,
					...stream.slice(at),
				]);
				const without = spoilt.slice(0, at) + spoilt.slice(at + 2);
				expect(without.replaceAll("w", ".")).toBe(clean.replaceAll("w", "."));
				expect(spoilt.slice(at, at + 2)).not.toContain("D");
			}),
		);
	});

	test.each([0, 1])("a stream that stands still at %i never rings", (value) => {
		expect(flagsOf(make(), new Array<number>(2000).fill(value))).not.toContain("D");
	});

	test("finds a rise of the error rate from .1 to .5 within 300 values, most of the time", () => {
		const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
		const found = seeds.filter((seed) => flagsOf(make(), errors(seed, 1300, 1000, 0.1, 0.5)).indexOf("D", 1000) !== -1);
		expect(found.length).toBeGreaterThanOrEqual(9);
	});
});

test("one-sided HDDM does not ring when the model gets better, two-sided does", () => {
	const better = errors(3, 3000, 1000, 0.5, 0.1);
	expect(flagsOf(new HddmA(), better)).not.toContain("D");
	expect(flagsOf(new HddmA({ twoSidedTest: true }), better)).toContain("D");
	expect(flagsOf(new HddmW(), better)).not.toContain("D");
	expect(flagsOf(new HddmW({ twoSidedTest: true }), better)).toContain("D");
});

test("ADWIN's window is the mean of its newest values", () => {
	const random = randomStream(5, "adwin");
	const stream = Array.from({ length: 3000 }, (_, i) => random.normal() + (i < 1500 ? 0 : 2));
	const detector = new Adwin({ resetOnDrift: false });
	for (const x of stream) detector.update(x);
	const { width, total, variance } = detector.state;
	const kept = stream.slice(-width);
	const mean = kept.reduce((sum, x) => sum + x, 0) / width;
	expect(width).toBeLessThan(1700);
	expect(total).toBeCloseTo(mean * width, 6);
	// Buckets know the spread within them only as they were merged, so this is close and not equal.
	expect(variance / kept.reduce((sum, x) => sum + (x - mean) ** 2, 0)).toBeCloseTo(1, 1);
});

test("KSWIN with a window too short for its test says so", () => {
	expect(() => new Kswin({ windowSize: 50, statSize: 30 })).toThrow("statSize is 30, but must be in 1 .. 25");
});
