/**
 * Between two values of the same shape: numbers move in proportion, arrays and objects part by part; anything else, and any
 * part that only one of the two has, is the second's. For opening a box smoothly.
 */
export function mix<T>(a: T, b: T): (t: number) => T {
	return (t) => (t >= 1 ? b : (blend(a, b, t) as T));
}

function blend(a: unknown, b: unknown, t: number): unknown {
	if (typeof a === "number" && typeof b === "number") return a + (b - a) * t;
	if (Array.isArray(a) && Array.isArray(b)) return b.map((part, i) => blend(a[i], part, t));
	if (isRecord(a) && isRecord(b)) {
		return Object.fromEntries(Object.entries(b).map(([key, part]) => [key, blend(a[key], part, t)]));
	}
	return b;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);
