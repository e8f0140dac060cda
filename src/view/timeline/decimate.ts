import type { Daily } from "./types.ts";

/** Stands for a gap in a list of days. */
export const GAP = -1;

/**
 * The days of `values` in [from, to] that a line needs, in order, with GAP where the line breaks.
 *
 * Few days: all of them. Many: per pixel column the first, the lowest, the highest and the last, which draws the same
 * pixels as the whole series (Jugel et al. 2014, "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 7(10)).
 * A gap narrower than a pixel column is bridged. `columns` is the width of the plot in px.
 */
export function decimate(values: Daily, from: number, to: number, columns: number): number[] {
	const first = Math.max(0, Math.ceil(from));
	const last = Math.min(values.length - 1, Math.floor(to));
	const kept: number[] = [];
	if (last - first + 1 <= 2 * columns) {
		for (let day = first; day <= last; day++) keep(kept, values[day] == null ? GAP : day);
		return kept;
	}
	const perColumn = (to - from) / columns;
	let day = first;
	for (let column = 0; day <= last; column++) {
		const end = Math.min(last, Math.floor(from + (column + 1) * perColumn));
		keepColumn(kept, values, day, end);
		day = Math.max(day, end + 1);
	}
	return kept;
}

function keepColumn(kept: number[], values: Daily, from: number, to: number): void {
	let first = GAP;
	let low = GAP;
	let high = GAP;
	let last = GAP;
	for (let day = from; day <= to; day++) {
		const value = values[day];
		if (value == null) continue;
		if (first === GAP) first = low = high = day;
		if (value < (values[low] as number)) low = day;
		if (value > (values[high] as number)) high = day;
		last = day;
	}
	if (from > to) return;
	// An empty column has four gaps, and they are one day of the set like any other.
	for (const day of [...new Set([first, low, high, last])].sort((a, b) => a - b)) keep(kept, day);
}

function keep(kept: number[], day: number): void {
	if (day === GAP && (kept.length === 0 || kept.at(-1) === GAP)) return;
	kept.push(day);
}

/** The highest value of each pixel column (bars): pairs of day and value, one pair per column that has a value. */
export function columnMaxima(values: Daily, from: number, to: number, columns: number): [day: number, value: number][] {
	const first = Math.max(0, Math.ceil(from));
	const last = Math.min(values.length - 1, Math.floor(to));
	const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, columns)));
	const bars: [number, number][] = [];
	for (let start = first; start <= last; start += step) {
		let best: number | null = null;
		for (let day = start; day < start + step && day <= last; day++) {
			const value = values[day];
			if (value != null && (best === null || value > best)) best = value;
		}
		if (best !== null) bars.push([start, best]);
	}
	return bars;
}
