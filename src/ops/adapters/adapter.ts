import { canonicalJson } from "../../core/canonical-json.ts";
import { Memory } from "../../core/remember-by.ts";
import { type Column, type NumberColumn, type Table, withColumn } from "../../core/table.ts";

/** A repair of what a source delivers, kept by the feature store: written once, used for training and for serving. */
export type Adapter =
	/** Values of a number column above `above` are divided by `factor`: the source changed its unit. */
	| { readonly repair: "scale"; readonly column: string; readonly factor: number; readonly above: number }
	/** The column that now comes as `delivered` is what was called `column`. */
	| { readonly repair: "rename"; readonly column: string; readonly delivered: string };

/** Repaired tables, by what they were before. */
const known = new Memory<Table>();

/** `table` as the feature store passes it on: the same object when nothing is changed, or when it was repaired so before. */
export const adapt = (table: Table, adapters: readonly Adapter[]): Table =>
	known.remember(table, [], canonicalJson(adapters), () => adapters.reduce(applyAdapter, table));

function applyAdapter(table: Table, adapter: Adapter): Table {
	if (adapter.repair === "rename") {
		const column = table.columns[adapter.delivered];
		if (!column || table.columns[adapter.column]) return table;
		return withColumn(withColumn(table, adapter.delivered, null), adapter.column, column);
	}
	const column = table.columns[adapter.column];
	if (column?.kind !== "number" || !column.values.some((value) => value > adapter.above)) return table;
	const values = column.values.map((value) => (value > adapter.above ? value / adapter.factor : value));
	return withColumn(table, adapter.column, { kind: "number", values });
}

/** A column of which nothing is known: the service then answers with the training mean. */
export function unknownColumn(column: Column, outside: ((value: number) => boolean) | null): Column {
	if (column.kind === "category") return { ...column, codes: column.codes.map(() => 255) };
	const keep: NumberColumn = column;
	return { kind: "number", values: keep.values.map((value) => (outside && !outside(value) ? value : Number.NaN)) };
}
