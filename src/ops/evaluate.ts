import { canonicalJson } from "../core/canonical-json.ts";
import { Memory } from "../core/remember-by.ts";
import { categories } from "../core/table.ts";
import { costOf, EXPRESS_FROM } from "../model/costs.ts";
import { accuracy } from "../model/metrics/accuracy.ts";
import { confusion } from "../model/metrics/confusion.ts";
import { logLoss } from "../model/metrics/log-loss.ts";
import { isDefined, type Measured } from "../model/metrics/measured.ts";
import { rocAuc } from "../model/metrics/roc-auc.ts";
import { type Model, predict } from "../model/model.ts";
import type { Quality } from "./events.ts";
import type { LabelledRows } from "./labelled-rows.ts";

/** Quality overall, and by area. */
export type Evaluation = Quality & { segments: Record<string, Quality> };

const known = new Memory<Evaluation>();

/** Quality of `model` on held-out rows, overall and by area. Throws when no row is held out. */
export function evaluateModel(model: Model, test: LabelledRows): Evaluation {
	const { weights, scaler, ...how } = model;
	return known.remember(test.table, [test.late, weights, scaler], canonicalJson(how), () =>
		evaluateScores(test.late.length === 0 ? new Float64Array() : predict(model, test.table), test),
	);
}

/** Quality of given answers, P(late) by row, on held-out rows, overall and by area. Throws when no row is held out. */
export function evaluateScores(scores: Float64Array, test: LabelledRows): Evaluation {
	if (test.late.length === 0) throw new Error("evaluation: no held-out row has a label yet");
	const area = categories(test.table, "area");
	const segments: Record<string, Quality> = {};
	for (const [code, level] of area.levels.entries()) {
		const rows = [...scores.keys()].filter((i) => area.codes[i] === code);
		if (rows.length === 0) continue;
		segments[level] = qualityOf(
			Float64Array.from(rows, (i) => scores[i] as number),
			Uint8Array.from(rows, (i) => test.late[i] as number),
		);
	}
	return { ...qualityOf(scores, test.late), segments };
}

function qualityOf(scores: Float64Array, late: Uint8Array): Quality {
	let loss = 0;
	for (let i = 0; i < late.length; i++) loss += costOf((scores[i] as number) >= EXPRESS_FROM, late[i] === 1);
	return {
		rows: late.length,
		accuracy: defined(accuracy(confusion(late, scores, 0.5))),
		auc: orNull(rocAuc(late, scores)),
		logLoss: defined(logLoss(late, scores)),
		lossPerOrder: loss / late.length,
	};
}

const orNull = (measured: Measured): number | null => (isDefined(measured) ? measured : null);

function defined(measured: Measured): number {
	if (!isDefined(measured)) throw new Error(`evaluation: ${measured.undefined}`);
	return measured;
}
