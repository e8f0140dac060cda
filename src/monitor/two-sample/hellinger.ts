import { type Bins, binsOf, pooledDistinctCounts, referenceCounts, sharesOf } from "../bins.ts";
import type { Outcome } from "../outcome.ts";
import { hindrance, type Sample } from "../sample.ts";

export interface Hellinger {
	/** 0 .. 1, symmetric given the bins. */
	readonly statistic: number;
	/** With bins "reference" the last one holds what lies outside all others. */
	readonly bins: Bins;
}

export interface HellingerOptions {
	/** "reference": NannyML's Doane bins; "pooled": evidently's Sturges bins over the different pooled values. */
	readonly bins?: "reference" | "pooled";
}

/** Hellinger distance (Hellinger 1909): the Euclidean distance between the roots of the shares, divided by √2. */
export function compare(
	reference: Sample,
	current: Sample,
	{ bins: scheme = "reference" }: HellingerOptions = {},
): Outcome<Hellinger> {
	const why = hindrance(reference, current);
	if (why) return why;
	const pooled = scheme === "pooled" && reference.kind === "number" && current.kind === "number";
	const bins = binsOf(pooled ? pooledDistinctCounts(reference, current) : referenceCounts(reference, current));
	return { statistic: hellingerDistance(bins.reference, bins.current), bins };
}

/** Distance between two histograms given as weights over the same bins. */
export function hellingerDistance(p: ArrayLike<number>, q: ArrayLike<number>): number {
	const a = sharesOf(p);
	const b = sharesOf(q);
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (Math.sqrt(a[i] as number) - Math.sqrt(b[i] as number)) ** 2;
	return Math.min(1, Math.sqrt(sum / 2));
}
