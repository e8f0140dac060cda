import type { Figure } from "../../engine/query/figure.ts";

/**
 * Where each lane stands on the strip of a figure, from 0 at its left end to 1 at its right; null where there is nothing to
 * count. The strip begins at nothing, so that a distance is an amount; that of the accuracy at .5, which a coin reaches.
 */
export function dotsOf(
	{ id, unit }: Pick<Figure, "id" | "unit">,
	values: readonly (number | null)[],
): (number | null)[] {
	const known = values.filter((value) => value !== null);
	const coin = id === "accuracy" && known.every((value) => value >= 0.5);
	const low = coin ? 0.5 : 0;
	const high = unit === "share" ? 1 : Math.max(...known, low);
	return values.map((value) => (value === null ? null : high === low ? 0 : (value - low) / (high - low)));
}
