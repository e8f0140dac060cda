import { Memory } from "../../core/remember-by.ts";
import { withColumn } from "../../core/table.ts";
import { serve } from "../../model/serving.ts";
import { type Evaluation, evaluateModel, evaluateScores } from "../evaluate.ts";
import type { LabelledRows } from "../labelled-rows.ts";
import type { Champion } from "../pipeline/step.ts";
import type { Policy } from "../policy.ts";
import { keyOf } from "../serve-day.ts";
import { offlineTable } from "../source/offline-table.ts";

/** Columns that are known only once the parcel has arrived: no request has them. */
const KNOWN_AT_DELIVERY = "delivered_hours";

/** By the rows, and by what answers them. */
const known = new Memory<Evaluation>();

/**
 * Quality of the champion on the rows held out for the candidate. Through the service: as it would really have answered
 * these requests, with the serving code and the columns of a request. Through the training code, a champion that learnt a
 * leaked label looks better than any honest candidate can, and blocks them all.
 */
export function championQuality(
	{ served, code }: Champion,
	test: LabelledRows,
	how: Policy["validation"]["scoreChampion"],
): Evaluation {
	if (how === "through the training code") {
		return evaluateModel(served.model, { ...test, table: offlineTable(test.table, code) });
	}
	return known.remember(test.table, [test.late], `${keyOf(served)} ${test.to}`, () => {
		const requests = withColumn(test.table, KNOWN_AT_DELIVERY, null);
		return evaluateScores(serve(served, requests, test.to), test);
	});
}
