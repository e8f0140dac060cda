import type { Table } from "../../core/table.ts";
import type { PipelineCode } from "./pipeline-code.ts";

/** A table of the offline store as the pipeline's code sees it: with the columns it renames under their new names. */
export function offlineTable(table: Table, { renames }: Pick<PipelineCode, "renames">): Table {
	const names = Object.entries(renames).filter(([from]) => table.columns[from]);
	if (names.length === 0) return table;
	const columns = { ...table.columns };
	for (const [from, to] of names) {
		columns[to] = columns[from] as NonNullable<(typeof columns)[string]>;
		delete columns[from];
	}
	return { rows: table.rows, columns };
}
