import type { Outcome } from "../outcome.ts";
import { bothNumbers, type NumberSample, type Sample } from "../sample.ts";
import { type Walk, walk } from "./walk.ts";

/** A reference that hardly varies would make any move look endless (evidently's floor). */
const SMALLEST_SD = 0.001;

export interface Wasserstein {
	/** Mean distance that values have to move, in the column's own unit. */
	readonly statistic: number;
	/** The same in standard deviations of the reference (divisor n, at least 0.001). */
	readonly normed: number;
	readonly referenceSd: number;
}

/**
 * First Wasserstein distance (earth mover's distance): the area between the two cumulative shares. `normed` is
 * evidently's `wasserstein`; its usual limit is 0.1.
 */
export function compare(reference: Sample, current: Sample): Outcome<Wasserstein> {
	const both = bothNumbers(reference, current);
	if ("unmeasured" in both) return both;
	return wassersteinOf(walk(both.reference.sorted, both.current.sorted), both.reference);
}

/** The distance from a walk that was made already. */
export const wassersteinOf = ({ area }: Walk, { sd }: NumberSample): Wasserstein => ({
	statistic: area,
	normed: area / Math.max(sd, SMALLEST_SD),
	referenceSd: sd,
});
