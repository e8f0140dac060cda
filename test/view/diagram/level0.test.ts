import { describe, expect, it } from "vitest";
import type { Arrangement } from "../../../src/view/diagram/arrange.ts";
import { level0 } from "../../../src/view/diagram/level0.ts";
import fixtures from "../../fixtures/figures.json" with { type: "json" };
import { drawings } from "./drawings.ts";
import { below, cutBy, leftOf, rightOf } from "./geometry.ts";

const fixture = fixtures["level-0"];
const horizontal = fixture.lines.findIndex((line) => line.kind === "horizontal");
const vertical = fixture.lines.findIndex((line) => line.kind === "vertical");

describe.each(["wide", "compact"] as const)("Level 0 as drawn, %s", (name) => {
	const all = drawings(level0, level0[name]);
	const lineAt = (drawn: Arrangement, line: number): number => drawn.lines[line]?.at as number;

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
});
