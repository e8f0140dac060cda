import type { Brush } from "./brush.ts";
import type { Palette } from "./palette.ts";
import type { Mark, MarkKind } from "./types.ts";

interface Symbol {
	path: string;
	colour: keyof Palette;
	/** Width of the stroke in px; null fills the shape. */
	stroke: number | null;
}

/** Marks by shape first and colour second, about 12 px wide, around (0, 0). */
const SYMBOLS: Record<MarkKind, Symbol> = {
	model: { path: "M6 0L3 5.2H-3L-6 0L-3 -5.2H3Z", colour: "ink", stroke: null },
	alert: { path: "M0 -6L6 4.8H-6Z", colour: "accent", stroke: null },
	data: { path: "M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0 -9.2 0Z", colour: "blue", stroke: null },
	code: { path: "M-4.2 -4.2H4.2V4.2H-4.2Z", colour: "plum", stroke: null },
	fork: { path: "M0 -6.5V7M0 2L5.5 -5.5M0 2L-5.5 -5.5", colour: "ink", stroke: 1.5 },
	failure: { path: "M-4.5 -4.5L4.5 4.5M4.5 -4.5L-4.5 4.5", colour: "accent", stroke: 2 },
};

/** The colour of the words beside a mark. */
export function markColour(kind: MarkKind, palette: Palette): string {
	return kind === "alert" || kind === "failure" ? palette.accent : palette.ink2;
}

/** How much smaller a minor mark is. */
const MINOR = 0.55;

/** Draws a mark in the middle of (x, y), with a rim of paper so that neighbours stay apart. */
export function drawSymbol(
	brush: Brush,
	{ kind, minor = false }: Pick<Mark, "kind" | "minor">,
	x: number,
	y: number,
): void {
	const { context, palette } = brush;
	const symbol = SYMBOLS[kind];
	const shape = new Path2D(symbol.path);
	context.save();
	context.translate(x, y);
	if (minor) context.scale(MINOR, MINOR);
	context.lineJoin = "round";
	context.strokeStyle = palette.paper;
	context.lineWidth = (symbol.stroke ?? 0) + 3;
	context.stroke(shape);
	if (symbol.stroke === null) {
		context.fillStyle = palette[symbol.colour];
		context.fill(shape);
	} else {
		context.strokeStyle = palette[symbol.colour];
		context.lineWidth = symbol.stroke;
		context.stroke(shape);
	}
	context.restore();
}
