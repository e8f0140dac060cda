import { canonicalJson } from "../../core/canonical-json.ts";
import { Memory } from "../../core/remember-by.ts";
import { type Prepared, prepareRows } from "../experiment.ts";
import { type LabelledRows, originOf } from "../labelled-rows.ts";
import { offlineTable } from "./offline-table.ts";
import type { PipelineCode } from "./pipeline-code.ts";

/** What the preparation of an experiment depends on. */
type Preparing = Pick<PipelineCode, "features" | "renames" | "dropSlower">;

const known = new Memory<Prepared>();

/**
 * The preparation of an experiment by `code`: `prepareRows` of the columns under the names that the code gives them. The
 * same rows prepared again in the same way are the same object.
 */
export function prepareWith(rows: LabelledRows, code: Preparing, seed: number, run: number): Prepared {
	const { features, renames, dropSlower } = code;
	const { from, to } = rows;
	const how = canonicalJson({ features, renames, dropSlower, seed, run, from, to });
	return known.remember(originOf(rows), [], how, () =>
		prepareRows({ ...rows, table: offlineTable(rows.table, code) }, features, seed, run, dropSlower),
	);
}
