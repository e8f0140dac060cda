/** Scores with their labels, ready for metrics. */
export interface LabelledRows {
	readonly n: number;
	/** Rows with label 1. */
	readonly positives: number;
	/** P(1) as the model sees it. */
	readonly scores: Float64Array;
	/** 0 or 1. */
	readonly labels: Uint8Array;
}

/** Rows whose label is 0 or 1 and whose score is finite; all others (labels not yet known, failed scores) are left out. */
export function labelledRows(labels: ArrayLike<number>, scores: ArrayLike<number>): LabelledRows {
	if (labels.length !== scores.length) throw new Error(`metrics: ${labels.length} labels for ${scores.length} scores`);
	const kept = { scores: new Float64Array(labels.length), labels: new Uint8Array(labels.length) };
	let n = 0;
	let positives = 0;
	for (let i = 0; i < labels.length; i++) {
		const label = labels[i] as number;
		const score = scores[i] as number;
		if ((label !== 0 && label !== 1) || !Number.isFinite(score)) continue;
		kept.scores[n] = score;
		kept.labels[n] = label;
		positives += label;
		n++;
	}
	return { n, positives, scores: kept.scores.subarray(0, n), labels: kept.labels.subarray(0, n) };
}

/** Row numbers by descending score, rows with equal scores in their old order. */
export function byDescendingScore(scores: Float64Array): Uint32Array {
	const order = Uint32Array.from({ length: scores.length }, (_, i) => i);
	return order.sort((a, b) => (scores[b] as number) - (scores[a] as number));
}
