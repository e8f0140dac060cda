import { type Prepared, prepareRows } from "../experiment.ts";
import type { LabelledRows } from "../offline-data.ts";
import { offlineTable } from "./offline-table.ts";
import type { PipelineCode } from "./pipeline-code.ts";

/** The preparation of an experiment by `code`: `prepareRows` of the columns under the names that the code gives them. */
export const prepareWith = (rows: LabelledRows, code: PipelineCode, seed: number, run: number): Prepared =>
	prepareRows({ ...rows, table: offlineTable(rows.table, code) }, code.features, seed, run, code.dropSlower);
