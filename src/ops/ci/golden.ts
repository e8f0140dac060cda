import { type Model, predict } from "../../model/model.ts";
import { serve, skewById } from "../../model/serving.ts";
import { offlineTable } from "../source/offline-table.ts";
import type { PipelineCode } from "../source/pipeline-code.ts";
import type { GoldenRows } from "./fixtures.ts";

/** Answers may differ by what single precision loses on another path; more is another answer. */
const GOLDEN_TOLERANCE = 1e-6;

export interface GoldenAnswers {
	/** Orders asked, and those answered otherwise by the service than by the training code. */
	readonly rows: number;
	readonly differ: number;
	/** Largest difference of two answers. */
	readonly largest: number;
}

/** The same orders, answered by the training code and by the service; an answer that is no number differs. */
export function goldenAnswers(model: Model, code: PipelineCode, golden: readonly GoldenRows[]): GoldenAnswers {
	const served = { model, skew: skewById(code.servingSkew), previousScaler: null };
	let rows = 0;
	let differ = 0;
	let largest = 0;
	for (const { day, offline, request } of golden) {
		const expected = predict(model, offlineTable(offline, code));
		const answered = serve(served, request, day);
		for (let i = 0; i < expected.length; i++) {
			const difference = Math.abs((expected[i] as number) - (answered[i] as number));
			rows++;
			if (!(difference <= GOLDEN_TOLERANCE)) differ++;
			if (difference > largest) largest = difference;
		}
	}
	return { rows, differ, largest };
}
