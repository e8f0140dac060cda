import type { Table } from "../../core/table.ts";
import type { Anomaly } from "../../monitor/schema/anomaly.ts";
import type { Schema } from "../../monitor/schema/schema.ts";
import type { Adapter } from "./adapter.ts";

/**
 * What a data engineer finds when looking at an anomaly: a unit that changed by a power of ten, a column that goes by
 * another name; null when there is nothing to repair here, and the team has to live with what the source delivers.
 *
 * @param batch the orders that the schema does not allow, as delivered
 * @param typical the same columns as they were when the model learnt
 */
export function findRepair(anomaly: Anomaly, schema: Schema, batch: Table, typical: Table): Adapter | null {
	const { column, name } = anomaly;
	if (column === null) return null;
	if (name === "FLOAT_TYPE_BIG_FLOAT") return changedUnit(column, schema, batch, typical);
	if (name === "SCHEMA_MISSING_COLUMN") return renamed(column, schema, batch);
	return null;
}

function changedUnit(column: string, schema: Schema, batch: Table, typical: Table): Adapter | null {
	const expected = schema.columns[column];
	const now = batch.columns[column];
	const before = typical.columns[column];
	if (expected?.kind !== "number" || expected.max === null || now?.kind !== "number" || before?.kind !== "number") {
		return null;
	}
	const above = expected.max;
	const ratio = median(now.values.filter((value) => value > above)) / median(before.values);
	const factor = 10 ** Math.round(Math.log10(ratio));
	return Number.isFinite(factor) && factor >= 10 ? { repair: "scale", column, factor, above } : null;
}

/** The only new column of the same kind, if there is just one. */
function renamed(column: string, schema: Schema, batch: Table): Adapter | null {
	const kind = schema.columns[column]?.kind;
	const fresh = Object.keys(batch.columns).filter(
		(name) => !schema.columns[name] && batch.columns[name]?.kind === kind,
	);
	const [delivered] = fresh;
	return delivered !== undefined && fresh.length === 1 ? { repair: "rename", column, delivered } : null;
}

function median(values: Float64Array): number {
	const known = values.filter((value) => !Number.isNaN(value)).sort();
	return known[known.length >> 1] ?? Number.NaN;
}
