/** A non-decreasing step-and-slope function through (x, y), flat outside. */
export interface IsotonicFit {
	/** Strictly ascending. */
	readonly x: Float64Array;
	/** Never descending. */
	readonly y: Float64Array;
}

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955): the non-decreasing function closest to the
 * points in squares. Points with equal x are averaged first (scikit-learn's `IsotonicRegression`). n log n. `x` and `y`
 * have the same length, at least 1, and are finite.
 */
export function fitIsotonic(x: ArrayLike<number>, y: ArrayLike<number>): IsotonicFit {
	if (x.length === 0 || x.length !== y.length) throw new Error(`isotonic: ${x.length} points with ${y.length} values`);
	const order = Array.from({ length: x.length }, (_, i) => i).sort((a, b) => (x[a] as number) - (x[b] as number));
	const points: { x: number; sum: number; weight: number }[] = [];
	for (const i of order) {
		const last = points.at(-1);
		if (last && last.x === x[i]) {
			last.sum += y[i] as number;
			last.weight++;
		} else points.push({ x: x[i] as number, sum: y[i] as number, weight: 1 });
	}
	const blocks: { sum: number; weight: number; points: number }[] = [];
	for (const point of points) {
		let block = { sum: point.sum, weight: point.weight, points: 1 };
		let last = blocks.at(-1);
		while (last && last.sum / last.weight >= block.sum / block.weight) {
			block = { sum: last.sum + block.sum, weight: last.weight + block.weight, points: last.points + block.points };
			blocks.pop();
			last = blocks.at(-1);
		}
		blocks.push(block);
	}
	return {
		x: Float64Array.from(points, (point) => point.x),
		y: Float64Array.from(blocks.flatMap((block) => new Array<number>(block.points).fill(block.sum / block.weight))),
	};
}

/** Value of the fit at `x`: linear between neighbouring points, clipped to the ends. */
export function isotonicAt({ x: xs, y: ys }: IsotonicFit, x: number): number {
	let low = 0;
	let high = xs.length - 1;
	if (x <= (xs[low] as number)) return ys[low] as number;
	if (x >= (xs[high] as number)) return ys[high] as number;
	while (high - low > 1) {
		const middle = (low + high) >>> 1;
		if ((xs[middle] as number) <= x) low = middle;
		else high = middle;
	}
	const part = (x - (xs[low] as number)) / ((xs[high] as number) - (xs[low] as number));
	return (ys[low] as number) + part * ((ys[high] as number) - (ys[low] as number));
}
