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
	const order = ascendingOrder(x);
	return fitSorted(pick(x, order), pick(y, order));
}

/** Places of the values in ascending order, equal ones in their old order. */
export function ascendingOrder(values: ArrayLike<number>): Uint32Array {
	const order = Uint32Array.from({ length: values.length }, (_, i) => i);
	return order.sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
}

const pick = (values: ArrayLike<number>, order: Uint32Array): Float64Array => {
	const picked = new Float64Array(order.length);
	for (let i = 0; i < order.length; i++) picked[i] = values[order[i] as number] as number;
	return picked;
};

/** `fitIsotonic` of points whose x ascend already: linear in their number. */
export function fitSorted(x: Float64Array, y: Float64Array): IsotonicFit {
	const points = averaged(x, y);
	const n = points.x.length;
	// Blocks: their sums and weights, and the point each begins with.
	const sums = new Float64Array(n);
	const weights = new Float64Array(n);
	const starts = new Uint32Array(n);
	let last = -1;
	for (let i = 0; i < n; i++) {
		let sum = points.sums[i] as number;
		let weight = points.weights[i] as number;
		let start = i;
		while (last >= 0 && (sums[last] as number) / (weights[last] as number) >= sum / weight) {
			sum += sums[last] as number;
			weight += weights[last] as number;
			start = starts[last] as number;
			last--;
		}
		last++;
		sums[last] = sum;
		weights[last] = weight;
		starts[last] = start;
	}
	return ends(points.x, starts, last + 1, (block) => (sums[block] as number) / (weights[block] as number));
}

/** First and last point of each block: the function is flat between them. */
function ends(x: Float64Array, starts: Uint32Array, blocks: number, value: (block: number) => number): IsotonicFit {
	const xs: number[] = [];
	const ys: number[] = [];
	for (let block = 0; block < blocks; block++) {
		const first = starts[block] as number;
		const end = block + 1 < blocks ? (starts[block + 1] as number) - 1 : x.length - 1;
		for (const at of first === end ? [first] : [first, end]) {
			xs.push(x[at] as number);
			ys.push(value(block));
		}
	}
	return { x: Float64Array.from(xs), y: Float64Array.from(ys) };
}

/** The different values of x with the sum and the number of y at each. */
function averaged(x: Float64Array, y: Float64Array) {
	const different = new Float64Array(x.length);
	const sums = new Float64Array(x.length);
	const weights = new Float64Array(x.length);
	let last = -1;
	for (let i = 0; i < x.length; i++) {
		if (last < 0 || x[i] !== different[last]) different[++last] = x[i] as number;
		sums[last] = (sums[last] as number) + (y[i] as number);
		weights[last] = (weights[last] as number) + 1;
	}
	return { x: different.subarray(0, last + 1), sums, weights };
}

/** Stretches of equal length between the first and the last point, by which a value finds its place. */
const STRETCHES = 512;

/** Values of the fit at each of `x`: as `isotonicAt`, for many. */
export function isotonicValues(fit: IsotonicFit, x: ArrayLike<number>): Float64Array {
	const { x: xs, y: ys } = fit;
	const last = xs.length - 1;
	const low = xs[0] as number;
	const perUnit = STRETCHES / ((xs[last] as number) - low);
	const values = new Float64Array(x.length);
	// The last point below the start of each stretch.
	const starts = new Uint32Array(STRETCHES + 1);
	for (let stretch = 0, at = 0; stretch <= STRETCHES; stretch++) {
		while (at < last && ((xs[at + 1] as number) - low) * perUnit < stretch) at++;
		starts[stretch] = at;
	}
	for (let i = 0; i < x.length; i++) {
		const value = x[i] as number;
		if (value <= low) values[i] = ys[0] as number;
		else if (value >= (xs[last] as number)) values[i] = ys[last] as number;
		else {
			let at = starts[Math.min(STRETCHES, Math.floor((value - low) * perUnit))] as number;
			while ((xs[at + 1] as number) <= value) at++;
			values[i] = between(fit, at, value);
		}
	}
	return values;
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
	return between({ x: xs, y: ys }, low, x);
}

function between({ x: xs, y: ys }: IsotonicFit, at: number, x: number): number {
	const part = (x - (xs[at] as number)) / ((xs[at + 1] as number) - (xs[at] as number));
	return (ys[at] as number) + part * ((ys[at + 1] as number) - (ys[at] as number));
}
