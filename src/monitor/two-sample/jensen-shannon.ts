import { type Bins, binsOf, pooledCounts, referenceCounts, sharesOf } from "../bins.ts";
import type { Outcome } from "../outcome.ts";
import { hindrance, type Sample } from "../sample.ts";

export interface JensenShannon {
	/** A distance (the root of the divergence): 0 .. 1 in base 2, 0 .. √ln 2 in base e. */
	readonly statistic: number;
	/** With bins "reference" the last one holds what lies outside all others. */
	readonly bins: Bins;
}

export interface JensenShannonOptions {
	/** "reference": NannyML's Doane bins, which stay; "pooled": evidently's, which move with the window. */
	readonly bins?: "reference" | "pooled";
	/** 2 as NannyML, e as evidently. */
	readonly base?: "2" | "e";
}

/**
 * Jensen–Shannon distance (Endres and Schindelin 2003). Names hide differences here: NannyML and evidently mean the
 * distance, in base 2 and base e; TensorFlow Data Validation means its square in bits, the divergence.
 */
export function compare(
	reference: Sample,
	current: Sample,
	{ bins: scheme = "reference", base = "2" }: JensenShannonOptions = {},
): Outcome<JensenShannon> {
	const why = hindrance(reference, current);
	if (why) return why;
	const bins = binsOf((scheme === "reference" ? referenceCounts : pooledCounts)(reference, current));
	return { statistic: jensenShannonDistance(bins.reference, bins.current, base), bins };
}

/** Distance between two histograms given as weights over the same bins. */
export function jensenShannonDistance(p: ArrayLike<number>, q: ArrayLike<number>, base: "2" | "e"): number {
	const a = sharesOf(p);
	const b = sharesOf(q);
	let sum = 0;
	for (let i = 0; i < a.length; i++) {
		const x = a[i] as number;
		const y = b[i] as number;
		const middle = (x + y) / 2;
		if (x > 0) sum += x * Math.log(x / middle);
		if (y > 0) sum += y * Math.log(y / middle);
	}
	// Rounding can leave a tiny negative sum for equal histograms, and a hair above the maximum for disjoint ones.
	const divergence = Math.min(Math.max(sum / 2, 0), Math.LN2);
	return Math.sqrt(base === "2" ? divergence / Math.LN2 : divergence);
}
