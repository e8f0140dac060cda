import { beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import { arrange, fitted } from "../../../src/view/diagram/arrange.ts";
import { boxesOf, edgeKey, type Figure, type Point, spokenName } from "../../../src/view/diagram/figure.ts";
import { level0 } from "../../../src/view/diagram/level0.ts";
import { level1 } from "../../../src/view/diagram/level1.ts";
import { level2 } from "../../../src/view/diagram/level2.ts";
import { stages } from "../../../src/view/diagram/stages.ts";
import type { NodeState, Token } from "../../../src/view/diagram/state.ts";
import { objections } from "../axe.ts";
import { type DrawnWord, drawnWords, overlaps } from "./drawn-words.ts";
import Page from "./Page.svelte";

const figures: [string, Figure][] = [
	["Level 0", level0],
	["Level 1", level1],
	["Level 2", level2],
	["The stages", stages],
];

const box = (id: string): HTMLElement => document.querySelector(`[data-node="${id}"]`) as HTMLElement;
const stage = (): DOMRect => document.querySelector(".stage")?.getBoundingClientRect() as DOMRect;
/** Every box says something, every second is at work. */
const facts = (figure: Figure): Record<string, NodeState> =>
	Object.fromEntries(
		figure.nodes.map(({ id, kind }, i) => [
			id,
			{ status: i % 2 ? "working" : "done", fact: kind === "group" ? "run 4, day 138" : "9 of 12" },
		]),
	);
/** One token on every arrow, so that every place for words is taken. */
const everywhere = (figure: Figure): Token[] =>
	figure.edges.map(({ from, to }) => ({
		id: edgeKey({ from, to }),
		edge: [from, to],
		kind: "model",
		state: "queued",
		label: "3 days",
	}));

beforeEach(async () => {
	await page.viewport(1000, 1200);
});

describe.each(figures)("%s on the page", (_name, figure) => {
	const ids = boxesOf(figure).map((node) => node.id);
	const widths = [figure.wide.width, figure.wide.minWidth, figure.compact.width];

	it.each(widths)("draws every box as a button inside its stage, %i px wide", async (width) => {
		const screen = await render(Page, { figure, width, nodes: facts(figure) });
		expect(screen.getByRole("button").elements()).toHaveLength(ids.length);
		for (const id of ids) {
			const { left, right, top, bottom, height } = box(id).getBoundingClientRect();
			expect(height, id).toBeGreaterThanOrEqual(24);
			expect(left, id).toBeGreaterThanOrEqual(stage().left - 1);
			expect(right, id).toBeLessThanOrEqual(stage().right + 1);
			expect(top, id).toBeGreaterThanOrEqual(stage().top - 1);
			expect(bottom, id).toBeLessThanOrEqual(stage().bottom + 1);
		}
	});

	it.each(widths)("keeps every word inside its box and off every other word, %i px wide", async (width) => {
		await render(Page, { figure, width, nodes: facts(figure), tokens: everywhere(figure) });
		const words = drawnWords();
		expect(words.length).toBeGreaterThan(figure.nodes.length + figure.edges.length);
		expect(overlaps(words)).toEqual([]);
		for (const { text, at } of drawnWords(".name span, .fact")) {
			const around = ids.map((id) => box(id).getBoundingClientRect());
			const inside = around.some(
				({ left, right, top, bottom }) =>
					at.left >= left && at.right <= right && at.top >= top - 2 && at.bottom <= bottom + 2,
			);
			expect(inside, text).toBe(true);
		}
	});

	it.each(widths)("runs no arrow through a title, a label or the words of a line, %i px wide", async (width) => {
		await render(Page, { figure, width, nodes: facts(figure) });
		const drawn = arrange(figure, fitted(figure, width).layout, width, null);
		const crosses = ({ at }: DrawnWord, points: readonly Point[]) =>
			points.slice(1).some((b, i) => {
				const a = points[i] as Point;
				const [left, right] = [Math.min(a.x, b.x) + stage().left, Math.max(a.x, b.x) + stage().left];
				const [top, bottom] = [Math.min(a.y, b.y) + stage().top, Math.max(a.y, b.y) + stage().top];
				return right > at.left + 1 && left < at.right - 1 && bottom > at.top + 2 && top < at.bottom - 3;
			});
		for (const word of drawnWords("text")) {
			const crossing = figure.edges.filter((_, i) => crosses(word, drawn.edges[i] ?? []));
			expect(crossing.map(edgeKey), word.text).toEqual([]);
		}
	});

	it.each(widths)("leads by keys from the first box to every other, %i px wide", async (width) => {
		await render(Page, { figure, width });
		await userEvent.keyboard("{Tab}");
		const current = () => (document.activeElement as HTMLElement).dataset["node"] as string;
		const reached = new Set([current()]);
		for (const id of reached) {
			for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
				box(id).focus();
				await userEvent.keyboard(`{${key}}`);
				reached.add(current());
			}
		}
		expect([...reached].sort()).toEqual([...ids].sort());
	});

	it("says every box by a name of its own, its number with it", async () => {
		await render(Page, { figure });
		const names = ids.map((id) => box(id).getAttribute("aria-label") ?? "");
		expect(new Set(names).size).toBe(ids.length);
		for (const [i, id] of ids.entries()) expect(names[i]).toBe(`${spokenName(figure, id)}: at rest.`);
		for (const { number } of figure.nodes) {
			if (number !== undefined) expect(document.querySelector(".stage")?.textContent).toContain(String(number));
		}
	});

	it("says every arrow: where it leads, whether it is dotted, and its label", async () => {
		await render(Page, { figure });
		const items = [...document.querySelectorAll('[aria-label="Arrows"] li')].map((item) =>
			(item.textContent ?? "").replace(/\s+/g, " ").trim(),
		);
		expect(items).toHaveLength(figure.edges.length);
		for (const [i, { from, to, style, label, plain }] of figure.edges.entries()) {
			expect(items[i]).toContain(spokenName(figure, from));
			expect(items[i]).toContain(spokenName(figure, to));
			expect(items[i]?.includes("dotted")).toBe(style === "dotted");
			if (plain) expect(items[i]).toContain("is joined to");
			if (label) expect(items[i]).toContain(label);
		}
	});

	it("axe finds nothing to object to", async () => {
		await render(Page, { figure, nodes: facts(figure), tokens: everywhere(figure) });
		expect(await objections(document.querySelector(".stage") as HTMLElement)).toEqual([]);
	});
});

describe("kinds", () => {
	it("are told apart by their border", async () => {
		const body = (id: string) => box(id).closest(".node")?.querySelector(".body") as SVGPathElement;
		const look = (id: string) => {
			const { width, height } = body(id).getBBox();
			const { fill, strokeWidth } = getComputedStyle(body(id));
			const over = box(id).closest(".node")?.querySelector(".over")?.getAttribute("d") ?? "";
			// The path as a form: its commands, not its measures.
			const form = (path: string) => path.replace(/[\d.\s-]+/g, "");
			return [form(body(id).getAttribute("d") ?? ""), form(over), fill, strokeWidth, width > height].join();
		};
		const screen = await render(Page, { figure: level1 });
		const looks = ["feature-store", "data-analysis", "source-code", "data-validation", "trigger", "prediction-service"];
		const seen = looks.map(look);
		await screen.rerender({ figure: stages });
		seen.push(look("continuous-training"), look("source-code"));
		expect(new Set(seen).size).toBe(looks.length + 2);
	});
});
