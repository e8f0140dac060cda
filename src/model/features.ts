import { categories, MISSING_CODE, numbers, type Table } from "../core/table.ts";

/** One input of the network: how it is computed from the raw columns. NaN where a raw value is missing. */
export interface Feature {
	readonly id: string;
	/** Raw columns it reads. */
	readonly reads: readonly string[];
	/** The formula in words, as it stands in a hand-over note. */
	readonly formula: string;
	/** When all that it reads is known; a request is made at order time. */
	readonly knownAt: "order" | "delivery";
	/** [rows] */
	compute(table: Table): Float64Array;
}

const copyOf = (column: string, knownAt: Feature["knownAt"] = "order"): Feature => ({
	id: column,
	reads: [column],
	formula: column,
	knownAt,
	compute: (table) => numbers(table, column),
});

const isLevel = (id: string, column: string, level: string): Feature => ({
	id,
	reads: [column],
	formula: `1 if ${column} is ${level}, else 0`,
	knownAt: "order",
	compute(table) {
		const { levels, codes } = categories(table, column);
		// Looked up, since a processor guesses wrong which level comes next; and in a loop, here and below, since `from` and
		// `map` with a function take several times as long. Every answer of the service needs these.
		const numberOf = new Float64Array(MISSING_CODE + 1);
		if (levels.includes(level)) numberOf[levels.indexOf(level)] = 1;
		numberOf[MISSING_CODE] = Number.NaN;
		const values = new Float64Array(codes.length);
		for (let i = 0; i < codes.length; i++) values[i] = numberOf[codes[i] as number] as number;
		return values;
	},
});

const lnOf = (id: string, column: string): Feature => ({
	id,
	reads: [column],
	formula: `ln(${column})`,
	knownAt: "order",
	compute(table) {
		const raw = numbers(table, column);
		const values = new Float64Array(raw.length);
		for (let i = 0; i < values.length; i++) values[i] = Math.log(raw[i] as number);
		return values;
	},
});

const afternoon: Feature = {
	id: "after_16",
	reads: ["order_hour"],
	formula: "1 if order_hour is 16 or later, else 0",
	knownAt: "order",
	compute: (table) => numbers(table, "order_hour").map((hour) => (Number.isNaN(hour) ? hour : hour >= 16 ? 1 : 0)),
};

/** Every feature that code may use, by id. */
export const FEATURES: Readonly<Record<string, Feature>> = Object.fromEntries(
	[
		lnOf("ln_distance", "distance_km"),
		copyOf("backlog"),
		copyOf("weather_score"),
		isLevel("carrier_b", "carrier", "B"),
		isLevel("carrier_c", "carrier", "C"),
		isLevel("rural", "area", "rural"),
		copyOf("weekend"),
		copyOf("load"),
		afternoon,
		lnOf("ln_load", "load"),
		copyOf("weather_index"),
		copyOf("delivered_hours", "delivery"),
	].map((feature) => [feature.id, feature]),
);

/** Feature code: which features, in which order. A commit changes this. */
export type FeatureCode = readonly string[];

/** The feature code of the first day. `order_hour` is recorded but not used. */
export const FIRST_FEATURE_CODE: FeatureCode = [
	"ln_distance",
	"backlog",
	"weather_score",
	"carrier_b",
	"carrier_c",
	"rural",
	"weekend",
	"load",
];

/** The feature called `id`. Throws when there is none. */
export function featureById(id: string): Feature {
	const feature = FEATURES[id];
	if (!feature) throw new Error(`feature ${id}: no such feature`);
	return feature;
}

/** The columns that `code` needs and `table` lacks. */
export const missingColumns = (table: Table, code: FeatureCode): string[] => [
	...new Set(code.flatMap((id) => featureById(id).reads).filter((column) => !table.columns[column])),
];

/** Raw values of the features, [features][rows], as the training code computes them. Throws on a missing column. */
export const computeFeatures = (table: Table, code: FeatureCode): Float64Array[] =>
	code.map((id) => featureById(id).compute(table));
