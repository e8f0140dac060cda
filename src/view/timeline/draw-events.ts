import { placeMarks } from "./event-row.ts";
import type { Scene } from "./scene.ts";
import { drawSymbol, markColour } from "./symbols.ts";

/** The row of what happened, each thing by its shape, with as many words as fit. */
export function drawEvents({ brush, data, frame, pen }: Scene): void {
	const { events, left, width, x } = frame;
	const placed = placeMarks(data.marks, {
		left,
		right: width,
		pen: x(pen),
		penDay: pen,
		mayCover: data.shown !== null,
		x,
		measure: (text, bold) => brush.measure(text, { size: 11, bold }),
	});
	const isLater = (day: number) => data.shown !== null && day > pen;
	for (const spot of placed) {
		if (spot.covered) continue;
		brush.context.globalAlpha = isLater(spot.mark.day) ? 0.35 : 1;
		drawSymbol(brush, spot.mark, spot.x, spot.mark.minor ? frame.minor : events);
	}
	brush.context.globalAlpha = 1;
	for (const { mark, label, atPen } of placed) {
		if (!label) continue;
		const colour = isLater(mark.day) ? brush.palette.ink3 : markColour(mark.kind, brush.palette);
		brush.text(label.text, label.x, events + 4, { size: 11, bold: atPen, colour, halo: true });
	}
}
