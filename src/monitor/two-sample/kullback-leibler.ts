import { type Bins, binsOf, pooledCounts, sharesOf } from "../bins.ts";
import type { Outcome } from "../outcome.ts";
import { hindrance, type Sample } from "../sample.ts";
import { fillZeros } from "./zero-fill.ts";

export interface KullbackLeibler {
	/** Nats, 0 and up; not symmetric: surprise at the reference for someone who expects the window. */
	readonly statistic: number;
	/** Shares before zeros are filled. */
	readonly bins: Bins;
}

/** Kullback–Leibler divergence of the window from the reference with evidently's bins and zero fill (its `kl_div`). */
export function compare(reference: Sample, current: Sample): Outcome<KullbackLeibler> {
	const why = hindrance(reference, current);
	if (why) return why;
	const bins = binsOf(pooledCounts(reference, current));
	return { statistic: kullbackLeibler(fillZeros(bins.reference), fillZeros(bins.current)), bins };
}

/** Σ p ln(p/q) of two histograms given as weights; Infinity when q is empty where p is not. */
export function kullbackLeibler(p: ArrayLike<number>, q: ArrayLike<number>): number {
	const a = sharesOf(p);
	const b = sharesOf(q);
	let sum = 0;
	for (let i = 0; i < a.length; i++) {
		const x = a[i] as number;
		if (x > 0) sum += x * Math.log(x / (b[i] as number));
	}
	return Math.max(0, sum);
}
