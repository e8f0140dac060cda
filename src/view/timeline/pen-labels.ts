import type { Frame } from "./frame.ts";
import { accuracyText, lastKnown } from "./numbers.ts";
import { spread } from "./place.ts";
import type { Series, TimelineData } from "./types.ts";
import { STALE } from "./words.ts";

/** A value where the pen is: its dot, and its words (baseline at `y`). */
export interface PenLabel {
	series: Series;
	text: string;
	bold: boolean;
	dot: { x: number; y: number };
	x: number;
	y: number;
	width: number;
}

const LINE = 14;
const BESIDE = 11;

/** The lines' own names and values beside the pen, right of it where there is room, never on top of one another. */
export function penLabels(
	data: TimelineData,
	pen: number,
	frame: Frame,
	y: (accuracy: number) => number,
	measure: (text: string, bold: boolean) => number,
): PenLabel[] {
	const labels = data.series.flatMap((series): PenLabel[] => {
		const last = series.role === "other" ? null : lastKnown(series.values, pen);
		if (!last) return [];
		const old = pen - last.day > STALE + 1 ? `, day ${last.day}` : "";
		const note = series.note && !frame.compact ? `, ${series.note}` : "";
		const text = `${series.name} ${accuracyText(last.value)}${old}${note}`;
		const bold = series.role !== "estimated";
		// The day that is running has no dot of its own yet: the newest value stands at the pen.
		const x = frame.x(pen - last.day <= 1 ? pen : last.day);
		return [{ series, text, bold, dot: { x, y: y(last.value) }, x: 0, y: 0, width: measure(text, bold) }];
	});
	const edge = frame.x(pen) + BESIDE;
	const fits = labels.every((label) => edge + label.width <= frame.right);
	const heights = spread(
		labels.map((label) => label.dot.y),
		LINE,
		frame.top + 5,
		frame.floor - 2,
	);
	return labels.map((label, i) => ({
		...label,
		x: fits ? edge : frame.x(pen) - BESIDE - label.width,
		y: (heights[i] as number) + 4,
	}));
}
