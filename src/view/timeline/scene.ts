import type { Brush } from "./brush.ts";
import type { Range } from "./domain.ts";
import type { Frame } from "./frame.ts";
import type { Box } from "./place.ts";
import type { TimelineData } from "./types.ts";

/** All that one drawing needs to know. */
export interface Scene {
	brush: Brush;
	data: TimelineData;
	frame: Frame;
	/** The day of the pen: the day shown, or now. */
	pen: number;
	range: Range;
	/** Accuracy to px. */
	y(accuracy: number): number;
	lossUnit: string;
	/** Where words already stand. */
	taken: Box[];
}

/** The last day whose values are drawn. */
export function lastDay(scene: Scene): number {
	return Math.floor(scene.data.now);
}

/**
 * Runs `draw` for the part of the chart up to the pen, and once more, pale and unhaloed, for what comes after it when a
 * person has gone back: the days after the pen are known, but they are not the day being looked at.
 */
export function inTwoTenses(scene: Scene, draw: (past: boolean) => void): void {
	const { context } = scene.brush;
	const { frame, data, pen } = scene;
	if (data.shown === null) {
		draw(true);
		return;
	}
	const edge = frame.x(pen);
	for (const past of [true, false]) {
		context.save();
		context.beginPath();
		if (past) context.rect(0, 0, edge, frame.height);
		else context.rect(edge, 0, frame.width - edge, frame.height);
		context.clip();
		if (!past) context.globalAlpha = 0.35;
		draw(past);
		context.restore();
	}
}
