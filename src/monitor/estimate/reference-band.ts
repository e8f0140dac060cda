import { notEnoughData, type Outcome } from "../outcome.ts";

/** Limits learnt from what a statistic did on windows of the reference. */
export interface ReferenceBand {
	readonly mean: number;
	readonly lower: number;
	readonly upper: number;
}

/**
 * Mean ± `multiplier` standard deviations (divisor n) of a statistic over reference windows: NannyML's
 * `StandardDeviationThreshold`, the alternative to a fixed limit. A drift statistic is judged by `upper` alone. Values
 * that are not finite are left out; at least two are needed.
 */
export function referenceBand(statistics: readonly number[], multiplier = 3): Outcome<ReferenceBand> {
	const known = statistics.filter(Number.isFinite);
	if (known.length < 2) return notEnoughData(`${known.length} reference windows are known, at least 2 are needed`);
	const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
	const sd = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
	return { mean, lower: mean - multiplier * sd, upper: mean + multiplier * sd };
}
