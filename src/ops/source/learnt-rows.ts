import { categories, numbers } from "../../core/table.ts";
import type { LabelledRows } from "../labelled-rows.ts";
import type { PipelineCode } from "./pipeline-code.ts";

/** Whether a row of `rows` is learnt from under `dropSlower`; all are where nobody counted the hours. */
export function learntFrom(
	{ table }: Pick<LabelledRows, "table">,
	dropSlower: PipelineCode["dropSlower"],
): (row: number) => boolean {
	if (Object.keys(dropSlower).length === 0 || !table.columns["delivered_hours"]) return () => true;
	const { levels, codes } = categories(table, "area");
	const most = levels.map((area) => dropSlower[area] ?? Number.POSITIVE_INFINITY);
	const hours = numbers(table, "delivered_hours");
	return (row) => (hours[row] as number) <= (most[codes[row] as number] ?? Number.POSITIVE_INFINITY);
}
