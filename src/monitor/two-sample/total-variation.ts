import { type Bins, binsOf, pooledCounts, sharesOf } from "../bins.ts";
import type { Outcome } from "../outcome.ts";
import { hindrance, type Sample } from "../sample.ts";

export interface TotalVariation {
	/** 0 .. 1, symmetric: the share of rows that would have to change their bin. */
	readonly statistic: number;
	readonly bins: Bins;
}

/** Total variation distance over evidently's bins: half the sum of all moves between shares. */
export function compare(reference: Sample, current: Sample): Outcome<TotalVariation> {
	const why = hindrance(reference, current);
	if (why) return why;
	const bins = binsOf(pooledCounts(reference, current));
	return { statistic: totalVariation(bins.reference, bins.current), bins };
}

/** Distance between two histograms given as weights over the same bins. */
export function totalVariation(p: ArrayLike<number>, q: ArrayLike<number>): number {
	const a = sharesOf(p);
	const b = sharesOf(q);
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] as number) - (b[i] as number));
	return Math.min(1, sum / 2);
}
