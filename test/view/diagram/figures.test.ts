import { describe, expect, it } from "vitest";
import { arrange } from "../../../src/view/diagram/arrange.ts";
import { boxesOf, edgeKey, type Figure, type FigureNode, type Point } from "../../../src/view/diagram/figure.ts";
import { type Level, loadFigure } from "../../../src/view/diagram/figures.ts";
import { level0 } from "../../../src/view/diagram/level0.ts";
import { level1 } from "../../../src/view/diagram/level1.ts";
import { level2 } from "../../../src/view/diagram/level2.ts";
import { neighbour } from "../../../src/view/diagram/roving.ts";
import { stages } from "../../../src/view/diagram/stages.ts";
import fixtures from "../../fixtures/figures.json" with { type: "json" };
import { drawings } from "./drawings.ts";
import { below, boxOf, collisions, contains, cutBy, onBorder, runsThrough, sideBySide } from "./geometry.ts";

interface FixtureLine {
	readonly kind: string;
	readonly above?: string;
	readonly below?: string;
	readonly left?: string;
	readonly right?: string;
	readonly through: readonly string[];
	readonly only?: string;
}

interface Fixture {
	readonly title: string;
	readonly nodes: readonly (Omit<FigureNode, "name"> & { readonly text?: string })[];
	readonly edges: Figure["edges"];
	readonly lines: readonly FixtureLine[];
}

const read = (fixture: object): Fixture => ({ lines: [], ...fixture }) as unknown as Fixture;

const figures: [string, Figure, Fixture][] = [
	["Level 0", level0, read(fixtures["level-0"])],
	["Level 1", level1, read(fixtures["level-1"])],
	["Level 2", level2, read(fixtures["level-2"])],
	["The stages", stages, read(fixtures["level-2-stages"])],
];

/** A name as an id: words in small letters, joined by hyphens. */
const asId = (name: string): string => name.toLowerCase().replace(/[^a-z]+/g, "-");

describe.each(figures)("%s as data", (_name, figure, fixture) => {
	it("has the title and the nodes of the figure: kinds, numbers, frames and what they hold", () => {
		expect(figure.title).toBe(fixture.title);
		expect(figure.nodes.map(({ name, ...node }) => node)).toEqual(fixture.nodes.map(({ text, ...node }) => node));
	});

	it("names each node as the figure does", () => {
		for (const [i, { id, name }] of figure.nodes.entries()) {
			const { text } = fixture.nodes[i] as Fixture["nodes"][number];
			// Level 1 has five steps twice: the frame they stand in tells them apart.
			if (text) expect(name).toBe(text);
			else expect(asId(name)).toBe(id.replace(/^experiment-/, ""));
		}
	});

	it("has the arrows of the figure: solid or dotted, their heads, their labels", () => {
		// On which track they lie is ours, and a test of its own.
		expect(figure.edges.map(({ track, ...edge }) => edge)).toEqual(fixture.edges);
	});

	it("has the dashed lines of the figure and their words", () => {
		const words = fixture.lines.map(({ kind, above, below: under, left, right }) =>
			kind === "horizontal" ? { kind, above, below: under } : { kind, left, right },
		);
		expect(figure.lines).toEqual(words);
	});
});

const layouts = figures.flatMap(([name, figure, fixture]) =>
	(["wide", "compact"] as const).map((layout) => [name, layout, figure, fixture] as const),
);

describe.each(layouts)("%s as drawn, %s", (_name, kind, figure, fixture) => {
	const layout = figure[kind];
	const all = drawings(figure, layout);

	it("gives every node a place and every arrow a way, and nothing more", () => {
		expect(Object.keys(layout.nodes).sort()).toEqual(figure.nodes.map((node) => node.id).sort());
		expect(Object.keys(layout.routes).sort()).toEqual(figure.edges.map(edgeKey).sort());
		expect(layout.lines).toHaveLength(figure.lines.length);
	});

	it("draws the whole name in every box and the whole words at every arrow and line", () => {
		for (const node of figure.nodes) {
			expect(layout.nodes[node.id]?.lines.join(" ").replace("/ ", "/")).toBe(node.name);
		}
		for (const edge of figure.edges) expect(layout.routes[edgeKey(edge)]?.label?.rows.join(" ")).toBe(edge.label);
		for (const [i, line] of fixture.lines.entries()) {
			expect(layout.lines[i]?.before.rows.join("")).toBe(line.above ?? line.left);
			expect(layout.lines[i]?.after.rows.join("")).toBe(line.below ?? line.right);
		}
	});

	it("cuts with each dashed line what it runs through, and nothing else", () => {
		for (const { as, drawn } of all) {
			for (const [i, line] of fixture.lines.entries()) expect(cutBy(figure, drawn, i), as).toEqual(line.through);
		}
	});

	it("holds in each frame what the frame holds, and lets no two boxes collide", () => {
		for (const { as, drawn } of all) {
			for (const group of fixture.nodes) {
				for (const id of group.holds ?? []) expect(contains(boxOf(drawn, group.id), boxOf(drawn, id)), as).toBe(true);
			}
			expect(collisions(figure, drawn), as).toEqual([]);
		}
	});

	it("runs every arrow from border to border, square, through no other box, with room for its heads", () => {
		for (const { as, drawn } of all) {
			for (const [i, { from, to, both, plain }] of figure.edges.entries()) {
				const points = drawn.edges[i] as Point[];
				const name = `${as}: ${from} > ${to}`;
				expect(onBorder(points[0] as Point, boxOf(drawn, from)), `${name}, start`).toBe(true);
				expect(onBorder(points.at(-1) as Point, boxOf(drawn, to)), `${name}, end`).toBe(true);
				const pieces = points.slice(1).map((point, j) => {
					const before = points[j] as Point;
					return [Math.abs(point.x - before.x), Math.abs(point.y - before.y)].sort((a, b) => a - b);
				});
				for (const [aside] of pieces) expect(aside, name).toBeLessThan(1e-6);
				expect(pieces.at(-1)?.[1], name).toBeGreaterThan(both ? 12 : plain ? 4 : 8);
				expect(runsThrough(figure, drawn, i), name).toEqual([]);
			}
		}
	});

	it("lets no two arrows run on top of one another", () => {
		for (const { as, drawn } of all) expect(sideBySide(figure, drawn, 4, 1), as).toEqual([]);
	});

	it("narrows no box below what its name needs, closed at the narrowest or opened in place", () => {
		const widths = [layout.minWidth, layout.width, layout.width * 1.2];
		const closed = widths.map((width) => ({ as: `${width} px`, drawn: arrange(figure, layout, width, null) }));
		const inPlace = Number.isFinite(layout.opensInPlaceFrom)
			? boxesOf(figure).map(({ id }) => ({
					as: `open: ${id}`,
					drawn: arrange(figure, layout, layout.opensInPlaceFrom, { id, height: 214 }),
				}))
			: [];
		for (const { as, drawn } of [...closed, ...inPlace]) {
			for (const { id } of boxesOf(figure)) {
				const least = layout.nodes[id]?.minWidth as number;
				expect(boxOf(drawn, id).width, `${as}: ${id}`).toBeGreaterThan(least - 1);
			}
		}
	});

	it("stays inside its own width and height", () => {
		for (const { as, drawn } of all) {
			for (const { id } of figure.nodes) {
				const box = boxOf(drawn, id);
				expect(Math.min(box.x, box.y), `${as}: ${id}`).toBeGreaterThanOrEqual(-1e-6);
				expect(box.x + box.width, `${as}: ${id}`).toBeLessThanOrEqual(drawn.width + 1e-6);
				expect(box.y + box.height, `${as}: ${id}`).toBeLessThanOrEqual(drawn.height + 1e-6);
			}
			for (const [i, points] of drawn.edges.entries()) {
				for (const { x, y } of points) {
					const inside = x >= 0 && y >= 0 && x <= drawn.width && y <= drawn.height;
					expect(inside, `${as}: ${edgeKey(figure.edges[i] as Figure["edges"][number])}`).toBe(true);
				}
			}
		}
	});

	it("leaves room on a laptop for the chart and the desk, and fits a phone", () => {
		if (kind === "wide") {
			expect(layout.height).toBeLessThanOrEqual(560);
			expect(layout.minWidth).toBeLessThanOrEqual(690);
		} else expect(layout.width).toBe(328);
	});

	it("leads by arrow keys from the first box to every other", () => {
		const boxes = Object.fromEntries(boxesOf(figure).map(({ id }) => [id, boxOf(all[0]?.drawn as never, id)]));
		const reached = new Set([boxesOf(figure)[0]?.id as string]);
		for (const id of reached) {
			for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
				reached.add(neighbour(boxes, id, key) ?? id);
			}
		}
		expect([...reached].sort()).toEqual(Object.keys(boxes).sort());
	});
});

describe.each([
	["Level 1", level1],
	["Level 2", level2],
] as const)("%s, its two halves", (_name, figure) => {
	const lower = [
		...(figure.nodes.find(({ id }) => id === "automated-pipeline")?.holds ?? []),
		"trigger",
		"ml-metadata-store",
		"model-registry",
		"trained-model",
		"cd-model-serving",
		"prediction-service",
		"performance-monitoring",
	];

	it.each(["wide", "compact"] as const)("has the automated pipeline and what it serves below the line, %s", (kind) => {
		for (const { as, drawn } of drawings(figure, figure[kind])) {
			expect(below(figure, drawn, drawn.lines[0]?.at as number), as).toEqual(lower);
		}
	});

	it.each(["wide", "compact"] as const)("has a wall only at level 1, and only above the line, %s", (kind) => {
		for (const { as, drawn } of drawings(figure, figure[kind])) {
			const [border, wall] = drawn.lines;
			if (figure === level1) expect(wall?.to, as).toBeCloseTo(border?.at as number);
			else expect(wall, as).toBeUndefined();
		}
	});
});

describe("from level 1 to level 2", () => {
	it.each(["wide", "compact"] as const)("the lower half stands still, %s", (kind) => {
		for (const id of ["feature-store", "automated-pipeline", "model-training", "prediction-service", "trigger"]) {
			expect(level2[kind].nodes[id], id).toEqual(level1[kind].nodes[id]);
		}
	});
});

describe("the figure of a level", () => {
	it("is found by its number", async () => {
		const found = await Promise.all(([0, 1, 2] satisfies Level[]).map(loadFigure));
		expect(found).toEqual([level0, level1, level2]);
	});
});
