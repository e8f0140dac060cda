import type { Drift } from "../../world/drift.ts";
import { type Figures, meanFigures } from "./figures.ts";
import type { Measurement } from "./measure.ts";
import { ONSET } from "./scenario.ts";
import type { Ring, Watched } from "./watch.ts";

/** When a monitor first rang once the drift had begun, over all seeds. */
export interface Heard {
	/** Seeds in which it rang. */
	readonly seeds: number;
	/** Median over those of the days since the onset; null when it never rang. */
	readonly day: number | null;
	/** What it was about, most frequent first. */
	readonly about: readonly string[];
}

export interface DriftSummary {
	readonly id: string;
	readonly moves: string;
	readonly seeds: number;
	readonly stale: Figures;
	readonly retrained: Figures;
	readonly withFeature: Figures | null;
	/** Retrainings that could not run, in all seeds together. */
	readonly refused: number;
	readonly schema: Heard;
	readonly inputs: Heard;
	readonly errors: Heard;
	/** The input with the largest population stability index, and its mean over seeds; null when there is none. */
	readonly psi: { readonly column: string; readonly value: number } | null;
	readonly estimate: number;
	/** Seeds in which a monitor rang during the quiet weeks before the onset. */
	readonly falseAlarms: { readonly schema: number; readonly inputs: number; readonly errors: number };
}

/** Measurements of one drift on several seeds, at least one, as one row. */
export function summariseDrift(drift: Drift, all: readonly Measurement[]): DriftSummary {
	const heard = (which: Monitor) => firstRings(all.map(({ watched }) => watched[which]));
	const early = (which: Monitor) => all.filter(({ watched }) => watched[which].some(({ seen }) => seen < ONSET)).length;
	const features = all.flatMap(({ withFeature }) => withFeature ?? []);
	return {
		id: drift.id,
		moves: drift.moves,
		seeds: all.length,
		stale: meanFigures(all.map(({ stale }) => stale)),
		retrained: meanFigures(all.map(({ retrained }) => retrained)),
		withFeature: features.length > 0 ? meanFigures(features) : null,
		refused: all.reduce((sum, { refused }) => sum + refused, 0),
		schema: heard("schema"),
		inputs: heard("inputs"),
		errors: heard("errors"),
		psi: largestPsi(all.map(({ watched }) => watched.psi)),
		estimate: all.reduce((sum, { watched }) => sum + watched.estimate, 0) / all.length,
		falseAlarms: { schema: early("schema"), inputs: early("inputs"), errors: early("errors") },
	};
}

type Monitor = "schema" | "inputs" | "errors";

function firstRings(runs: readonly (readonly Ring[])[]): Heard {
	const first = runs.flatMap((rings) => rings.find(({ seen }) => seen >= ONSET) ?? []);
	const counts = new Map<string, number>();
	for (const { about } of first) for (const name of about) counts.set(name, (counts.get(name) ?? 0) + 1);
	const about = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
	return { seeds: first.length, day: median(first.map(({ day }) => day - ONSET)), about };
}

function largestPsi(runs: readonly Watched["psi"][]): DriftSummary["psi"] {
	const columns = Object.keys(runs[0] ?? {});
	const means = columns.map((column) => ({
		column,
		value: runs.reduce((sum, psi) => sum + (psi[column] ?? 0), 0) / runs.length,
	}));
	return means.sort((a, b) => b.value - a.value)[0] ?? null;
}

/** The lower of the two in the middle, so that it is a day on which something happened. */
function median(days: readonly number[]): number | null {
	return [...days].sort((a, b) => a - b)[Math.floor((days.length - 1) / 2)] ?? null;
}
