import type { NumberProfile, Profile } from "./profile.ts";
import type { ValueCounts } from "./value-counts.ts";

/**
 * The most frequent value of a column and its share of the values; share 0 without values. Near 1 for one that stands
 * still. Of numbers, some rows are looked at first: when none of them is three quarters as frequent as `limit`, the
 * share is 0.
 */
export function mostFrequent(profile: Profile, limit: number): { value: string | number; share: number } {
	if (profile.kind === "number") {
		const some = profile.someCounts();
		if (some.mostCount <= 0.75 * limit * some.n) return { value: some.most, share: 0 };
		const { most, mostCount, n } = profile.allCounts();
		return { value: most, share: n === 0 ? 0 : mostCount / n };
	}
	const most = profile.counts.reduce((largest, count) => Math.max(largest, count), 0);
	const value = profile.levels[profile.counts.indexOf(most)] ?? "";
	return { value, share: profile.valid === 0 ? 0 : most / profile.valid };
}

/** Earlier values that some rows are compared with first. */
const SOME_EARLIER = 100;
/** A week before is so long that a step by that count alone would leave too few to meet. */
const LONGEST_STEP = 7;

/**
 * Share of the values that also occur, digit for digit, in one of the columns `before`; 0 without values. Measured
 * quantities hardly ever repeat, so a high share means that old values are served again. Some rows are compared with some
 * of the earlier ones first: when they repeat less than half of `limit` lets expect, the share is 0.
 */
export function repeatShare(profile: NumberProfile, before: readonly Float64Array[], limit: number): number {
	const { n, someCounts, allCounts } = profile;
	return n === 0 || !mayRepeat(someCounts(), before, limit) ? 0 : allCounts().repeatedIn(before).rows / n;
}

function mayRepeat(some: ValueCounts, before: readonly Float64Array[], limit: number): boolean {
	const earlier = before.reduce((sum, values) => sum + values.length, 0);
	const step = Math.max(1, Math.min(LONGEST_STEP, Math.floor(earlier / SOME_EARLIER)));
	const { rows, different } = some.repeatedIn(before, step);
	const wanted = (limit / 2) * some.n;
	// One value that is there every day, such as 0, says nothing of those that were not looked up.
	return rows >= wanted || (different > 1 && different * step >= wanted);
}
