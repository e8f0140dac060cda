import type { Outcome } from "../outcome.ts";
import { bothNumbers, type NumberSample, type Sample } from "../sample.ts";
import { exactEqual, exactUnequal, kolmogorovLimit } from "./kolmogorov.ts";
import { type Walk, walk } from "./walk.ts";

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
	return testOf(walk(both.reference.sorted, both.current.sorted), both.reference, both.current);
}

/** The test from a walk that was made already. */
export function testOf({ gap, value, i, j }: Walk, reference: NumberSample, current: NumberSample): KolmogorovSmirnov {
	const n1 = reference.sorted.length;
	const n2 = current.sorted.length;
	const statistic = gap / (n1 * n2);
	const exact = Math.max(n1, n2) <= EXACT_UP_TO;
	return {
		statistic,
		p: exact ? exactP(n1, n2, gap) : limitP(n1, n2, statistic),
		method: exact ? "exact" : "Kolmogorov limit",
		at: { value, reference: i / n1, current: j / n2 },
	};
}

/** P(D ≥ gap / (n1·n2)) without ties, for whole `gap`. */
export const exactP = (n1: number, n2: number, gap: number): number =>
	n1 === n2 ? exactEqual(n1, gap / n1) : exactUnequal(n1, n2, gap);

export const limitP = (n1: number, n2: number, d: number): number =>
	kolmogorovLimit(Math.sqrt((n1 * n2) / (n1 + n2)) * d);
