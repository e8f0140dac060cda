/**
 * The textbook way, as the base of the monitor's ratios: nothing is kept between calls. Each gives the same numbers as
 * the monitor's own code.
 */

const ascending = (a: number, b: number): number => a - b;

/** D of two samples: sort both, then look up the two cumulative shares at every value. */
export function naiveKolmogorovSmirnov(reference: readonly number[], current: readonly number[]): number {
	const a = [...reference].sort(ascending);
	const b = [...current].sort(ascending);
	const shareUpTo = (sorted: readonly number[], value: number) => {
		let low = 0;
		let high = sorted.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((sorted[middle] as number) <= value) low = middle + 1;
			else high = middle;
		}
		return low / sorted.length;
	};
	return Math.max(...[...a, ...b].map((value) => Math.abs(shareUpTo(a, value) - shareUpTo(b, value))));
}

/** evidently's PSI: pool, cut, and filter the rows of every bin. */
export function naivePsi(reference: readonly number[], current: readonly number[]): number {
	const pooled = [...reference, ...current].sort(ascending);
	const low = pooled[0] as number;
	const high = pooled.at(-1) as number;
	const bins = Math.ceil((high - low) / ((high - low) / (Math.log2(pooled.length) + 1)));
	const edge = (i: number) => (i === bins ? high : i * ((high - low) / bins) + low);
	const shares = (values: readonly number[]) => {
		const raw = Array.from({ length: bins }, (_, i) => {
			const last = i === bins - 1;
			const inside = values.filter((value) => value >= edge(i) && (value < edge(i + 1) || (last && value === high)));
			return inside.length / values.length;
		});
		const smallest = Math.min(...raw.filter((share) => share > 0));
		const fill = smallest <= 0.0001 ? smallest / 1e6 : 0.0001;
		return raw.map((share) => (share === 0 ? fill : share));
	};
	const c = shares(current);
	return shares(reference).reduce((sum, r, i) => sum + (r - (c[i] as number)) * Math.log(r / (c[i] as number)), 0);
}

/** ADWIN without buckets: keeps every value and tries every cut at every look. Returns the window's width at the end. */
export function naiveAdwin(stream: readonly number[], delta = 0.002, clock = 32): number {
	let kept: number[] = [];
	const hasCut = () => {
		const n = kept.length;
		const total = kept.reduce((sum, x) => sum + x, 0);
		const variance = kept.reduce((sum, x) => sum + (x - total / n) ** 2, 0) / n;
		const deltaPrime = Math.log((2 * Math.log(n)) / delta);
		let sum0 = 0;
		return kept.some((x, i) => {
			sum0 += x;
			const n0 = i + 1;
			const n1 = n - n0;
			if (n0 < 5 || n1 < 5) return false;
			const m = 1 / (n0 - 4) + 1 / (n1 - 4);
			const epsilon = Math.sqrt(2 * m * variance * deltaPrime) + (2 / 3) * deltaPrime * m;
			return Math.abs(sum0 / n0 - (total - sum0) / n1) > epsilon;
		});
	};
	stream.forEach((x, i) => {
		kept.push(x);
		if ((i + 1) % clock !== 0 || kept.length <= 10) return;
		while (hasCut()) kept = kept.slice(1);
	});
	return kept.length;
}

/** Page–Hinkley from the definition: the mean of all values so far, anew for each value. Returns the first drift, or -1. */
export function naivePageHinkley(stream: readonly number[], delta = 0.005, threshold = 50, alpha = 0.9999): number {
	let up = 0;
	let down = 0;
	let lowest = Number.POSITIVE_INFINITY;
	let highest = -1;
	return stream.findIndex((x, i) => {
		const seen = stream.slice(0, i + 1);
		const mean = seen.reduce((sum, value) => sum + value, 0) / seen.length;
		up = alpha * up + x - mean - delta;
		down = alpha * down + x - mean + delta;
		lowest = Math.min(lowest, up);
		highest = Math.max(highest, down);
		return i >= 29 && (up - lowest > threshold || highest - down > threshold);
	});
}
