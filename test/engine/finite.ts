/** Where in `value`, at any depth, a number is not finite: the paths to it. */
export function numbersThatAreNone(value: unknown, path = ""): string[] {
	if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path}: ${value}`];
	if (value === null || typeof value !== "object") return [];
	return Object.entries(value).flatMap(([key, inner]) => numbersThatAreNone(inner, `${path}/${key}`));
}
