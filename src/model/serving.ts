import { numbers, type Table } from "../core/table.ts";
import { featureById, missingColumns } from "./features.ts";
import type { Model } from "./model.ts";
import { type Scaler, scale } from "./scaler.ts";
import { scoreRows } from "./score.ts";

/** How feature code that was written a second time, for serving, differs from the one the model learnt with. */
export interface ServingSkew {
	readonly id: string;
	readonly name: string;
	/** What ops understood, in one sentence. */
	readonly story: string;
	/** Features that are computed otherwise; the rest is as in training. */
	readonly override?: Readonly<Record<string, (table: Table, day: number) => Float64Array>>;
	/** What a missing value becomes, in raw units; the training mean when left out. */
	readonly fill?: number;
	/** Scales with the model that was served before. */
	readonly oldScaler?: boolean;
}

const swapped = (other: string) => (table: Table) => featureById(other).compute(table);

/** The five ways in which a rewritten feature went wrong, each a real change to the serving code. */
export const SERVING_SKEWS: readonly ServingSkew[] = [
	{
		id: "raw-distance",
		name: "raw distance",
		story: "The note says distance; ops feed kilometres where the model learnt their logarithm.",
		override: { ln_distance: (table) => numbers(table, "distance_km") },
	},
	{
		id: "one-hot-swapped",
		name: "carriers swapped",
		story: "Ops list the carriers in another order, so B is served as C and C as B.",
		override: { carrier_b: swapped("carrier_c"), carrier_c: swapped("carrier_b") },
	},
	{
		id: "missing-minus-one",
		name: "missing as −1",
		story: "Where a value is missing, ops fill in −1; the model learnt with the mean.",
		fill: -1,
	},
	{
		id: "weekday-off-by-one",
		name: "weekday off by one",
		story: "Ops count the days from Sunday, so Friday and Saturday are served as the weekend.",
		override: {
			weekend: (table, day) => new Float64Array(table.rows).fill((((day + 1) % 7) + 7) % 7 >= 5 ? 1 : 0),
		},
	},
	{
		id: "old-scaler",
		name: "old scaler",
		story: "The model is new, the file with means and deviations is the one from the model before.",
		oldScaler: true,
	},
];

/** The skew called `id`; null for none. Throws when there is no such skew. */
export function skewById(id: string | null): ServingSkew | null {
	if (id === null) return null;
	const skew = SERVING_SKEWS.find((known) => known.id === id);
	if (!skew) throw new Error(`serving skew ${id}: no such skew`);
	return skew;
}

/** Serving code that is wrong in both ways; where both compute a feature otherwise, `later` is what is served. */
export const bothSkews = (earlier: ServingSkew | null, later: ServingSkew): ServingSkew => ({
	...earlier,
	...later,
	id: earlier ? `${earlier.id} ${later.id}` : later.id,
	override: { ...earlier?.override, ...later.override },
});

/** A model in service: with the serving code that ops wrote for it. */
export interface ServedModel {
	readonly model: Model;
	readonly skew: ServingSkew | null;
	/** Scaler of the model served before, for the skew that keeps it. */
	readonly previousScaler: Scaler | null;
	/** Mean milliseconds of look-ups that each answer waits for, beside the computation; none when left out. */
	readonly lookupMs?: number;
}

/**
 * Raw feature values as serving computes them, [features][rows]. A column that is not delivered reads as 0: a service
 * must answer, and this is what services do when nobody thought of it.
 */
export function servingFeatures(served: ServedModel, table: Table, day: number): Float64Array[] {
	const absent = new Set(missingColumns(table, served.model.features));
	return served.model.features.map((id) => {
		const feature = featureById(id);
		if (feature.reads.some((column) => absent.has(column))) return new Float64Array(table.rows);
		return served.skew?.override?.[id]?.(table, day) ?? feature.compute(table);
	});
}

/** What the service puts into the network for a day's table, [rows × features] row by row. */
export function servingInputs(served: ServedModel, table: Table, day: number): Float32Array {
	const { model, skew, previousScaler } = served;
	const older = previousScaler?.mean.length === model.features.length ? previousScaler : null;
	const scaler = (skew?.oldScaler ? older : null) ?? model.scaler;
	return scale(servingFeatures(served, table, day), scaler, skew?.fill);
}

/** Answers of the service to a day's table: P(late), [rows]. */
export function serve(served: ServedModel, table: Table, day: number): Float64Array {
	const { network, weights } = served.model;
	return scoreRows(network, weights, servingInputs(served, table, day), table.rows);
}
