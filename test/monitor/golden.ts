import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { categorySample, numberSample, type Sample } from "../../src/monitor/sample.ts";
import { type GoldenSample, valuesOf } from "./gen.ts";

/** Where the golden vectors are: the environment's GOLDEN_DIR, else test/golden. */
const FOLDER = process.env["GOLDEN_DIR"] ?? join(import.meta.dirname, "..", "golden");

/** A number of a golden file; infinities and not-a-number are strings there. */
export type GoldenNumber = number | "NaN" | "Infinity" | "-Infinity";

/** The parts of a case that any file may have; what is expected depends on the file. */
export interface GoldenCase {
	readonly id: string;
	readonly note?: string;
	// biome-ignore lint/suspicious/noExplicitAny: JSON of eighteen different forms, checked value by value in the tests.
	readonly [field: string]: any;
}

export interface GoldenFile {
	readonly name: string;
	readonly cases: readonly GoldenCase[];
}

export const goldenFiles = (): GoldenFile[] =>
	readdirSync(FOLDER)
		.filter((file) => file.endsWith(".json"))
		.sort()
		.map((file) => ({ name: file.replace(/\.json$/, ""), cases: casesIn(join(FOLDER, file)) }));

const casesIn = (path: string): GoldenCase[] => JSON.parse(readFileSync(path, "utf8")).cases;

const numberOf = (value: GoldenNumber): number => (typeof value === "number" ? value : Number(value));

/** Values of a golden sample with nulls as the house's missing value. */
export const numbersOf = (sample: GoldenSample): Float64Array =>
	Float64Array.from(valuesOf(sample), (value) => value ?? Number.NaN);

export const numbersSample = (sample: GoldenSample): Sample => numberSample(numbersOf(sample));

/** Golden categories are whole numbers; as words they are levels in ascending order. */
export function wordsSample(sample: GoldenSample, levels: readonly string[]): Sample {
	const codes = Uint8Array.from(valuesOf(sample), (value) => (value === null ? 255 : levels.indexOf(String(value))));
	return categorySample({ levels, codes });
}

/** The words of one sample, or of several together. */
export const levelsOf = (...samples: GoldenSample[]): string[] =>
	[...new Set(samples.flatMap(valuesOf))]
		.filter((value) => value !== null)
		.sort((a, b) => a - b)
		.map(String);

/** Equal within an absolute or a relative tolerance; infinities must be equal. */
export function expectClose(
	actual: number | undefined,
	expected: GoldenNumber,
	{ abs = 0, rel = 0 }: { abs?: number; rel?: number },
	what = "value",
): void {
	const wanted = numberOf(expected);
	if (actual === wanted) return;
	const off = Math.abs((actual ?? Number.NaN) - wanted);
	expect(off <= Math.max(abs, rel * Math.abs(wanted)), `${what}: ${actual} instead of ${wanted}`).toBe(true);
}

export function expectAllClose(
	actual: ArrayLike<number>,
	expected: readonly GoldenNumber[],
	tolerance: { abs?: number; rel?: number },
	what: string,
): void {
	expect(actual.length, `length of ${what}`).toBe(expected.length);
	expected.forEach((value, i) => {
		expectClose(actual[i], value, tolerance, `${what}[${i}]`);
	});
}
