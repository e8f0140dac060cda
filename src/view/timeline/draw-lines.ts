import { decimate, GAP } from "./decimate.ts";
import { extentOf } from "./domain.ts";
import type { Palette } from "./palette.ts";
import { firstFree } from "./place.ts";
import { inTwoTenses, lastDay, type Scene } from "./scene.ts";
import type { Series } from "./types.ts";
import { wrap } from "./wrap.ts";

interface Stroke {
	colour: keyof Palette;
	width: number;
	dash: number[];
	halo: boolean;
}

const DASHED = [6, 4];
/** Where there are several other futures, every second one. */
const DASHED_TWICE = [10, 3, 2, 3];

/** Truth is the heaviest; an estimate is dotted and another future dashed, so nothing is told by hue alone. */
export const STROKES: Record<Series["role"], Stroke> = {
	true: { colour: "ink", width: 2.5, dash: [], halo: true },
	observed: { colour: "blue", width: 1.5, dash: [], halo: true },
	estimated: { colour: "green", width: 1.75, dash: [0.5, 3.6], halo: false },
	other: { colour: "ink2", width: 1.25, dash: DASHED, halo: false },
};

/** Bottom to top. */
const ORDER: readonly Series["role"][] = ["other", "observed", "estimated", "true"];

/** Every line. Only another future may run past now. */
export function drawLines(scene: Scene): void {
	const { context, palette } = scene.brush;
	const lines = [...scene.data.series]
		.sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
		.map((series, place) => {
			const stroke = STROKES[series.role];
			const dash = stroke.dash === DASHED && place % 2 === 1 ? DASHED_TWICE : stroke.dash;
			return { series, stroke, dash, path: pathOf(scene, series) };
		});
	const draw = ({ stroke, dash, path }: (typeof lines)[number]) => {
		context.setLineDash(dash);
		context.lineCap = stroke.dash === DASHED ? "butt" : "round";
		context.strokeStyle = palette[stroke.colour];
		context.lineWidth = stroke.width;
		context.stroke(path);
		context.setLineDash([]);
	};
	context.lineJoin = "round";
	for (const one of lines) if (one.series.role === "other") draw(one);
	inTwoTenses(scene, (past) => {
		const own = lines.filter((one) => one.series.role !== "other");
		// All rims of paper before all lines: a rim must not cut its neighbour.
		for (const one of own) {
			if (!past || !one.stroke.halo) continue;
			context.lineCap = "round";
			context.strokeStyle = palette.paper;
			context.lineWidth = 5;
			context.stroke(one.path);
		}
		own.forEach(draw);
	});
}

function pathOf({ data, frame, y }: Scene, series: Series): Path2D {
	const to = series.role === "other" ? frame.view[1] : Math.min(frame.view[1], Math.floor(data.now));
	const days = decimate(series.values, frame.view[0], to, frame.right - frame.left);
	// Straight into a path: through d3's path strings a long series took three times as long to draw.
	const path = new Path2D();
	let open = false;
	for (const day of days) {
		if (day !== GAP) {
			const x = frame.x(day);
			const height = y(series.values[day] as number);
			// A canvas draws no line without length: this hair makes a dot of a day alone between two gaps.
			if (!open) path.moveTo(x - 0.01, height);
			path.lineTo(x, height);
		}
		open = day !== GAP;
	}
	return path;
}

/** Raw days as faint dots. One outside of the range is left out: the dots are the noise, the lines are the fact. */
export function drawDots(scene: Scene): void {
	const { brush, data, frame, range, y } = scene;
	const dots = data.dots;
	if (!dots) return;
	const to = Math.min(frame.view[1], lastDay(scene), dots.length - 1);
	const every = Math.max(1, Math.ceil((to - frame.view[0]) / (frame.right - frame.left)));
	inTwoTenses(scene, () => {
		const { context } = brush;
		context.globalAlpha *= 0.55;
		for (let day = Math.ceil(frame.view[0]); day <= to; day += every) {
			const value = dots[day];
			if (value == null || value < range[0] || value > range[1]) continue;
			brush.circle(frame.x(day), y(value), 1.1, brush.palette.rule);
		}
		context.globalAlpha = 1;
	});
}

/** The end of another future: a cross on the day it was left, and its name. */
export function drawOtherEnds(scene: Scene): void {
	const { brush, frame, data, y, taken, range } = scene;
	for (const series of data.series.filter((one) => one.role === "other")) {
		const days = decimate(series.values, frame.view[0], frame.view[1], Number.MAX_SAFE_INTEGER);
		const day = days.filter((each) => each !== GAP).at(-1);
		if (day === undefined) continue;
		const x = frame.x(day);
		const height = y(series.values[day] as number);
		if (day < data.days && day < Math.floor(frame.view[1])) {
			brush.line(
				[
					[x - 3.5, height - 3.5],
					[x + 3.5, height + 3.5],
				],
				brush.palette.ink,
				1.25,
			);
			brush.line(
				[
					[x + 3.5, height - 3.5],
					[x - 3.5, height + 3.5],
				],
				brush.palette.ink,
				1.25,
			);
		}
		const measure = (text: string) => brush.measure(text);
		const words = frame.compact
			? wrap(series.name, 130, measure)
			: [series.name, ...(series.note ? [series.note] : [])];
		const width = Math.max(...words.map(measure));
		const tall = 14 * words.length;
		const [lowest, highest] = extentOf(series.values, day - 40, day) ?? range;
		const at = (left: number, top: number) => ({ x0: left, x1: left + width, y0: top, y1: top + tall });
		const edge = frame.right - width;
		const box = firstFree(
			[
				...[-10, 8, -26, 26, -42].map((above) => at(x + 12, height + above)),
				at(edge, y(lowest) + 3),
				at(edge, y(highest) - 3 - tall),
			].filter((spot) => spot.x1 <= frame.right + 1 && spot.y1 <= frame.lossBase && spot.y0 >= frame.top),
			taken,
		);
		if (!box) continue;
		taken.push(box);
		words.forEach((text, i) => {
			const note = i > 0 && !frame.compact;
			const colour = note ? brush.palette.ink3 : brush.palette.ink2;
			brush.text(text, box.x0, box.y0 + 11 + 14 * i, { size: note ? 11 : 11.5, colour, halo: true });
		});
	}
}
