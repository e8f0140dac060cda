import type { BandLabel } from "./band-labels.ts";
import { bandLabels } from "./band-labels.ts";
import { Brush } from "./brush.ts";
import { accuracyRange, easeRange, extentOf, type Range } from "./domain.ts";
import { drawEvents } from "./draw-events.ts";
import { drawAccuracyAxis, drawBest, drawDayAxis, drawRowNames } from "./draw-grid.ts";
import { drawDots, drawLines } from "./draw-lines.ts";
import { drawLoss, lossWords } from "./draw-loss.ts";
import { drawFlag, drawPenLabels, drawPenLines, drawSpan, placeLossLabel } from "./draw-pen.ts";
import { drawWeather, drawWeatherNames } from "./draw-weather.ts";
import { type Frame, frameOf } from "./frame.ts";
import { linear } from "./linear.ts";
import { type Palette, readPalette } from "./palette.ts";
import { penLabels } from "./pen-labels.ts";
import type { Scene } from "./scene.ts";
import type { TimelineData } from "./types.ts";
import type { View } from "./view.ts";

/** What a drawing is asked for, apart from the data. Sizes in CSS px; `scale` in device px per CSS px. */
export interface Sheet {
	width: number;
	height: number;
	scale: number;
	view: View;
	lossUnit: string;
	/** Whether the accuracy axis may move softly. */
	motion: boolean;
}

/** Draws the timeline on one canvas. Keeps only what makes the next drawing soft or cheap: range, colours, textures. */
export class Painter {
	private readonly canvas: HTMLCanvasElement;
	private readonly context: CanvasRenderingContext2D;
	private palette: Palette | null;
	private brush: Brush | null = null;
	private range: Range | null = null;

	constructor(canvas: HTMLCanvasElement) {
		this.canvas = canvas;
		const context = canvas.getContext("2d");
		if (!context) throw new Error("no 2D context");
		this.context = context;
		// Before the first frame, which has enough to do.
		this.palette = readPalette(canvas);
	}

	/** Reads the colours and textures anew at the next drawing. */
	restyle(): void {
		this.palette = null;
		this.brush = null;
	}

	/** Draws once; returns whether the accuracy axis is still on its way. */
	draw(data: TimelineData, sheet: Sheet): boolean {
		const brush = this.prepare(sheet);
		const pen = Math.min(data.shown ?? data.now, data.now);
		const { frame, bands } = this.layOut(brush, data, sheet, pen);
		const moving = this.moveRange(data, sheet);
		const range = this.range as Range;
		const y = linear(range, [frame.floor, frame.top + 6]);
		const scene: Scene = {
			brush,
			data,
			frame,
			pen,
			range,
			y: (value) => y(value),
			lossUnit: sheet.lossUnit,
			taken: [],
		};
		const measure = (text: string, bold: boolean) => brush.measure(text, { bold });
		const labels = penLabels(data, pen, frame, scene.y, measure);
		for (const { x, y, width } of labels) scene.taken.push({ x0: x - 3, x1: x + width + 3, y0: y - 11, y1: y + 3 });
		scene.taken.push({ x0: frame.x(pen) - 4, x1: frame.x(pen) + 4, y0: 0, y1: frame.axis });
		const lossLabel = placeLossLabel(scene, lossWords(scene));

		drawWeather(scene);
		drawAccuracyAxis(scene);
		drawDots(scene);
		drawLoss(scene);
		drawLines(scene);
		drawBest(scene);
		// The goal's words find a place anywhere; those of another line have to stand by it.
		for (const series of data.series) series.drawEnd?.(scene, series);
		data.goal?.draw(scene);
		drawWeatherNames(scene, bands);
		drawRowNames(scene, bands);
		drawPenLines(scene);
		drawSpan(scene);
		drawEvents(scene);
		drawDayAxis(scene, data.shown === null ? [pen] : [pen, data.now]);
		drawFlag(scene);
		drawPenLabels(scene, labels);
		lossLabel?.();
		return moving;
	}

	/** A clean canvas of the right size, and a brush for it. */
	private prepare({ width, height, scale }: Sheet): Brush {
		const { canvas, context } = this;
		const columns = Math.round(width * scale);
		const rows = Math.round(height * scale);
		if (canvas.width !== columns || canvas.height !== rows) {
			canvas.width = columns;
			canvas.height = rows;
		}
		if (this.brush?.scale !== scale) this.brush = null;
		this.palette ??= readPalette(canvas);
		this.brush ??= new Brush(context, this.palette, scale);
		context.setTransform(scale, 0, 0, scale, 0, 0);
		context.clearRect(0, 0, width, height);
		return this.brush;
	}

	private layOut(brush: Brush, data: TimelineData, sheet: Sheet, pen: number): { frame: Frame; bands: BandLabel[] } {
		const flat = frameOf(sheet.width, sheet.height, sheet.view, 1);
		const bands = bandLabels(data.bands, pen, {
			left: flat.left,
			right: flat.width,
			lanes: flat.compact ? 2 : 3,
			x: flat.x,
			measure: (text) => brush.measure(text),
		});
		const lanes = 1 + Math.max(0, ...bands.map((label) => label.lane));
		return { frame: frameOf(sheet.width, sheet.height, sheet.view, lanes), bands };
	}

	private moveRange(data: TimelineData, { view, motion }: Sheet): boolean {
		let extent: Range | null = null;
		for (const series of data.series) {
			const to = series.role === "other" ? view[1] : Math.min(view[1], data.now);
			extent = extentOf(series.values, view[0], to, extent);
		}
		const fixed = [data.goal?.at, data.bestPossible].filter((value) => value !== undefined);
		if (extent !== null || data.domain === undefined) extent = extentOf(fixed, 0, fixed.length, extent);
		const target = accuracyRange(extent, data.domain);
		this.range = this.range && motion ? easeRange(this.range, target, extent) : target;
		return this.range !== target;
	}
}
