import { linear } from "./linear.ts";
import { COMPACT, type View } from "./view.ts";

/** Where things stand on the chart, in CSS px. */
export interface Frame {
	width: number;
	height: number;
	compact: boolean;
	view: View;
	/** Edges of the plot. */
	left: number;
	right: number;
	top: number;
	/** Bottom of the weather bands. */
	bottom: number;
	/** The lines stay between `top` and here; below are the loss bars. */
	floor: number;
	lossBase: number;
	lossHeight: number;
	events: number;
	/** Middle of the minor marks, right above the axis. */
	minor: number;
	axis: number;
	x(day: number): number;
	dayAt(x: number): number;
}

/** Height of the chart in px when nobody asks for another. */
export function defaultHeight(width: number): number {
	return width < COMPACT ? 204 : 258;
}

/** Lays out a chart of `width` × `height` px that shows `view`, with `lanes` rows of band names on top. */
export function frameOf(width: number, height: number, view: View, lanes: number): Frame {
	const compact = width < COMPACT;
	const left = compact ? 32 : 48;
	const right = Math.max(left + 1, width - 6);
	const axis = height - 26;
	const events = axis - (compact ? 15 : 19);
	const bottom = events - (compact ? 14 : 21);
	const lossHeight = compact ? 16 : 20;
	const lossBase = bottom - (compact ? 0 : 4);
	const scale = linear(view, [left, right]);
	return {
		width,
		height,
		compact,
		view,
		left,
		right,
		top: 18 + 13 * (Math.max(1, lanes) - 1),
		bottom,
		floor: lossBase - lossHeight - 4,
		lossBase,
		lossHeight,
		events,
		minor: axis - (compact ? 5 : 6),
		axis,
		x: (day) => scale(day),
		dayAt: (x) => scale.invert(x),
	};
}
