import { contingency } from "../../monitor/two-sample/chi-square.ts";

/** `hits` of `count` cases. */
export interface Proportion {
	readonly hits: number;
	readonly count: number;
}

export const shareOf = ({ hits, count }: Proportion): number => (count === 0 ? 0 : hits / count);

/**
 * Two-sided p of the two-proportion z-test (pooled; Pearson's chi-square of the 2 × 2 table is its square): how often
 * chance alone sets two equal shares at least so far apart. 1 when one side is empty or both hold one and the same value.
 */
export function chanceOfDifference(a: Proportion, b: Proportion): number {
	const test = contingency([a.hits, a.count - a.hits], [b.hits, b.count - b.hits]);
	return "unmeasured" in test ? 1 : test.p;
}

/** Quantiles of the normal distribution for a two-sided 5 % and for a power of 80 %. */
const Z_ALPHA = 1.959964;
const Z_POWER = 0.841621;

/**
 * Smallest difference from `share` that a two-sided test at 5 % finds four times in five with so many cases on each side
 * (Fleiss, Levin and Paik 2003, ch. 4, with the variance of `share` on both sides).
 */
export const detectableDifference = (share: number, n1: number, n2: number): number =>
	(Z_ALPHA + Z_POWER) * Math.sqrt(share * (1 - share) * (1 / n1 + 1 / n2));
