import { describe, expect, it } from "vitest";
import { difference } from "../../../src/view/diagram/difference.ts";
import { changeInWords } from "../../../src/view/diagram/difference-words.ts";
import { edgeKey, type Figure } from "../../../src/view/diagram/figure.ts";
import { level0 } from "../../../src/view/diagram/level0.ts";
import { level1 } from "../../../src/view/diagram/level1.ts";
import { level2 } from "../../../src/view/diagram/level2.ts";

const levels: readonly Figure[] = [level0, level1, level2];
const everyWay = levels.flatMap((from) => levels.map((to) => ({ from, to, way: `${from.title} > ${to.title}` })));
const inWords = (from: Figure, to: Figure) =>
	Object.fromEntries(changeInWords(from, to, difference(from, to)).map(({ term, text }) => [term, text]));

describe("the difference between two figures", () => {
	it.each(everyWay)("loses nothing and invents nothing: $way", ({ from, to }) => {
		const { nodes, arrows, lines } = difference(from, to);
		const sorted = (values: Iterable<string | number>) => [...new Set(values)].sort();
		expect(sorted([...nodes.kept.map((pair) => pair.from), ...nodes.gone])).toEqual(
			sorted(from.nodes.map((n) => n.id)),
		);
		expect(sorted([...nodes.kept.map((pair) => pair.to), ...nodes.added])).toEqual(sorted(to.nodes.map((n) => n.id)));
		expect(sorted([...arrows.kept.map((pair) => edgeKey(pair.from)), ...arrows.gone.map(edgeKey)])).toEqual(
			sorted(from.edges.map(edgeKey)),
		);
		expect(sorted([...arrows.kept.map((pair) => edgeKey(pair.to)), ...arrows.added.map(edgeKey)])).toEqual(
			sorted(to.edges.map(edgeKey)),
		);
		expect(lines.kept.length + lines.added.length).toBe(to.lines.length);
		expect(lines.kept.length + lines.gone.length).toBe(from.lines.length);
	});

	it.each(everyWay)("is the same backwards: $way", ({ from, to }) => {
		const [there, back] = [difference(from, to), difference(to, from)];
		expect(back.nodes.added).toEqual(there.nodes.gone);
		expect(back.nodes.gone).toEqual(there.nodes.added);
		const pairs = (some: readonly { from: string; to: string }[]) =>
			some.map((pair) => `${pair.from} ${pair.to}`).sort();
		expect(pairs(back.nodes.kept.map(({ from: a, to: b }) => ({ from: b, to: a })))).toEqual(pairs(there.nodes.kept));
		expect(back.arrows.added).toEqual(there.arrows.gone);
	});

	it("keeps boxes of the same meaning under another name, and lets one become two", () => {
		const { kept } = difference(level0, level1).nodes;
		for (const pair of [
			{ from: "offline-data", to: "feature-store" },
			{ from: "model-serving", to: "cd-model-serving" },
			{ from: "data-extraction-and-analysis", to: "data-analysis" },
			{ from: "data-extraction-and-analysis", to: "data-extraction" },
			{ from: "model-training", to: "model-training" },
		]) {
			expect(kept).toContainEqual(pair);
		}
	});

	it("keeps an arrow where both its ends are kept, and not one that was turned round", () => {
		const { kept, added, gone } = difference(level0, level1).arrows;
		expect(kept.map((pair) => edgeKey(pair.to))).toContain("cd-model-serving > prediction-service");
		expect(gone.map(edgeKey)).toContain("trained-model > model-registry");
		expect(added.map(edgeKey)).toContain("model-registry > trained-model");
	});

	it("from level 1 to level 2 takes the wall away and adds CI and the packages", () => {
		const { nodes, lines } = difference(level1, level2);
		expect(nodes.added).toEqual(["ci-build-test-package", "packages"]);
		expect(nodes.gone).toEqual(level1.nodes.find(({ id }) => id === "orchestrated-experiment")?.holds);
		expect(lines.gone.map((i) => level1.lines[i]?.kind)).toEqual(["vertical"]);
	});
});

describe("the difference in words", () => {
	it("names what is new, gone, renamed and no longer done by hand", () => {
		expect(inWords(level1, level2)).toEqual({
			New: "CI: build, test & package pipeline components, Packages",
			Gone:
				"in Orchestrated experiment: Data validation, Data preparation, Model training, Model evaluation, Model validation; " +
				"the line between ML and Ops",
			Renamed: "Pipeline deployment, now CD: Pipeline deployment",
			"Automated, by hand before": "CD: Pipeline deployment",
			Arrows: "3 new, 5 gone, 24 as before",
		});
	});

	it("says one that became two in one phrase, and where boxes moved to", () => {
		const { Renamed, Moved } = inWords(level0, level1);
		expect(Renamed).toContain("Data extraction and analysis, now Data analysis and Data extraction");
		expect(Renamed).toContain("Offline data, now Feature store");
		expect(Moved).toContain("Model training, Model evaluation, Model validation into Automated pipeline");
	});

	it("says two that became one on the way back, and what people do again", () => {
		const words = inWords(level1, level0);
		expect(words["Renamed"]).toContain("Data analysis and Data extraction, now Data extraction and analysis");
		expect(words["By hand, automated before"]).toContain("Model training");
		expect(words["Automated, by hand before"]).toBeUndefined();
	});

	it.each(everyWay)("names every box that came or went: $way", ({ from, to }) => {
		const { added, gone } = difference(from, to).nodes;
		const { New = "", Gone = "" } = inWords(from, to);
		const name = (figure: Figure, id: string) => figure.nodes.find((node) => node.id === id)?.name;
		for (const id of added) expect(New).toContain(name(to, id));
		for (const id of gone) expect(Gone).toContain(name(from, id));
	});

	it("says nothing where nothing changes", () => {
		for (const level of levels) expect(changeInWords(level, level, difference(level, level))).toEqual([]);
	});
});
