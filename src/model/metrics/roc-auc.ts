import type { Measured } from "./measured.ts";
import { byDescendingScore, labelledRows } from "./rows.ts";

/**
 * Area under the ROC curve, 0 .. 1: the chance that a random 1 scores higher than a random 0, ties counting half
 * (tied scores are joined by a line). Undefined when one class is absent. n log n.
 */
export function rocAuc(labels: ArrayLike<number>, scores: ArrayLike<number>): Measured {
	const rows = labelledRows(labels, scores);
	const negatives = rows.n - rows.positives;
	if (rows.positives === 0 || negatives === 0) {
		return { undefined: "the area under the ROC curve needs rows of both classes" };
	}
	const order = byDescendingScore(rows.scores);
	let above = 0;
	let doubled = 0;
	for (let start = 0; start < order.length; ) {
		const score = rows.scores[order[start] as number];
		let ones = 0;
		let end = start;
		for (; end < order.length && rows.scores[order[end] as number] === score; end++) {
			ones += rows.labels[order[end] as number] as number;
		}
		doubled += (end - start - ones) * (2 * above + ones);
		above += ones;
		start = end;
	}
	return doubled / (2 * rows.positives * negatives);
}
