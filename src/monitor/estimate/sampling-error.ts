import { countBelow } from "../count-below.ts";

/**
 * How much a metric scatters from window to window by chance alone (NannyML's sampling error): the standard deviation
 * of what each reference row contributes, and the share of rows that contribute at all. The standard error of a window
 * of n rows is sd / √(n · share).
 */
export interface Scatter {
	readonly sd: number;
	/** 0 when no reference row contributes. */
	readonly share: number;
}

export const ESTIMATED_METRICS = ["accuracy", "precision", "recall", "specificity", "f1", "rocAuc"] as const;
export type EstimatedMetric = (typeof ESTIMATED_METRICS)[number];

/**
 * Scatter of each metric on labelled reference rows: labels 0 or 1, scores finite, equally many, at least one. As
 * NannyML's, but for two that it gets wrong when held against repeated windows: its F1 band is two thirds too wide, its
 * ROC area's a third too narrow.
 */
export function scatterOf(
	labels: ArrayLike<number>,
	scores: ArrayLike<number>,
	threshold: number,
): Readonly<Record<EstimatedMetric, Scatter>> {
	const n = labels.length;
	const among = (chosen: (one: boolean, predicted: boolean) => boolean): Scatter => {
		let rows = 0;
		let right = 0;
		for (let i = 0; i < n; i++) {
			const one = labels[i] === 1;
			const predicted = (scores[i] as number) >= threshold;
			if (!chosen(one, predicted)) continue;
			rows++;
			if (one === predicted) right++;
		}
		const p = rows === 0 ? 0 : right / rows;
		return { sd: Math.sqrt(p * (1 - p)), share: rows / n };
	};
	let rocAuc: Scatter | null = null;
	return {
		accuracy: among(() => true),
		precision: among((_, predicted) => predicted),
		recall: among((one) => one),
		specificity: among((one) => !one),
		f1: f1Scatter(
			among((one, predicted) => one || predicted),
			among((one, predicted) => one && predicted).share,
		),
		/** Counted when it is first asked for: it costs more than all others, and accuracy alone is often enough. */
		get rocAuc() {
			rocAuc ??= rocAucScatter(labels, scores);
			return rocAuc;
		},
	};
}

/** F1 = 2q / (1 + q) where q is the share of hits among rows that are 1 or predicted 1; its slope there is 2 / (1 + q)². */
function f1Scatter(hitOrMissed: Scatter, hits: number): Scatter {
	if (hitOrMissed.share === 0) return hitOrMissed;
	const q = hits / hitOrMissed.share;
	return { sd: (hitOrMissed.sd * 2) / (1 + q) ** 2, share: hitOrMissed.share };
}

/** The area's variance has a part from either class (DeLong et al. 1988); NannyML counts the rarer class alone. */
function rocAucScatter(labels: ArrayLike<number>, scores: ArrayLike<number>): Scatter {
	const scoresOf = (label: number) =>
		Float64Array.from(Array.from(scores).filter((_, i) => labels[i] === label)).sort();
	const ones = scoresOf(1);
	const zeros = scoresOf(0);
	if (ones.length === 0 || zeros.length === 0) return { sd: 0, share: 0 };
	const variance = (own: Float64Array, others: Float64Array) =>
		sdOf(Array.from(own, (score) => rank(score, others))) ** 2;
	const n = ones.length + zeros.length;
	const perRow = (variance(ones, zeros) * n) / ones.length + (variance(zeros, ones) * n) / zeros.length;
	return { sd: Math.sqrt(perRow), share: 1 };
}

/** Share of `sorted` below `score`, ties counting half. */
const rank = (score: number, sorted: Float64Array): number =>
	(countBelow(sorted, score, false) + countBelow(sorted, score, true)) / 2 / sorted.length;

function sdOf(values: readonly number[]): number {
	if (values.length === 0) return 0;
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
