import { STROKES } from "./draw-lines.ts";
import type { PenLabel } from "./pen-labels.ts";
import type { Scene } from "./scene.ts";

/** The vermilion line where the pen is, and, when a person has gone back, the plain dashed one of now. */
export function drawPenLines({ brush, data, frame, pen }: Scene): void {
	const { x, top, axis, left, right } = frame;
	if (data.shown !== null && x(data.now) <= right && x(data.now) >= left) {
		brush.vertical(x(data.now), top, axis + 4, brush.palette.ink2, 1, [3, 3]);
	}
	brush.vertical(x(pen), top, axis - 4, brush.palette.accent, 1.5);
}

/** The flag on the axis, with the day. */
export function drawFlag({ brush, frame, pen }: Scene): void {
	const { context, palette } = brush;
	const text = `${Math.floor(pen)}`;
	const half = Math.max(11, brush.measure(text, { size: 11.5, bold: true }) / 2 + 5);
	const tip = frame.x(pen);
	// At the ends of the year the flag stays on the paper and only its tip points to the day.
	const x = Math.max(half, Math.min(frame.width - half, tip));
	const top = frame.axis - 4;
	context.beginPath();
	context.moveTo(tip, top);
	context.lineTo(x + half, top + 8);
	context.lineTo(x + half, top + 25);
	context.lineTo(x - half, top + 25);
	context.lineTo(x - half, top + 8);
	context.closePath();
	context.fillStyle = palette.accent;
	context.fill();
	brush.text(text, x, top + 20.5, { size: 11.5, bold: true, colour: palette["on-accent"], align: "center" });
}

/** A dot per line at the pen, and its name and value beside it. */
export function drawPenLabels({ brush, frame }: Scene, labels: readonly PenLabel[]): void {
	for (const { series, dot } of labels) {
		if (dot.x < frame.left) continue;
		brush.circle(dot.x, dot.y, series.role === "estimated" ? 3.2 : 4.5, brush.palette[STROKES[series.role].colour]);
	}
	for (const { series, text, bold, x, y } of labels) {
		brush.text(text, x, y, { bold, colour: brush.palette[STROKES[series.role].colour], halo: true });
	}
}

/** The loss at the pen, in words beside its bar, where they fit. Takes their place. */
export function placeLossLabel({ brush, frame, pen, taken }: Scene, words: readonly string[]): (() => void) | null {
	const at = frame.x(pen);
	const y = frame.lossBase - 4;
	const spots = [11, -11].flatMap((beside) =>
		words.map((text) => {
			const width = brush.measure(text, { size: 11 });
			const x0 = beside > 0 ? at + beside : at + beside - width;
			return { text, x0, x1: x0 + width, y0: y - 10, y1: y + 3 };
		}),
	);
	const spot = spots.find((each) => each.x0 >= frame.left && each.x1 <= frame.right);
	if (!spot) return null;
	taken.push(spot);
	return () => brush.text(spot.text, spot.x0, y, { size: 11, halo: true });
}

/** A measured length of time, as a dimension line above the loss bars. */
export function drawSpan({ brush, data, frame }: Scene): void {
	const span = data.span;
	if (!span || frame.x(span.to) < frame.left || frame.x(span.from) > frame.right) return;
	const { ink } = brush.palette;
	const y = frame.floor - 3;
	const from = Math.max(frame.left, frame.x(span.from));
	const to = frame.x(span.to);
	brush.horizontal(from, to, y, ink, 1.5);
	for (const end of [from, to]) brush.vertical(end, y - 5, y + 5, ink, 1.5);
	const style = { size: frame.compact ? 13 : 14, voice: true, colour: ink, halo: true, align: "right" } as const;
	const width = brush.measure(span.label, style);
	if (from - 9 - width >= frame.left) brush.text(span.label, from - 9, y + 4, style);
	else if (to - width >= frame.left) brush.text(span.label, to - 5, y - 9, style);
}
