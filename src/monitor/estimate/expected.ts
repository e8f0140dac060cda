/** Performance that calibrated probabilities lead one to expect, before any label is known. */
export interface ExpectedPerformance {
	/** Expected rows: true and false positives, false and true negatives. */
	readonly tp: number;
	readonly fp: number;
	readonly fn: number;
	readonly tn: number;
	readonly accuracy: number;
	readonly precision: number;
	readonly recall: number;
	readonly specificity: number;
	readonly f1: number;
}

/**
 * NannyML's confidence-based estimate: a row with probability p of being 1 is p of a true positive when predicted 1,
 * and p of a false negative when not. `scores` decide the prediction (1 from `threshold` on), `probabilities` are
 * calibrated. At least one row; empty denominators give 0.
 */
export function expectedPerformance(
	scores: ArrayLike<number>,
	probabilities: ArrayLike<number>,
	threshold: number,
): ExpectedPerformance {
	let tp = 0;
	let fp = 0;
	let fn = 0;
	let tn = 0;
	for (let i = 0; i < scores.length; i++) {
		const p = probabilities[i] as number;
		if ((scores[i] as number) >= threshold) {
			tp += p;
			fp += 1 - p;
		} else {
			fn += p;
			tn += 1 - p;
		}
	}
	return {
		tp,
		fp,
		fn,
		tn,
		accuracy: ratio(tp + tn, scores.length),
		precision: ratio(tp, tp + fp),
		recall: ratio(tp, tp + fn),
		specificity: ratio(tn, tn + fp),
		f1: ratio(2 * tp, 2 * tp + fp + fn),
	};
}

/**
 * Expected area under the ROC curve: the same expected counts down the order of probabilities, tied ones joined by a
 * line. Null when the probabilities are all 0 or all 1, for then one class is certain to be absent.
 */
export function expectedRocAuc(probabilities: ArrayLike<number>): number | null {
	const sorted = Float64Array.from(probabilities).sort();
	let positives = 0;
	for (const p of sorted) positives += p;
	const negatives = sorted.length - positives;
	if (positives <= 0 || negatives <= 0) return null;
	let above = 0;
	let area = 0;
	// Half of a row's own p(1-p): within a row, and within a tie, the curve is a straight line.
	for (let i = sorted.length - 1; i >= 0; i--) {
		const p = sorted[i] as number;
		area += (1 - p) * (above + p / 2);
		above += p;
	}
	return Math.min(1, area / (positives * negatives));
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
