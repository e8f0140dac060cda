import { describe, expect, it } from "vitest";
import { type Arrangement, arrange } from "../../../src/view/diagram/arrange.ts";
import { boxesOf, type Figure, type Layout, type Point } from "../../../src/view/diagram/figure.ts";
import { level0 } from "../../../src/view/diagram/level0.ts";
import fixtures from "../../fixtures/figures.json" with { type: "json" };
import { below, boxOf, collisions, contains, cutBy, leftOf, onBorder, rightOf, runsThrough } from "./geometry.ts";

const fixture = fixtures["level-0"];
const horizontal = fixture.lines.findIndex((line) => line.kind === "horizontal");
const vertical = fixture.lines.findIndex((line) => line.kind === "vertical");

describe("Level 0 as data", () => {
	it("has the nodes of the figure: kinds, the dotted frame and what it holds", () => {
		const drawn = level0.nodes.map(({ name, ...node }) => node);
		expect(drawn).toEqual(fixture.nodes);
	});

	it("names each node as the figure does", () => {
		for (const node of level0.nodes) expect(node.name.toLowerCase().replaceAll(" ", "-")).toBe(node.id);
	});

	it("has the arrows of the figure, heads at both ends where it has them", () => {
		expect(level0.edges).toEqual(fixture.edges);
	});

	it("has the words of both dashed lines", () => {
		const words = fixture.lines.map(({ kind, ...line }) =>
			kind === "horizontal"
				? { kind, above: line.above, below: line.below }
				: { kind, left: line.left, right: line.right },
		);
		expect(level0.lines).toEqual(words);
	});
});

const layouts: [string, Layout][] = [
	["wide", level0.wide],
	["compact", level0.compact],
];

/** Every way a layout is shown: at its own width, at its narrowest, wider, and with each box open. */
const drawings = (figure: Figure, layout: Layout) =>
	[layout.width, layout.minWidth, layout.width * 1.2].flatMap((width) =>
		[null, ...boxesOf(figure).map((node) => node.id)].map((open) => ({
			as: `${Math.round(width)} px wide, open: ${open}`,
			drawn: arrange(figure, layout, width, open === null ? null : { id: open, height: 214 }),
		})),
	);

describe.each(layouts)("Level 0 as drawn, %s", (_name, layout) => {
	const sides = { before: ["above", "left"], after: ["below", "right"] } as const;
	const all = drawings(level0, layout);
	const lineAt = (drawn: Arrangement, line: number): number => drawn.lines[line]?.at as number;

	it("gives every node a place and every arrow a way, and nothing more", () => {
		expect(Object.keys(layout.nodes).sort()).toEqual(level0.nodes.map((node) => node.id).sort());
		expect(Object.keys(layout.routes).sort()).toEqual(level0.edges.map(({ from, to }) => `${from} > ${to}`).sort());
		expect(layout.lines).toHaveLength(level0.lines.length);
	});

	it("draws the whole name in every box and the whole words at every line", () => {
		for (const node of level0.nodes) expect(layout.nodes[node.id]?.lines.join(" ")).toBe(node.name);
		for (const [i, line] of fixture.lines.entries()) {
			const told = line as Record<string, unknown>;
			for (const side of ["before", "after"] as const) {
				const words = sides[side].map((key) => told[key]).find((word) => word !== undefined);
				expect(layout.lines[i]?.[side].rows.join("")).toBe(words);
			}
		}
	});

	it("cuts the registry, and only it, with both dashed lines", () => {
		for (const { as, drawn } of all) {
			expect(cutBy(level0, drawn, horizontal), as).toEqual(fixture.lines[horizontal]?.through);
			expect(cutBy(level0, drawn, vertical), as).toEqual(fixture.lines[vertical]?.through);
		}
	});

	it("puts below the horizontal line what belongs in production, all else above or across it", () => {
		for (const { as, drawn } of all) {
			expect(below(level0, drawn, lineAt(drawn, horizontal)), as).toEqual(fixture["below-the-line"]);
		}
	});

	it("puts the wall right of the trained model and left of serving", () => {
		const wall = fixture.lines[vertical];
		expect([wall?.["right-of"], wall?.["left-of"]]).toEqual([["trained-model"], ["model-serving"]]);
		for (const { as, drawn } of all) {
			for (const id of wall?.["right-of"] ?? []) expect(leftOf(drawn, id, lineAt(drawn, vertical)), as).toBe(true);
			for (const id of wall?.["left-of"] ?? []) expect(rightOf(drawn, id, lineAt(drawn, vertical)), as).toBe(true);
		}
	});

	it("holds in the frame what the frame holds, and lets no two boxes collide", () => {
		for (const { as, drawn } of all) {
			for (const group of fixture.nodes) {
				for (const id of group.holds ?? []) expect(contains(boxOf(drawn, group.id), boxOf(drawn, id)), as).toBe(true);
			}
			expect(collisions(level0, drawn), as).toEqual([]);
		}
	});

	it("runs every arrow from border to border, square, through no other box, with room for its heads", () => {
		for (const { as, drawn } of all) {
			for (const [i, { from, to, both }] of level0.edges.entries()) {
				const points = drawn.edges[i] as Point[];
				const name = `${as}: ${from} > ${to}`;
				expect(onBorder(points[0] as Point, boxOf(drawn, from)), `${name}, start`).toBe(true);
				expect(onBorder(points.at(-1) as Point, boxOf(drawn, to)), `${name}, end`).toBe(true);
				const pieces = points.slice(1).map((point, j) => {
					const before = points[j] as Point;
					return [Math.abs(point.x - before.x), Math.abs(point.y - before.y)].sort((a, b) => a - b);
				});
				for (const [aside] of pieces) expect(aside, name).toBeLessThan(1e-6);
				expect(pieces.at(-1)?.[1], name).toBeGreaterThan(both ? 12 : 8);
				expect(runsThrough(level0, drawn, i), name).toEqual([]);
			}
		}
	});

	it("stays inside its own width and height", () => {
		for (const { as, drawn } of all) {
			for (const { id } of level0.nodes) {
				const box = boxOf(drawn, id);
				expect(Math.min(box.x, box.y), `${as}: ${id}`).toBeGreaterThanOrEqual(-1e-6);
				expect(box.x + box.width, `${as}: ${id}`).toBeLessThanOrEqual(drawn.width + 1e-6);
				expect(box.y + box.height, `${as}: ${id}`).toBeLessThanOrEqual(drawn.height + 1e-6);
			}
		}
	});
});
