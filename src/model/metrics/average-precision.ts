import type { Measured } from "./measured.ts";
import { byDescendingScore, labelledRows } from "./rows.ts";

/**
 * Average precision, 0 .. 1: Σ (recall step × precision there) down the distinct scores, without interpolation
 * (scikit-learn). Undefined when no row is 1. n log n.
 */
export function averagePrecision(labels: ArrayLike<number>, scores: ArrayLike<number>): Measured {
	const rows = labelledRows(labels, scores);
	if (rows.positives === 0) return { undefined: "average precision needs rows of the positive class" };
	const order = byDescendingScore(rows.scores);
	let found = 0;
	let sum = 0;
	for (let start = 0; start < order.length; ) {
		const score = rows.scores[order[start] as number];
		let ones = 0;
		let end = start;
		for (; end < order.length && rows.scores[order[end] as number] === score; end++) {
			ones += rows.labels[order[end] as number] as number;
		}
		found += ones;
		sum += (ones / rows.positives) * (found / end);
		start = end;
	}
	return sum;
}
