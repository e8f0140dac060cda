import { type Measured, NO_ROWS } from "./measured.ts";
import { labelledRows } from "./rows.ts";

/** Brier score (Brier 1950): mean squared distance of the probability from the label, 0 (best) .. 1. */
export function brier(labels: ArrayLike<number>, scores: ArrayLike<number>): Measured {
	const rows = labelledRows(labels, scores);
	if (rows.n === 0) return NO_ROWS;
	let sum = 0;
	for (let i = 0; i < rows.n; i++) sum += ((rows.scores[i] as number) - (rows.labels[i] as number)) ** 2;
	return sum / rows.n;
}
