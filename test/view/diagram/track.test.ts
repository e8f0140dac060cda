import { describe, expect, it } from "vitest";
import { type Figure, frameOf } from "../../../src/view/diagram/figure.ts";
import { level0 } from "../../../src/view/diagram/level0.ts";
import { level1 } from "../../../src/view/diagram/level1.ts";
import { level2 } from "../../../src/view/diagram/level2.ts";
import { stages } from "../../../src/view/diagram/stages.ts";

/** Boxes that the track comes to from `start`, by edges that are on it; out of a frame it goes for whatever stands in it. */
function reached(figure: Figure, start: string): { boxes: Set<string>; kinds: string[] } {
	const boxes = new Set([start]);
	const kinds: string[] = [];
	for (const box of boxes) {
		for (const { from, to, track } of figure.edges) {
			if (!track || (from !== box && frameOf(figure, box)?.id !== from)) continue;
			boxes.add(to);
			kinds.push(track);
		}
	}
	return { boxes, kinds };
}

describe.each([
	["Level 0", level0, "offline-data"],
	["Level 1", level1, "feature-store"],
	["Level 2", level2, "feature-store"],
	["the stages of Level 2", stages, "new-data"],
])("the track of the data at %s", (_, figure, store) => {
	it("leads from where the data lie to the service, in one piece", () => {
		const { boxes } = reached(figure, store);
		expect(boxes).toContain("prediction-service");
		const off = figure.edges.filter(({ from, track }) => {
			const inside = figure.nodes.find(({ id }) => id === from)?.holds ?? [];
			return track && ![from, ...inside].some((id) => boxes.has(id));
		});
		expect(off).toEqual([]);
	});

	it("carries data up to the training, and from there on a model", () => {
		const after = figure.edges.filter(({ from, track }) => track && /training/.test(from));
		expect(after.map(({ track }) => track)).toEqual(["model"]);
		const before = figure.edges.filter(({ to, track }) => track && /training/.test(to));
		expect(before.map(({ track }) => track)).toEqual(["data"]);
	});
});
