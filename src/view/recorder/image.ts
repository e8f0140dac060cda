import { Painter, readPalette } from "../timeline/Timeline.svelte";
import type { TimelineData } from "../timeline/types.ts";

/** Sizes in CSS px; a picture has `SCALE` device px for each. */
const WIDTH = 1200;
const CHART = 320;
const TITLE = 62;
const EDGE = 20;
const SCALE = 2;

/** The chart as a PNG on the paper of the page, under a title and a line of words. Throws when the browser makes none. */
export async function imageOf(chart: TimelineData, title: string, words: string): Promise<Blob> {
	const drawn = document.createElement("canvas");
	// The colours and typefaces are those of the page where the canvas hangs.
	drawn.hidden = true;
	document.body.append(drawn);
	const palette = readPalette(drawn);
	const [width, height] = [WIDTH - 2 * EDGE, CHART];
	const view = [0, chart.days] as const;
	new Painter(drawn).draw(chart, { width, height, scale: SCALE, view, lossUnit: "a day", motion: false });
	drawn.remove();

	const sheet = document.createElement("canvas");
	sheet.width = SCALE * WIDTH;
	sheet.height = SCALE * (TITLE + CHART + EDGE);
	const context = sheet.getContext("2d");
	if (!context) throw new Error("this browser draws nothing");
	context.scale(SCALE, SCALE);
	context.fillStyle = palette.paper;
	context.fillRect(0, 0, WIDTH, TITLE + CHART + EDGE);
	context.fillStyle = palette.ink;
	context.font = `400 20px ${palette.serif}`;
	context.fillText(title, EDGE, 32);
	context.fillStyle = palette.ink2;
	context.font = `400 13px ${palette.sans}`;
	context.fillText(words, EDGE, 52);
	context.drawImage(drawn, EDGE, TITLE, width, height);
	return new Promise((resolve, reject) => {
		sheet.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("this browser makes no PNG"))), "image/png");
	});
}
