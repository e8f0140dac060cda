import { Memory } from "../../core/remember-by.ts";
import { type Table, takeRows } from "../../core/table.ts";
import type { Model } from "../../model/model.ts";
import { type ServedModel, serve, skewById } from "../../model/serving.ts";
import type { CheckResult } from "../events.ts";
import type { LabelledRows } from "../labelled-rows.ts";
import { keyOf } from "../serve-day.ts";
import type { PipelineCode } from "../source/pipeline-code.ts";

/** Requests that the service is asked. */
const REQUESTS = 20;

const known = new Memory<CheckResult>();

/** The API of the service: for every request one answer, a probability. Whether it is a good one is not asked here. */
export function answersContract(model: Model, code: PipelineCode, { table, to }: LabelledRows): CheckResult {
	const served = { model, skew: skewById(code.servingSkew), previousScaler: null };
	return known.remember(table, [], `${keyOf(served)} ${to}`, () => ask(served, table, to));
}

function ask(served: ServedModel, table: Table, day: number): CheckResult {
	const indices = Array.from({ length: Math.min(REQUESTS, table.rows) }, (_, i) => i);
	const answers = serve(served, takeRows(table, indices), day);
	const good = answers.filter((p) => p >= 0 && p <= 1).length;
	return {
		check: "answers the contract",
		pass: good === indices.length,
		sentence: `${good} of ${indices.length} requests are answered with a probability.`,
		value: good,
		limit: indices.length,
	};
}
