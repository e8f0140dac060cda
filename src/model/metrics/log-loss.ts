import { type Measured, NO_ROWS } from "./measured.ts";
import { labelledRows } from "./rows.ts";

/** Scores are kept this far from 0 and 1, so that a certain mistake costs 36 nats and not infinity (scikit-learn). */
const EPSILON = Number.EPSILON;

/** Mean negative log-likelihood in nats, 0 and up. Scores are probabilities. */
export function logLoss(labels: ArrayLike<number>, scores: ArrayLike<number>): Measured {
	const rows = labelledRows(labels, scores);
	if (rows.n === 0) return NO_ROWS;
	let sum = 0;
	for (let i = 0; i < rows.n; i++) {
		const p = Math.min(Math.max(rows.scores[i] as number, EPSILON), 1 - EPSILON);
		sum -= rows.labels[i] === 1 ? Math.log(p) : Math.log(1 - p);
	}
	return sum / rows.n;
}
