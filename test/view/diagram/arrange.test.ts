import { describe, expect, it } from "vitest";
import { arrange } from "../../../src/view/diagram/arrange.ts";
import { boxesOf, type Figure } from "../../../src/view/diagram/figure.ts";
import { level0 } from "../../../src/view/diagram/level0.ts";
import { boxOf, overlap } from "./geometry.ts";

const { wide, compact } = level0;

describe("arrange", () => {
	it("leaves a layout as it was laid out when it has its own width and nothing is open", () => {
		for (const layout of [wide, compact]) {
			const drawn = arrange(level0, layout, layout.width, null);
			for (const { id } of level0.nodes) {
				const { x, y, width, height } = layout.nodes[id] ?? { x: 0, y: 0, width: 0, height: 0 };
				expect(boxOf(drawn, id), id).toEqual({ x, y, width, height });
			}
			expect(drawn).toMatchObject({ width: layout.width, height: layout.height, panel: null });
		}
	});

	it("opens a box where it stands: wider, as high as its content, its row level, its neighbours still 60 px wide", () => {
		const drawn = arrange(level0, wide, wide.width, { id: "model-training", height: 220 });
		const open = boxOf(drawn, "model-training");
		expect(open.width).toBeGreaterThan(270);
		expect(open.height).toBeCloseTo(220);
		for (const id of ["data-preparation", "model-evaluation-and-validation", "data-extraction-and-analysis"]) {
			const box = boxOf(drawn, id);
			expect(box.width, id).toBeGreaterThan(60);
			expect(box.y + box.height / 2, id).toBeCloseTo(open.y + open.height / 2);
		}
		expect(drawn.width).toBe(wide.width);
		expect(drawn.height).toBeCloseTo(wide.height + 220 - (wide.nodes["model-training"]?.height ?? 0));
	});

	it("never makes an opened box lower than it was", () => {
		const drawn = arrange(level0, wide, wide.width, { id: "model-training", height: 10 });
		expect(boxOf(drawn, "model-training").height).toBe(wide.nodes["model-training"]?.height);
	});

	it("opens a panel across a narrow column, under the box's row and clear of every box", () => {
		for (const [layout, width] of [
			[compact, 328],
			[wide, 740],
		] as const) {
			for (const { id } of boxesOf(level0)) {
				const drawn = arrange(level0, layout, width, { id, height: 180 });
				const panel = drawn.panel ?? { x: 0, y: 0, width: 0, height: 0 };
				expect(panel).toMatchObject({ x: 0, width, height: 180 });
				expect(panel.y + panel.height, `${id} leaves the figure`).toBeLessThanOrEqual(drawn.height);
				expect(panel.y, id).toBeGreaterThanOrEqual(boxOf(drawn, id).y + boxOf(drawn, id).height);
				for (const node of level0.nodes) expect(overlap(panel, boxOf(drawn, node.id)), `${id}, ${node.id}`).toBe(false);
				for (const note of drawn.notes) expect(note.y < panel.y || note.y > panel.y + panel.height, id).toBe(true);
			}
		}
	});

	it("keeps the words of an arrow at their arrow when the room under them grows", () => {
		const index = level0.edges.findIndex((edge) => edge.to === "manual-experiment-steps");
		const closed = arrange(level0, wide, wide.width, null);
		const open = arrange(level0, wide, wide.width, { id: "model-registry", height: 260 });
		const gap = (drawn: typeof closed) => (drawn.notes[index]?.y ?? 0) - (drawn.edges[index]?.[1]?.y ?? 0);
		expect(gap(open)).toBeCloseTo(gap(closed));
	});

	it("refuses a route that cannot end where it says, a node without a place, an arrow without a way", () => {
		const bend = { ...wide.routes["trained-model > model-registry"], via: [10] } as (typeof wide.routes)[string];
		const crooked = { ...wide, routes: { ...wide.routes, "trained-model > model-registry": bend } };
		expect(() => arrange(level0, crooked, 896, null)).toThrow("trained-model to model-registry cannot end on the left");
		const stranger: Figure = { ...level0, nodes: [...level0.nodes, { id: "ghost", kind: "store", name: "Ghost" }] };
		expect(() => arrange(stranger, wide, 896, null)).toThrow("node ghost has no place");
		const loose: Figure = { ...level0, edges: [{ from: "model-serving", to: "offline-data" }] };
		expect(() => arrange(loose, wide, 896, null)).toThrow("arrow model-serving > offline-data has no route");
	});
});
