import { triangle } from "../diagram/shapes.ts";

/** Verdicts and signals are told by shape; colour only repeats it. */
export type Shape = "circle" | "diamond" | "triangle" | "fallen" | "cross" | "dash";

/** Shapes that are filled; the others are drawn as lines. */
export const FILLED: readonly Shape[] = ["triangle"];

/** The shape as an SVG path around (x, y), about `2r` px wide. */
export function markPath(shape: Shape, x: number, y: number, r = 5): string {
	switch (shape) {
		case "circle":
			return `M${x - 0.8 * r} ${y}a${0.8 * r} ${0.8 * r} 0 1 0 ${1.6 * r} 0a${0.8 * r} ${0.8 * r} 0 1 0 ${-1.6 * r} 0`;
		case "diamond":
			return `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`;
		case "triangle":
			return triangle(x, y, 2 * r);
		case "fallen":
			return `M${x - r} ${y - 0.75 * r}h${2 * r}L${x} ${y + r}Z`;
		case "cross":
			return `M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}`;
		case "dash":
			return `M${x - 0.8 * r} ${y}h${1.6 * r}`;
	}
}
