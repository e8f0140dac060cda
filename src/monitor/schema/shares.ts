import { type NumberSample, type Sample, sizeOf } from "../sample.ts";

/** Share of the values that hold the most frequent value; 0 without values. Near 1 for a column that stands still. */
export function sameShare(sample: Sample): number {
	const n = sizeOf(sample);
	if (n === 0) return 0;
	if (sample.kind === "category") return Math.max(...sample.counts) / n;
	const { sorted } = sample;
	let longest = 1;
	let run = 1;
	for (let i = 1; i < n; i++) {
		run = sorted[i] === sorted[i - 1] ? run + 1 : 1;
		if (run > longest) longest = run;
	}
	return longest / n;
}

/**
 * Share of the values that also occur, digit for digit, in `before`; 0 without values. Measured quantities hardly ever
 * repeat, so a high share means that old values are served again.
 */
export function repeatShare(sample: NumberSample, before: NumberSample): number {
	const values = sample.sorted;
	let repeats = 0;
	let j = 0;
	for (const value of values) {
		while (j < before.sorted.length && (before.sorted[j] as number) < value) j++;
		if (before.sorted[j] === value) repeats++;
	}
	return values.length === 0 ? 0 : repeats / values.length;
}
