import type { NumberProfile, Profile } from "./profile.ts";

/** The most frequent value of a column and its share of the values; share 0 without values. Near 1 for one that stands still. */
export function mostFrequent(profile: Profile): { readonly value: string | number; readonly share: number } {
	if (profile.kind === "number") {
		const { most, mostCount, n } = profile.counts();
		return { value: most, share: n === 0 ? 0 : mostCount / n };
	}
	const most = profile.counts.reduce((largest, count) => Math.max(largest, count), 0);
	const value = profile.levels[profile.counts.indexOf(most)] ?? "";
	return { value, share: profile.valid === 0 ? 0 : most / profile.valid };
}

/**
 * Share of the values that also occur, digit for digit, in one of the columns `before`; 0 without values. Measured
 * quantities hardly ever repeat, so a high share means that old values are served again.
 */
export function repeatShare({ counts, n }: NumberProfile, before: readonly Float64Array[]): number {
	return n === 0 ? 0 : counts().repeatedIn(before) / n;
}
