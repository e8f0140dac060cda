import type { BandLabel } from "./band-labels.ts";
import { accuracyTicks, dayStep, tickText } from "./numbers.ts";
import { firstFree } from "./place.ts";
import type { Scene } from "./scene.ts";

/** px between two numbers, at least. */
const TICK_GAP = 33;
const DAY_GAP = { wide: 64, compact: 46 };

/** Hairlines and numbers of the accuracy axis. */
export function drawAccuracyAxis({ brush, frame, range, y }: Scene): void {
	const { left, right, top, floor } = frame;
	const { at, step } = accuracyTicks(range[0], range[1], floor - top, TICK_GAP);
	for (const tick of at) {
		brush.horizontal(left, right, y(tick), brush.palette.hair);
		brush.text(tickText(tick, step), left - (frame.compact ? 6 : 8), y(tick) + 4, {
			size: 11,
			colour: brush.palette.ink3,
			align: "right",
		});
	}
}

/** The names of the rows, at the left edge. */
export function drawRowNames({ brush, data, frame }: Scene, bands: readonly BandLabel[]): void {
	const style = { size: 11 };
	if (bands.every((label) => label.lane > 0 || label.x > brush.measure("accuracy", style) + 10)) {
		brush.text("accuracy", 0, frame.top - 6, style);
	}
	if (data.loss.length > 0) brush.text("loss", 0, frame.lossBase - 2, style);
	// On a narrow chart the word would stand under the marks; their shapes and the table behind the chart say it.
	if (!frame.compact) brush.text("events", 0, frame.events + 4, style);
	brush.text("day", 0, frame.axis + 17, style);
}

/** The dotted line of the best possible accuracy, named where there is room. */
export function drawBest({ brush, data, frame, y, taken }: Scene): void {
	if (data.bestPossible === undefined) return;
	const { left, right } = frame;
	const height = y(data.bestPossible);
	brush.horizontal(left, right, height, brush.palette.rule, 1, [2, 3]);
	const text = `best possible ${tickText(data.bestPossible, 0.01)}`;
	const width = brush.measure(text, { size: 11 });
	const at = (x: number, y: number) => ({ x0: x, x1: x + width, y0: y - 10, y1: y + 3 });
	const box = firstFree(
		[at(right - width, height - 5), at(right - width, height + 13), at(left + 6, height - 5)].filter(
			(candidate) => candidate.y0 >= frame.top - 4,
		),
		taken,
	);
	if (!box) return;
	taken.push(box);
	brush.text(text, box.x0, box.y1 - 3, { size: 11, colour: brush.palette.ink3, halo: true });
}

/** The day axis; numbers give way to the flags at the days in `flags`. */
export function drawDayAxis({ brush, frame }: Scene, flags: readonly number[]): void {
	const { left, right, axis, x, view } = frame;
	brush.horizontal(left, right, axis, brush.palette.rule);
	const step = dayStep((right - left) / (view[1] - view[0]), frame.compact ? DAY_GAP.compact : DAY_GAP.wide);
	for (let day = Math.ceil(view[0] / step) * step; day <= view[1]; day += step) {
		brush.vertical(x(day), axis, axis + 4, brush.palette.rule);
		if (flags.some((flag) => Math.abs(x(flag) - x(day)) < 28)) continue;
		const half = brush.measure(`${day}`, { size: 11 }) / 2;
		const middle = Math.min(x(day), frame.width - half);
		brush.text(`${day}`, middle, axis + 17, { size: 11, colour: brush.palette.ink3, align: "center" });
	}
}
