import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrange } from "../../../src/view/diagram/arrange.ts";
import { difference } from "../../../src/view/diagram/difference.ts";
import { boxesOf, edgeKey, type Figure } from "../../../src/view/diagram/figure.ts";
import { level0 } from "../../../src/view/diagram/level0.ts";
import { level1 } from "../../../src/view/diagram/level1.ts";
import { level2 } from "../../../src/view/diagram/level2.ts";
import { between, moment, type Standing } from "../../../src/view/diagram/morph.ts";
import { pathLength } from "../../../src/view/diagram/path.ts";

const standing = (figure: Figure): Standing => ({
	figure,
	layout: figure.wide,
	drawn: arrange(figure, figure.wide, figure.wide.width, null),
});
const ways = [
	["0 to 1", level0, level1],
	["1 to 2", level1, level2],
	["2 to 0", level2, level0],
] as const;

describe.each(ways)("on the way from level %s", (_name, before, after) => {
	const [from, to] = [standing(before), standing(after)];
	const at = (time: number) => moment(from, to, difference(before, after), time);
	const seen = (time: number) => at(time).boxes.filter(({ opacity }) => opacity > 0);

	it("begins as the figure before and ends as the figure after, box for box", () => {
		const start = seen(0);
		expect(new Set(start.map(({ id }) => id))).toEqual(new Set(boxesOf(before).map(({ id }) => id)));
		for (const { id, box } of start.filter((one) => one.look === from)) expect(box, id).toEqual(from.drawn.boxes[id]);
		const end = seen(1);
		expect(new Set(end.map(({ id }) => id))).toEqual(new Set(boxesOf(after).map(({ id }) => id)));
		for (const { id, look, box } of end) {
			expect(look, id).toBe(to);
			expect(box, id).toEqual(to.drawn.boxes[id]);
		}
	});

	it("ends with every arrow, frame and line of the figure after at full strength", () => {
		const strong = at(1).layers.filter(({ opacity }) => opacity === 1);
		expect(new Set(strong.flatMap(({ figure }) => figure.edges))).toEqual(new Set(after.edges));
		expect(strong.flatMap(({ figure }) => figure.lines)).toHaveLength(after.lines.length);
		const nodes = new Set(strong.flatMap(({ figure }) => figure.nodes.map(({ id }) => id)));
		for (const { id, kind } of after.nodes) if (kind === "group") expect(nodes, id).toContain(id);
		for (const { figure, drawn, opacity } of at(1).layers) {
			if (opacity > 0) expect(drawn.edges).toHaveLength(figure.edges.length);
			// A layer draws each arrow once.
			expect(new Set(figure.edges.map(edgeKey)).size).toBe(figure.edges.length);
		}
	});

	it("first lets go, then moves, and shows what is new only when it has its room", () => {
		const gone = difference(before, after).nodes.gone.filter((id) => boxesOf(before).some((node) => node.id === id));
		const added = difference(before, after).nodes.added.filter((id) => boxesOf(after).some((node) => node.id === id));
		const strength = (time: number, look: Standing, id: string) =>
			at(time).boxes.find((one) => one.id === id && one.look === look)?.opacity;
		for (const id of gone) expect([strength(0, from, id), strength(0.3, from, id)], id).toEqual([1, 0]);
		for (const id of added) expect([strength(0.6, to, id), strength(0.95, to, id)], id).toEqual([0, 1]);
	});
});

describe("an arrow on its way", () => {
	const course = fc.array(fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 500 }) }), {
		minLength: 2,
		maxLength: 6,
	});

	it("leads from the mean of the starts to the mean of the tips, and is each course at its end", () => {
		fc.assert(
			fc.property(course, course, (a, b) => {
				fc.pre(pathLength(a) > 1 && pathLength(b) > 1);
				const half = between(a, b, 0.5);
				expect(half[0]?.x).toBeCloseTo(((a[0]?.x ?? 0) + (b[0]?.x ?? 0)) / 2);
				expect(half.at(-1)?.y).toBeCloseTo(((a.at(-1)?.y ?? 0) + (b.at(-1)?.y ?? 0)) / 2);
				expect(pathLength(between(a, b, 0))).toBeCloseTo(pathLength(a), -1);
				expect(pathLength(between(a, b, 1))).toBeCloseTo(pathLength(b), -1);
			}),
		);
	});
});
