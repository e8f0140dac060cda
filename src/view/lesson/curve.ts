/** A curve that a person draws: a value a day from day `from` on. */
export interface Curve {
	readonly from: number;
	readonly values: readonly number[];
}

/** What is drawn before anything is: nothing changes. */
export const flat = (from: number, days: number, value: number): Curve => ({
	from,
	values: Array.from({ length: days }, () => value),
});

/** Draws a straight stroke from one point to the next, days counted from the curve's first. */
export function stroke(curve: Curve, a: { day: number; value: number }, b: { day: number; value: number }): Curve {
	const [first, last] = a.day <= b.day ? [a, b] : [b, a];
	const values = curve.values.map((old, day) => {
		if (day < first.day || day > last.day) return old;
		const share = last.day === first.day ? 1 : (day - first.day) / (last.day - first.day);
		return first.value + share * (last.value - first.value);
	});
	return { ...curve, values };
}

/** The curve with `value` on `day` (counted from its first) and on every day after it. */
export const from = (curve: Curve, day: number, value: number): Curve => ({
	...curve,
	values: curve.values.map((old, each) => (each < day ? old : value)),
});

/** The curve on the days of the year: null before its first. */
export const onDays = ({ from: first, values }: Curve): (number | null)[] => [
	...Array.from({ length: first }, () => null),
	...values,
];

/** Values that the paper must have room for: those so far with as much again on both sides. */
export function paperOf(past: readonly (number | null)[], unit: "share" | "other"): readonly [number, number] {
	const known = past.filter((value) => value !== null);
	if (unit === "share") {
		const low = Math.min(...known, 0.75);
		const high = Math.max(...known, 0.75);
		return [Math.max(0, Math.floor((low - 0.12) * 20) / 20), Math.min(1, Math.ceil((high + 0.04) * 20) / 20)];
	}
	const high = Math.max(...known, 1);
	return [0, 2 * high];
}

/** How far the curve lay from what happened, on average over the days that both have; null while there are none. */
export function meanMiss(curve: Curve, actual: readonly (number | null)[]): number | null {
	let sum = 0;
	let days = 0;
	for (const [i, value] of curve.values.entries()) {
		const was = actual[curve.from + i];
		if (was === null || was === undefined) continue;
		sum += Math.abs(value - was);
		days++;
	}
	return days > 0 ? sum / days : null;
}
