import type { Daily } from "./types.ts";

export type Range = readonly [low: number, high: number];

/** Below this span the chart would magnify noise into drama. */
const LEAST_SPAN = 0.1;
const AIR = 0.06;
/** Shown before the first value exists. */
const BLANK: Range = [0.68, 0.8];

/** Lowest and highest of `values` within days [from, to], joined to `so far`; null when there is none. */
export function extentOf(values: Daily, from: number, to: number, soFar: Range | null = null): Range | null {
	let [low, high] = soFar ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	const last = Math.min(values.length - 1, Math.floor(to));
	for (let day = Math.max(0, Math.ceil(from)); day <= last; day++) {
		const value = values[day];
		if (value == null) continue;
		if (value < low) low = value;
		if (value > high) high = value;
	}
	return low <= high ? [low, high] : null;
}

/** The range of the accuracy axis for lines that fill `data`: with air above and below, and never narrower than .10. */
export function accuracyRange(data: Range | null, asked?: Range): Range {
	if (data === null) return asked ?? BLANK;
	const low = Math.min(data[0], asked?.[0] ?? data[0]);
	const high = Math.max(data[1], asked?.[1] ?? data[1]);
	const missing = Math.max(0, LEAST_SPAN - (high - low)) / 2;
	const air = (high - low + 2 * missing) * AIR;
	// An accuracy lives in [0, 1]; air outside of it would promise values that cannot be.
	return [Math.max(Math.min(0, low), low - missing - air), Math.min(Math.max(1, high), high + missing + air)];
}

/**
 * One step of the way from `shown` to `target`. The range shrinks softly, but never cuts off `data`: a line that leaves
 * the range pulls it along at once. Returns `target` itself once there.
 */
export function easeRange(shown: Range, target: Range, data: Range | null, share = 0.25): Range {
	let low = shown[0] + (target[0] - shown[0]) * share;
	let high = shown[1] + (target[1] - shown[1]) * share;
	if (data) {
		low = Math.min(low, data[0]);
		high = Math.max(high, data[1]);
	}
	const near = (target[1] - target[0]) / 1000;
	return Math.abs(low - target[0]) < near && Math.abs(high - target[1]) < near ? target : [low, high];
}
