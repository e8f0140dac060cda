import { tickText } from "./numbers.ts";
import type { Box } from "./place.ts";
import { overlaps } from "./place.ts";
import type { Scene } from "./scene.ts";
import { wrap } from "./wrap.ts";

const LINE = 14;
const BESIDE = 9;
const PLAIN = { size: 11, bold: false };
const BOLD = { size: 11, bold: true };

/** The gate: a bracket that stands on its day, from the bar upwards. The true line must pass through it. */
export function drawGoal(scene: Scene): void {
	const { brush, data, frame, y, taken } = scene;
	const goal = data.goal;
	if (!goal) return;
	const { palette } = brush;
	const bar = y(goal.at);
	const gate = frame.x(goal.to ?? goal.from);
	const reach = Math.max(frame.left, frame.x(Math.min(data.now, goal.from)));
	if (reach < gate) brush.horizontal(reach, Math.min(gate, frame.right), bar, palette.rule, 1, [2, 3]);
	if (goal.to !== undefined) {
		brush.horizontal(Math.max(frame.left, frame.x(goal.from)), Math.min(gate, frame.right), bar, palette.ink, 1.5);
	}
	if (gate > frame.right || gate < frame.left) return;
	const top = frame.top + 6;
	brush.line(
		[
			[gate - 5, top],
			[gate, top],
			[gate, bar],
			[gate - 5, bar],
		],
		palette.ink,
		3,
	);
	taken.push({ x0: gate - 6, x1: gate + 3, y0: top, y1: bar });

	const wrapped = (width: number) => wrap(`goal: ${goal.label}`, width, (text) => brush.measure(text, BOLD));
	// On a phone there may be room for no more than the bar itself; the words are then in the text behind the chart.
	const choices = frame.compact
		? [wrapped(160), wrapped(110), wrapped(76), [`goal ${tickText(goal.at, 0.01)}`]]
		: [[goal.to === undefined ? "goal: pass here" : "goal: stay above", goal.label]];
	const style = (line: number) => (frame.compact || line === 0 ? BOLD : PLAIN);
	const boxes = choices.flatMap((lines, rank) => {
		const width = Math.max(...lines.map((text, i) => brush.measure(text, style(i))));
		return spots(scene, gate, bar, width, LINE * lines.length).map((box) => ({ ...box, lines, rank }));
	});
	const box = quietest(boxes, [...taken, paperBefore(scene)], gate + BESIDE);
	if (!box) return;
	taken.push(box);
	box.lines.forEach((text, i) => {
		const colour = style(i).bold ? palette.ink : palette.ink2;
		brush.text(text, box.x0, box.y0 + 11 + LINE * i, { ...style(i), colour, halo: true });
	});
}

/** Right of the gate, left of it, or at the edge of the paper, level with the gate first and then further away. */
function spots({ frame }: Scene, gate: number, bar: number, width: number, tall: number): Box[] {
	const middle = (frame.top + 6 + bar - tall) / 2;
	const heights: number[] = [];
	for (let shift = 0; shift < frame.bottom - frame.top; shift += 4) heights.push(middle + shift, middle - shift);
	return heights
		.filter((y0) => y0 >= frame.top && y0 + tall <= frame.lossBase)
		.flatMap((y0) =>
			[gate + BESIDE, gate - BESIDE - 5 - width, frame.width - width]
				.filter((x0) => x0 >= frame.left && x0 + width <= frame.width)
				.map((x0) => ({ x0, x1: x0 + width, y0, y1: y0 + tall })),
		);
}

/** Where the past is drawn: words about the future are better kept off it. */
function paperBefore({ frame, data }: Scene): Box {
	return { x0: frame.left, x1: frame.x(data.now) + 6, y0: 0, y1: frame.height };
}

/** The candidate that covers least of what is taken; of equals the first in rank, then the nearest to `x`. */
function quietest<Candidate extends Box & { rank: number }>(
	candidates: readonly Candidate[],
	taken: readonly Box[],
	x: number,
): Candidate | null {
	const cost = (box: Candidate) =>
		1e6 * taken.filter((other) => overlaps(box, other)).length + 1e3 * box.rank + Math.abs(box.x0 - x);
	let best: { box: Candidate; cost: number } | null = null;
	for (const box of candidates) {
		const own = cost(box);
		if (best === null || own < best.cost) best = { box, cost: own };
	}
	return best?.box ?? null;
}
