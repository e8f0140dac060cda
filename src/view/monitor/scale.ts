import { extent } from "d3";

/** From values to pixels. */

/** Maps `from` .. `to` onto `start` .. `end`; a range without width maps to the middle. */
export function linear(from: number, to: number, start: number, end: number): (value: number) => number {
	if (!(to > from)) return () => (start + end) / 2;
	return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** Limits around the known `values` with a little air, inside 0 .. 1: shares. 0 .. 1 when nothing is known. */
export function shareLimits(values: readonly (number | null)[]): { low: number; high: number } {
	const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
	if (known.length === 0) return { low: 0, high: 1 };
	const [least, most] = extent(known) as [number, number];
	const air = Math.max(0.02, (most - least) * 0.08);
	return { low: Math.max(0, least - air), high: Math.min(1, most + air) };
}

interface Point {
	readonly x: number;
	/** Null where nothing is known: the line is broken there. */
	readonly y: number | null;
}

/** An SVG path through the points; a point alone between two breaks is a short dash, so that it is seen. */
export function linePath(points: readonly Point[]): string {
	let path = "";
	points.forEach(({ x, y }, i) => {
		if (y === null) return;
		const joined = typeof points[i - 1]?.y === "number";
		const alone = !joined && typeof points[i + 1]?.y !== "number";
		path += alone ? `M${round(x - 1)} ${round(y)}h2` : `${joined ? "L" : "M"}${round(x)} ${round(y)}`;
	});
	return path;
}

/** An SVG path of what lies between two lines over the same x. */
export function bandPath(
	points: readonly { readonly x: number; readonly low: number; readonly high: number }[],
): string {
	if (points.length === 0) return "";
	const there = points.map(({ x, high }) => `${round(x)} ${round(high)}`);
	const back = points.map(({ x, low }) => `${round(x)} ${round(low)}`).reverse();
	return `M${[...there, ...back].join("L")}Z`;
}

/** Two labels at the same x, moved apart until they are `gap` px from each other. */
export function apart(a: number, b: number, gap: number): [number, number] {
	const missing = gap - Math.abs(a - b);
	if (missing <= 0) return [a, b];
	return a <= b ? [a - missing / 2, b + missing / 2] : [a + missing / 2, b - missing / 2];
}

export const round = (value: number): number => Math.round(value * 100) / 100;
