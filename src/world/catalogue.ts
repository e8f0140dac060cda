import { type Drift, MOVES } from "./drift.ts";

const files = import.meta.glob<Drift>("./drifts/*.ts", { eager: true, import: "default" });

/** Every drift there is: one file in drifts/ each, grouped by what it moves, then by its day in the default year. */
export const DRIFTS: readonly Drift[] = Object.values(files).sort(
	(a, b) =>
		MOVES.indexOf(a.moves) - MOVES.indexOf(b.moves) ||
		a.timing.from - b.timing.from ||
		(a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
);

const byId = new Map(DRIFTS.map((drift) => [drift.id, drift]));

/** The drift called `id`. Throws when there is none: plans are checked before they get here. */
export function driftById(id: string): Drift {
	const drift = byId.get(id);
	if (!drift) throw new Error(`no drift ${id}`);
	return drift;
}
