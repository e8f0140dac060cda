/** A rectangle in CSS px. */
export interface Box {
	x0: number;
	y0: number;
	x1: number;
	y1: number;
}

export function overlaps(a: Box, b: Box): boolean {
	return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

/** The first candidate that touches none of the boxes taken; null when none is free. */
export function firstFree<Candidate extends Box>(
	candidates: readonly Candidate[],
	taken: readonly Box[],
): Candidate | null {
	return candidates.find((candidate) => !taken.some((box) => overlaps(candidate, box))) ?? null;
}

/**
 * Moves points on a line apart until they stand at least `gap` from one another, with the least squared movement, inside
 * [low, high] as far as there is room. Keeps their order; the result is in the order of the input.
 *
 * Least squares under an order is isotonic regression, solved by pooling neighbours (Ayer et al. 1955).
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
	const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] as number) - (wanted[b] as number));
	// After subtracting rank · gap the condition is only "not decreasing".
	const pools: { sum: number; size: number }[] = [];
	order.forEach((index, rank) => {
		let pool = { sum: (wanted[index] as number) - rank * gap, size: 1 };
		for (let above = pools.at(-1); above && above.sum / above.size > pool.sum / pool.size; above = pools.at(-1)) {
			pool = { sum: above.sum + pool.sum, size: above.size + pool.size };
			pools.pop();
		}
		pools.push(pool);
	});
	const roof = Math.max(low, high - (wanted.length - 1) * gap);
	const placed = new Array<number>(wanted.length).fill(0);
	let rank = 0;
	for (const pool of pools) {
		const level = Math.min(roof, Math.max(low, pool.sum / pool.size));
		for (let i = 0; i < pool.size; i++, rank++) placed[order[rank] as number] = level + rank * gap;
	}
	return placed;
}
