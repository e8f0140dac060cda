import { line, max, min, scaleLinear } from "d3";

/**
 * SVG path data of a training loss, one value per epoch, in a box of `width` × `height` px, and the pen at its end. Only the
 * shape is meant: the floor is a little under the lowest loss. `epochs` is how many there will be, so that the curve grows into the room that is left. Null before the
 * first value.
 */
export function lossCurve(
	losses: readonly number[],
	epochs: number,
	width: number,
	height: number,
): { path: string; pen: { x: number; y: number } } | null {
	const last = losses.at(-1);
	if (last === undefined) return null;
	const x = scaleLinear()
		.domain([0, Math.max(1, epochs - 1, losses.length - 1)])
		.range([0, width]);
	const high = max(losses) ?? last;
	const low = min(losses) ?? last;
	const y = scaleLinear()
		.domain([low - 0.2 * (high - low || 1), high])
		.range([height, 0]);
	const path = line<number>((_, i) => x(i), y)([...losses]) ?? "";
	return { path, pen: { x: x(losses.length - 1), y: y(last) } };
}
