import { labelledRows } from "./rows.ts";

/** How predictions at a threshold meet the truth, in rows (or in expected rows). */
export interface Confusion {
	readonly tp: number;
	readonly fp: number;
	readonly fn: number;
	readonly tn: number;
}

/** Counts at `threshold`: a row is predicted 1 when its score is at least that. Rows without label or score are left out. */
export function confusion(labels: ArrayLike<number>, scores: ArrayLike<number>, threshold = 0.5): Confusion {
	const rows = labelledRows(labels, scores);
	let tp = 0;
	let predicted = 0;
	for (let i = 0; i < rows.n; i++) {
		if ((rows.scores[i] as number) < threshold) continue;
		predicted++;
		tp += rows.labels[i] as number;
	}
	const fn = rows.positives - tp;
	return { tp, fp: predicted - tp, fn, tn: rows.n - predicted - fn };
}
