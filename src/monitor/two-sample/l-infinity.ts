import { type Bins, binsOf, levelCounts, sharesOf } from "../bins.ts";
import type { Outcome } from "../outcome.ts";
import { bothCategories, type Sample } from "../sample.ts";

export interface LInfinity {
	/** 0 .. 1, symmetric. */
	readonly statistic: number;
	/** The word whose share moved most. */
	readonly level: string;
	readonly bins: Bins;
}

/**
 * L-infinity distance: the largest move of any category's share (TensorFlow Data Validation, NannyML). On numbers it is
 * not applicable and says so; TensorFlow Data Validation returned a silent 0 there.
 */
export function compare(reference: Sample, current: Sample): Outcome<LInfinity> {
	const both = bothCategories(reference, current);
	if ("unmeasured" in both) return both;
	const counts = levelCounts(both.reference, both.current);
	const bins = binsOf(counts);
	const levels = counts.cut.kind === "levels" ? counts.cut.levels : [];
	const { distance, at } = largestMove(bins.reference, bins.current);
	return { statistic: distance, level: levels[at] ?? "", bins };
}

/** Largest difference between two histograms given as weights over the same bins, and the bin where it is. */
export function largestMove(p: ArrayLike<number>, q: ArrayLike<number>): { distance: number; at: number } {
	const a = sharesOf(p);
	const b = sharesOf(q);
	let widest = { distance: 0, at: 0 };
	for (let i = 0; i < a.length; i++) {
		const distance = Math.abs((a[i] as number) - (b[i] as number));
		if (distance > widest.distance) widest = { distance, at: i };
	}
	return widest;
}
