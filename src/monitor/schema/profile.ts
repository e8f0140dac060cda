import type { Column } from "../../core/table.ts";
import { type CategorySample, categorySample, LARGEST_NUMBER } from "../sample.ts";
import { ValueCounts } from "./value-counts.ts";

// Local: this is asked for with every value.
const LARGEST = LARGEST_NUMBER;

/** What a schema asks of a column of numbers, by one scan: a sort would be most of what a daily check costs. */
export interface NumberProfile {
	readonly kind: "number";
	readonly values: Float64Array;
	readonly missing: number;
	/** Infinite values, and those beyond ±1e100. */
	readonly infinite: number;
	/** Usable values. */
	readonly n: number;
	/** Smallest and largest usable value; Infinity and -Infinity without one. */
	readonly low: number;
	readonly high: number;
	/** How often each value occurs, among `SOME_ROWS` of them or so, and among all; counted when it is first asked for. */
	readonly someCounts: () => ValueCounts;
	readonly allCounts: () => ValueCounts;
}

/** Rows that are looked at before all are: they show a large share, and a small one is nobody's concern. */
const SOME_ROWS = 50;

export type Profile = NumberProfile | CategorySample;

/** Prepares a column for a schema. */
export const profileOf = (column: Column): Profile =>
	column.kind === "number" ? numberProfile(column.values) : categorySample(column);

export function numberProfile(values: Float64Array): NumberProfile {
	let missing = 0;
	let n = 0;
	let low = Number.POSITIVE_INFINITY;
	let high = Number.NEGATIVE_INFINITY;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] as number;
		if (value <= LARGEST && value >= -LARGEST) {
			n++;
			if (value < low) low = value;
			if (value > high) high = value;
		} else if (Number.isNaN(value)) missing++;
	}
	const step = Math.max(1, Math.floor(values.length / SOME_ROWS));
	const allCounts = once(() => new ValueCounts(values));
	const someCounts = step === 1 ? allCounts : once(() => new ValueCounts(values, step));
	const infinite = values.length - missing - n;
	return { kind: "number", values, missing, infinite, n, low, high, someCounts, allCounts };
}

function once<T>(make: () => T): () => T {
	let made: T | null = null;
	return () => {
		made ??= make();
		return made;
	};
}

/** How many values a column holds, missing and infinite ones left out. */
export const validIn = (profile: Profile): number => (profile.kind === "number" ? profile.n : profile.valid);
