/** What one walk along the values of two samples, both in ascending order, tells of their cumulative shares. */
export interface Walk {
	/** The largest |i·n2 - j·n1| over all values, where i and j count the values at or below it: whole, free of rounding. */
	readonly gap: number;
	/** Where it is, with i and j there. */
	readonly value: number;
	readonly i: number;
	readonly j: number;
	/** Area between the two cumulative shares. */
	readonly area: number;
}

/** Walks along both samples; each has one value at least. */
export function walk(a: Float64Array, b: Float64Array): Walk {
	const n1 = a.length;
	const n2 = b.length;
	let i = 0;
	let j = 0;
	let previous = Math.min(a[0] as number, b[0] as number);
	let area = 0;
	let widest = 0;
	let at = { value: previous, i: 0, j: 0 };
	while (i < n1 && j < n2) {
		const x = a[i] as number;
		const y = b[j] as number;
		const value = x <= y ? x : y;
		area += Math.abs(i / n1 - j / n2) * (value - previous);
		while (i < n1 && a[i] === value) i++;
		while (j < n2 && b[j] === value) j++;
		const gap = Math.abs(i * n2 - j * n1);
		if (gap > widest) {
			widest = gap;
			at = { value, i, j };
		}
		previous = value;
	}
	for (; i < n1; i++) {
		area += (1 - i / n1) * ((a[i] as number) - previous);
		previous = a[i] as number;
	}
	for (; j < n2; j++) {
		area += (1 - j / n2) * ((b[j] as number) - previous);
		previous = b[j] as number;
	}
	return { gap: widest, ...at, area };
}
