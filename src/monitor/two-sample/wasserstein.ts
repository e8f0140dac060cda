import type { Outcome } from "../outcome.ts";
import { bothNumbers, type Sample } from "../sample.ts";

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
	const statistic = areaBetween(both.reference.sorted, both.current.sorted);
	const referenceSd = both.reference.sd;
	return { statistic, normed: statistic / Math.max(referenceSd, SMALLEST_SD), referenceSd };
}

function areaBetween(a: Float64Array, b: Float64Array): number {
	let i = 0;
	let j = 0;
	let area = 0;
	let previous = Math.min(a[0] as number, b[0] as number);
	while (i < a.length && j < b.length) {
		const x = a[i] as number;
		const y = b[j] as number;
		const value = x <= y ? x : y;
		area += Math.abs(i / a.length - j / b.length) * (value - previous);
		if (x <= y) i++;
		else j++;
		previous = value;
	}
	for (; i < a.length; i++) {
		const value = a[i] as number;
		area += (1 - i / a.length) * (value - previous);
		previous = value;
	}
	for (; j < b.length; j++) {
		const value = b[j] as number;
		area += (1 - j / b.length) * (value - previous);
		previous = value;
	}
	return area;
}
