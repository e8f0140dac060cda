import { canonicalJson } from "../core/canonical-json.ts";
import { Memory, oneList } from "../core/remember-by.ts";
import { concatTables, type Table, takeRows } from "../core/table.ts";
import { calibrationErrorEqualMass } from "../model/metrics/calibration-error.ts";
import { isDefined } from "../model/metrics/measured.ts";
import { type Model, predict } from "../model/model.ts";
import { type AlarmReference, prepareReference } from "../monitor/alarm.ts";
import type { AlarmConfig } from "../monitor/alarm-config.ts";
import { type CbpeReference, estimateAccuracy, prepareReference as prepareEstimate } from "../monitor/estimate/cbpe.ts";
import { isMeasured } from "../monitor/outcome.ts";
import { inferSchema } from "../monitor/schema/infer.ts";
import type { Schema } from "../monitor/schema/schema.ts";
import { weightsId } from "./experiment.ts";
import type { LabelledRows } from "./labelled-rows.ts";
import type { OfflineData } from "./offline-data.ts";

/** A version of the model as far as its monitors need to know it. */
export interface WatchedModel {
	readonly version: number;
	readonly file: Model;
	/** First and last order day of the rows it learnt from. */
	readonly trainedFrom: number;
	readonly trainedTo: number;
	readonly heldOut: LabelledRows;
}

/** Everything that the monitors of one version compare with; prepared once. */
export interface WatchReference {
	/** First and last day of the rows, and how many they are. */
	readonly from: number;
	readonly to: number;
	readonly rows: number;
	readonly schema: Schema;
	readonly inputs: AlarmReference;
	/** Null when the held-out rows cannot be used. */
	readonly estimate: { readonly cbpe: CbpeReference; readonly expected: number } | null;
}

/** At .5, as accuracy is judged everywhere. */
const THRESHOLD = 0.5;

/** References by the very tables they were made of: replaying prepares nothing twice. */
const known = new Memory<WatchReference>();

/**
 * The reference of a version: the newest `referenceDays` days of the rows that it learnt from, all rows delivered then.
 * What it learnt from, because the question is whether it still meets what it knows: after a retraining on the new
 * normal, the new normal is quiet. The newest days of them, because the older ones may be another season, and because
 * for model 1 these are the 28 days before day 0 on which the default rule was tuned. Performance is estimated from the
 * rows held out from the training, for on rows it learnt from a model is too sure of itself.
 */
export function prepareWatch(
	model: WatchedModel,
	data: OfflineData,
	config: AlarmConfig,
	batchRows: number,
): WatchReference {
	const to = model.trainedTo;
	const from = Math.max(model.trainedFrom, to - config.referenceDays + 1);
	const days = deliveredDays(data, from, to);
	const { file, heldOut } = model;
	const key = `${canonicalJson({ config, batchRows, from, to })} ${weightsId(file.weights)}`;
	return known.remember(oneList(days), [heldOut.late], key, () => {
		const table = concatTables(days);
		return {
			from,
			to,
			rows: table.rows,
			schema: inferSchema(table, { batchRows }),
			inputs: prepareReference(table, config),
			estimate: estimateReference(model),
		};
	});
}

/** The orders of days `from` .. `to` as they were delivered, day by day. */
export const deliveredDays = (data: OfflineData, from: number, to: number): Table[] =>
	Array.from({ length: to - from + 1 }, (_, i) => data.delivered(from + i) ?? []).flat();

/**
 * The orders of days `from` .. `to` as they were delivered, or at most `most` of them, evenly spread, as the check of
 * the inputs takes them: to copy only those is cheaper.
 */
export function deliveredTable(data: OfflineData, from: number, to: number, most = Number.POSITIVE_INFINITY): Table {
	const days = deliveredDays(data, from, to);
	const rows = days.reduce((sum, day) => sum + day.rows, 0);
	if (rows <= most) return concatTables(days);
	const step = rows / most;
	let taken = 0;
	let start = 0;
	const indices = new Uint32Array(most);
	const parts = days.map((day) => {
		const first = taken;
		for (; taken < most; taken++) {
			const at = Math.floor((taken + 0.5) * step) - start;
			if (at >= day.rows) break;
			indices[taken] = at;
		}
		start += day.rows;
		return takeRows(day, indices.subarray(first, taken));
	});
	return concatTables(parts);
}

function estimateReference({ file, heldOut }: WatchedModel): WatchReference["estimate"] {
	const scores = predict(file, heldOut.table);
	const cbpe = prepareEstimate(heldOut.late, scores, {
		threshold: THRESHOLD,
		calibrationError: (labels, values) => {
			const error = calibrationErrorEqualMass(labels, values);
			return isDefined(error) ? error : null;
		},
	});
	if (!isMeasured(cbpe)) return null;
	const expected = estimateAccuracy(cbpe, scores);
	return isMeasured(expected) ? { cbpe, expected: expected.value } : null;
}
