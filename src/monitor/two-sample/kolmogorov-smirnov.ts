import type { Outcome } from "../outcome.ts";
import { bothNumbers, type Sample } from "../sample.ts";
import { exactEqual, exactUnequal, kolmogorovLimit } from "./kolmogorov.ts";

/** Up to this size of the larger sample the p-value is exact; above it is Kolmogorov's limit. */
const EXACT_UP_TO = 1000;

export interface KolmogorovSmirnov {
	/** D: the largest gap between the two cumulative shares, 0 .. 1. */
	readonly statistic: number;
	readonly p: number;
	readonly method: "exact" | "Kolmogorov limit";
	/** Where the gap is: the value, and the share of either side at or below it. */
	readonly at: { readonly value: number; readonly reference: number; readonly current: number };
}

/**
 * Two-sample two-sided Kolmogorov–Smirnov test (Smirnov 1939): could both samples come from one distribution? D is
 * exact with ties; p assumes independent rows and no ties (with ties it is too large, so it rings too rarely).
 */
export function compare(reference: Sample, current: Sample): Outcome<KolmogorovSmirnov> {
	const both = bothNumbers(reference, current);
	if ("unmeasured" in both) return both;
	const a = both.reference.sorted;
	const b = both.current.sorted;
	const widest = widestGap(a, b);
	const statistic = widest.gap / (a.length * b.length);
	const exact = Math.max(a.length, b.length) <= EXACT_UP_TO;
	return {
		statistic,
		p: exact ? exactP(a.length, b.length, widest.gap) : limitP(a.length, b.length, statistic),
		method: exact ? "exact" : "Kolmogorov limit",
		at: { value: widest.value, reference: widest.i / a.length, current: widest.j / b.length },
	};
}

/** P(D ≥ gap / (n1·n2)) without ties, for whole `gap`. */
export const exactP = (n1: number, n2: number, gap: number): number =>
	n1 === n2 ? exactEqual(n1, gap / n1) : exactUnequal(n1, n2, gap);

export const limitP = (n1: number, n2: number, d: number): number =>
	kolmogorovLimit(Math.sqrt((n1 * n2) / (n1 + n2)) * d);

/**
 * The largest |i·n2 - j·n1| over all values, where i and j count the values at or below it: D in whole numbers, free of
 * rounding.
 */
export function widestGap(
	a: Float64Array,
	b: Float64Array,
): { readonly gap: number; readonly value: number; readonly i: number; readonly j: number } {
	const n1 = a.length;
	const n2 = b.length;
	let i = 0;
	let j = 0;
	let widest = { gap: 0, value: Math.min(a[0] as number, b[0] as number), i: 0, j: 0 };
	while (i < n1 && j < n2) {
		const value = Math.min(a[i] as number, b[j] as number);
		while (i < n1 && a[i] === value) i++;
		while (j < n2 && b[j] === value) j++;
		const gap = Math.abs(i * n2 - j * n1);
		if (gap > widest.gap) widest = { gap, value, i, j };
	}
	return widest;
}
