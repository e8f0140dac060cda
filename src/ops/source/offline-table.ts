import { canonicalJson } from "../../core/canonical-json.ts";
import { Memory } from "../../core/remember-by.ts";
import type { Table } from "../../core/table.ts";
import type { PipelineCode } from "./pipeline-code.ts";

const known = new Memory<Table>();

/**
 * A table of the offline store as the pipeline's code sees it: with the columns it renames under their new names. The
 * same object for the same table and names.
 */
export function offlineTable(table: Table, { renames }: Pick<PipelineCode, "renames">): Table {
	const names = Object.entries(renames).filter(([from]) => table.columns[from]);
	if (names.length === 0) return table;
	return known.remember(table, [], canonicalJson(names), () => {
		const columns = { ...table.columns };
		for (const [from, to] of names) {
			columns[to] = columns[from] as NonNullable<(typeof columns)[string]>;
			delete columns[from];
		}
		return { rows: table.rows, columns };
	});
}
