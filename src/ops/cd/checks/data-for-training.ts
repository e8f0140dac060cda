import { MISSING_CODE } from "../../../core/table.ts";
import { featureById } from "../../../model/features.ts";
import type { CheckResult } from "../../events.ts";
import { offlineTable } from "../../source/offline-table.ts";
import type { Candidate } from "../candidate.ts";

/** Largest share of missing values in a column that the code reads. */
const MOST_MISSING = 0.5;

/** (d) The newest data have what the package needs for a training: its columns, with values in them. */
export function dataForTraining({ code, newest }: Candidate): CheckResult {
	const table = offlineTable(newest.table, code);
	const reads = [...new Set(code.features.flatMap((id) => featureById(id).reads))];
	const lacking = reads.filter((name) => {
		const column = table.columns[name];
		if (!column) return true;
		const missing =
			column.kind === "number"
				? column.values.filter(Number.isNaN).length
				: column.codes.filter((one) => one === MISSING_CODE).length;
		return missing > MOST_MISSING * table.rows;
	});
	return {
		check: "(d) Data for training",
		pass: lacking.length === 0,
		sentence:
			lacking.length === 0
				? `All ${reads.length} columns that the code reads are there in the newest ${table.rows} rows.`
				: `The newest ${table.rows} rows have no values in ${lacking.join(", ")}, which the code reads.`,
		value: lacking.length,
		limit: 0,
	};
}
