import { decimate, GAP } from "./decimate.ts";
import type { Palette } from "./palette.ts";
import { inTwoTenses, lastDay, type Scene } from "./scene.ts";
import type { Series } from "./types.ts";

interface Stroke {
	colour: keyof Palette;
	width: number;
	dash: number[];
	halo: boolean;
}

const DASHED = [6, 4];
/** Where there are several other futures, every second one. */
const DASHED_TWICE = [10, 3, 2, 3];

/**
 * Truth is the heaviest; an estimate is dotted and another future dashed, so nothing is told by hue alone. The first is drawn
 * first, under the others.
 */
export const STROKES: Record<Series["role"], Stroke> = {
	other: { colour: "ink2", width: 1.25, dash: DASHED, halo: false },
	observed: { colour: "blue", width: 1.5, dash: [], halo: true },
	estimated: { colour: "green", width: 1.75, dash: [0.5, 3.6], halo: false },
	true: { colour: "ink", width: 2.5, dash: [], halo: true },
};

const ORDER = Object.keys(STROKES);

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
