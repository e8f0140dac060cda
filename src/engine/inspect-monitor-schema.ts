import { type Anomaly, percent, short } from "../monitor/schema/anomaly.ts";
import type { ColumnSchema, Schema } from "../monitor/schema/schema.ts";
import type { SchemaLook } from "./monitor-look.ts";

/** What the schema expects of each column, in words, and what is wrong with it; what no column is to blame for comes last. */
export function schemaLooks(schema: Schema, anomalies: readonly Anomaly[]): SchemaLook[] {
	const of = (column: string | null) =>
		anomalies.filter((one) => one.column === column).map(({ name, sentence }) => ({ name, sentence }));
	const known = Object.entries(schema.columns).map(([column, expected]) => {
		return { column, expects: inWords(expected), anomalies: of(column) };
	});
	const others = [...new Set(anomalies.map(({ column }) => column))].filter(
		(column) => column === null || !Object.hasOwn(schema.columns, column),
	);
	const unknown = others.map((column) =>
		column === null
			? { column: "all rows", expects: `at least ${schema.minRows} a day`, anomalies: of(null) }
			: { column, expects: "nothing: the schema has no such column", anomalies: of(column) },
	);
	return [...known, ...unknown];
}

function inWords(column: ColumnSchema): string {
	const parts = column.kind === "number" ? ["number", ...range(column)] : [`one of ${column.levels.join(", ")}`];
	parts.push(
		column.minPresent >= 1 ? "never missing" : `missing in at most ${percent(1 - column.minPresent)} of the rows`,
	);
	if (column.kind === "number" && column.freshness) parts.push(`at most ${short(column.freshness.maxAge)} hours old`);
	return parts.join(", ");
}

function range({ min, max }: Extract<ColumnSchema, { kind: "number" }>): string[] {
	if (min !== null && max !== null) return [`${short(min)} to ${short(max)}`];
	if (min !== null) return [`at least ${short(min)}`];
	return max === null ? [] : [`at most ${short(max)}`];
}
