import { type Lane, type RaceRow, raceFigures } from "./race.ts";

/** One figure of several futures of a run, and what each of them has more than the first. */
export interface PairedRow extends RaceRow {
	/** By future; null where either has nothing to count. */
	readonly differences: readonly (number | null)[];
}

/**
 * Every figure, future beside future: the parcels and, but for what was switched, the drifts are the same, so their luck
 * falls out of the differences.
 */
export const pairedFigures = (futures: readonly Pick<Lane, "events">[]): PairedRow[] =>
	raceFigures(futures).map((row) => {
		const first = row.values[0] ?? null;
		const differences = row.values.map((value) => (value === null || first === null ? null : value - first));
		return { ...row, differences };
	});
