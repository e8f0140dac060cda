import { type CategoryColumn, type Column, MISSING_CODE } from "../core/table.ts";
import { sortAscending } from "./ascending.ts";
import { notApplicable, notEnoughData, type Outcome, type Unmeasured } from "./outcome.ts";

/** Beyond this a number counts as infinite: no measurement is that large, and its square would overflow. */
export const LARGEST_NUMBER = 1e100;

/** Fewer values than this on either side say nothing about a distribution. */
const FEWEST_VALUES = 2;

/** A column of numbers, prepared once: every two-sample statistic reads it without sorting or summing again. */
export interface NumberSample {
	readonly kind: "number";
	/** Finite values in ascending order. */
	readonly sorted: Float64Array;
	readonly missing: number;
	/** Infinite values, and those beyond ±1e100. */
	readonly infinite: number;
	/** How many different values there are. */
	readonly distinct: number;
	readonly mean: number;
	/** Standard deviation with divisor n. */
	readonly sd: number;
	/** Third standardised moment; 0 when all values are equal. */
	readonly skewness: number;
}

/** A column of words, prepared once. */
export interface CategorySample {
	readonly kind: "category";
	readonly levels: readonly string[];
	/** Rows of each level. */
	readonly counts: Float64Array;
	/** Rows with a value. */
	readonly valid: number;
	readonly missing: number;
}

export type Sample = NumberSample | CategorySample;

/** How many values a sample holds, missing and infinite ones left out. */
export const sizeOf = (sample: Sample): number => (sample.kind === "number" ? sample.sorted.length : sample.valid);

/** Prepares a column for comparison, on either side: n log n for numbers, n for words. */
export const sampleOf = (column: Column): Sample =>
	column.kind === "number" ? numberSample(column.values) : categorySample(column);

export function numberSample(values: ArrayLike<number>): NumberSample {
	const kept = new Float64Array(values.length);
	let n = 0;
	let missing = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] as number;
		if (Number.isNaN(value)) missing++;
		else if (Math.abs(value) <= LARGEST_NUMBER) kept[n++] = value;
	}
	const sorted = sortAscending(kept.subarray(0, n));
	let known: Moments | null = null;
	// A window that is only compared by its order never asks for them.
	const moments = () => {
		known ??= momentsOf(sorted);
		return known;
	};
	return {
		kind: "number",
		sorted,
		missing,
		infinite: values.length - missing - n,
		get distinct() {
			return moments().distinct;
		},
		get mean() {
			return moments().mean;
		},
		get sd() {
			return moments().sd;
		},
		get skewness() {
			return moments().skewness;
		},
	};
}

type Moments = Pick<NumberSample, "distinct" | "mean" | "sd" | "skewness">;

function momentsOf(sorted: Float64Array): Moments {
	const n = sorted.length;
	const first = sorted[0] ?? 0;
	if (n === 0 || first === sorted[n - 1]) return { distinct: Math.min(n, 1), mean: first, sd: 0, skewness: 0 };
	let sum = 0;
	let distinct = 1;
	for (let i = 0; i < n; i++) {
		sum += sorted[i] as number;
		if (i > 0 && sorted[i] !== sorted[i - 1]) distinct++;
	}
	const mean = sum / n;
	// Multiplied by hand: the power operator calls pow, and this loop is most of what a check costs.
	let squares = 0;
	for (let i = 0; i < n; i++) {
		const off = (sorted[i] as number) - mean;
		squares += off * off;
	}
	const sd = Math.sqrt(squares / n);
	if (sd === 0) return { distinct, mean, sd, skewness: 0 };
	let cubes = 0;
	for (let i = 0; i < n; i++) {
		const z = ((sorted[i] as number) - mean) / sd;
		cubes += z * z * z;
	}
	return { distinct, mean, sd, skewness: cubes / n };
}

export function categorySample({ levels, codes }: Pick<CategoryColumn, "levels" | "codes">): CategorySample {
	const absent = MISSING_CODE;
	const counts = new Float64Array(levels.length);
	let missing = 0;
	for (let i = 0; i < codes.length; i++) {
		const code = codes[i] as number;
		// A code without a level cannot be named, so it counts as missing like MISSING_CODE itself.
		if (code === absent || code >= levels.length) missing++;
		else counts[code] = (counts[code] as number) + 1;
	}
	return { kind: "category", levels, counts, valid: codes.length - missing, missing };
}

/** Numbers taken as words, one level for each different value in ascending order; words stay as they are. */
export function asCategories(sample: Sample): CategorySample {
	if (sample.kind === "category") return sample;
	const levels: string[] = [];
	const counts: number[] = [];
	const { sorted, missing, infinite } = sample;
	for (let i = 0; i < sorted.length; i++) {
		if (i > 0 && sorted[i] === sorted[i - 1]) counts[counts.length - 1] = (counts[counts.length - 1] as number) + 1;
		else {
			levels.push(String(sorted[i]));
			counts.push(1);
		}
	}
	return {
		kind: "category",
		levels,
		counts: Float64Array.from(counts),
		valid: sorted.length,
		missing: missing + infinite,
	};
}

/** Why two samples cannot be compared, or null when they can. */
export function hindrance(reference: Sample, current: Sample): Unmeasured | null {
	if (reference.kind !== current.kind) {
		return notApplicable(`the reference holds ${nameOf(reference)}, the window holds ${nameOf(current)}`);
	}
	for (const [side, sample] of [["reference", reference] as const, ["window", current] as const]) {
		const n = sizeOf(sample);
		if (n < FEWEST_VALUES) {
			return notEnoughData(
				`the ${side} has ${n} valid value${n === 1 ? "" : "s"}, at least ${FEWEST_VALUES} are needed`,
			);
		}
	}
	return null;
}

/** Both samples as numbers, or why not. */
export function bothNumbers(
	reference: Sample,
	current: Sample,
): Outcome<{ readonly reference: NumberSample; readonly current: NumberSample }> {
	const why = hindrance(reference, current);
	if (why) return why;
	if (reference.kind !== "number" || current.kind !== "number") {
		return notApplicable("this statistic needs numbers, and the column holds words");
	}
	return { reference, current };
}

/** Both samples as words, or why not. */
export function bothCategories(
	reference: Sample,
	current: Sample,
): Outcome<{ readonly reference: CategorySample; readonly current: CategorySample }> {
	const why = hindrance(reference, current);
	if (why) return why;
	if (reference.kind !== "category" || current.kind !== "category") {
		return notApplicable("this statistic needs categories, and the column holds numbers");
	}
	return { reference, current };
}

const nameOf = (sample: Sample): string => (sample.kind === "number" ? "numbers" : "words");
