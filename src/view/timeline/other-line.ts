import { extentOf, type Range } from "./domain.ts";
import { lastKnown } from "./numbers.ts";
import { type Box, firstFree } from "./place.ts";
import type { Scene } from "./scene.ts";
import type { Daily, Series } from "./types.ts";
import { wrap } from "./wrap.ts";

/** Days between two places along a line at which its name is tried. */
const STEP = 5;

/** Another line than those of the run: a second future, what was expected, another team's. */
export const otherLine = (id: string, name: string, values: Daily): Series => ({
	id,
	name,
	role: "other",
	values,
	drawEnd,
});

/** Where such a line ends: a cross on the day it was left, and its name beside it, or else along the line. */
function drawEnd(scene: Scene, { values, name, note }: Series): void {
	const { brush, frame, data, y, taken } = scene;
	const { ink, ink2, ink3 } = brush.palette;
	const last = lastKnown(values, frame.view[1]);
	if (!last || last.day < frame.view[0]) return;
	const x = frame.x(last.day);
	const height = y(last.value);
	if (last.day < Math.min(data.days, Math.floor(frame.view[1]))) {
		for (const rise of [3.5, -3.5]) {
			brush.line(
				[
					[x - 3.5, height - rise],
					[x + 3.5, height + rise],
				],
				ink,
				1.25,
			);
		}
		taken.push({ x0: x - 4, x1: x + 4, y0: height - 4, y1: height + 4 });
	}
	const measure = (text: string) => brush.measure(text);
	const words = frame.compact ? wrap(name, 130, measure) : [name, ...(note ? [note] : [])];
	const width = Math.max(...words.map(measure));
	const tall = 14 * words.length;
	const at = (x0: number, y0: number) => ({ x0, x1: x0 + width, y0, y1: y0 + tall });
	const spots = [-10, 8, -26, 26, -42].map((above) => at(x + 12, height + above));
	for (let day = last.day; values[day] != null; day -= STEP) {
		const left = frame.x(day) - width;
		const [low, high] = extentOf(values, frame.dayAt(left), day) as Range;
		spots.push(at(left, y(high) - 4 - tall), at(left, y(low) + 4));
	}
	const inside = spots.filter(
		({ x0, x1, y0, y1 }) => x0 >= frame.left && x1 <= frame.right + 1 && y0 >= frame.top && y1 <= frame.lossBase,
	);
	const box = firstFree([...inside.filter((spot) => !isOnLine(scene, spot)), ...inside], taken);
	if (!box) return;
	taken.push(box);
	words.forEach((text, i) => {
		const style = i > 0 && !frame.compact ? { size: 11, colour: ink3 } : { colour: ink2 };
		brush.text(text, box.x0, box.y0 + 11 + 14 * i, { ...style, halo: true });
	});
}

/** Whether words there would stand on a line. */
const isOnLine = ({ data, frame, y }: Scene, { x0, x1, y0, y1 }: Box): boolean =>
	data.series.some(({ values }) => {
		const range = extentOf(values, frame.dayAt(x0), frame.dayAt(x1));
		return range && y(range[0]) > y0 && y(range[1]) < y1;
	});
