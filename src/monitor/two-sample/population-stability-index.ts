import { type Bins, binsOf, pooledCounts } from "../bins.ts";
import type { Outcome } from "../outcome.ts";
import { hindrance, type Sample } from "../sample.ts";
import { fillZeros } from "./zero-fill.ts";

/** The reading that credit scoring made usual: below 0.1, 0.1 to 0.25, from 0.25 on. */
type PsiBand = "small" | "moderate" | "large";

export interface PopulationStabilityIndex {
	/** Σ (r - c) ln(r / c) over the bins; 0 and up, symmetric. */
	readonly statistic: number;
	readonly band: PsiBand;
	/** Shares before zeros are filled. */
	readonly bins: Bins;
	/** What each bin adds to the sum. */
	readonly contributions: Float64Array;
}

/**
 * Population stability index with evidently's bins and zero fill (its `psi`). No p-value belongs to it: below some 500
 * rows it exceeds 0.1 without any drift.
 */
export function compare(reference: Sample, current: Sample): Outcome<PopulationStabilityIndex> {
	const why = hindrance(reference, current);
	if (why) return why;
	const bins = binsOf(pooledCounts(reference, current));
	const r = fillZeros(bins.reference);
	const c = fillZeros(bins.current);
	const contributions = r.map((share, i) => (share - (c[i] as number)) * Math.log(share / (c[i] as number)));
	const statistic = contributions.reduce((sum, part) => sum + part, 0);
	return { statistic, band: psiBand(statistic), bins, contributions };
}

const psiBand = (psi: number): PsiBand => (psi < 0.1 ? "small" : psi < 0.25 ? "moderate" : "large");
