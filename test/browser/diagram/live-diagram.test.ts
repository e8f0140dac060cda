import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import { edgeKey } from "../../../src/view/diagram/figure.ts";
import { level0 } from "../../../src/view/diagram/level0.ts";
import type { NodeState, Token } from "../../../src/view/diagram/state.ts";
import { drawnWords, overlaps } from "./drawn-words.ts";
import Page from "./Page.svelte";

const box = (id: string): HTMLElement => document.querySelector(`[data-node="${id}"]`) as HTMLElement;
const token = (id: string): SVGGElement => document.querySelector(`[data-token="${id}"]`) as SVGGElement;
const inside = (id: string) => page.getByText(`The inside of ${id}`);
/** Where a token stands, px. */
const placeOf = (id: string): number[] =>
	(token(id).getAttribute("transform") ?? "").match(/-?[\d.]+/g)?.map(Number) ?? [];

const nodes: Record<string, NodeState> = {
	"model-training": { status: "working", fact: "epoch 5 of 8", detail: "Loss .549." },
	"model-serving": { status: "waiting", fact: "waits" },
	"trained-model": { status: "absent", fact: "not yet" },
	"prediction-service": { status: "blocked", fact: "no model" },
};
const moving: Token = { id: "data", edge: ["model-serving", "prediction-service"], kind: "data", state: "moving" };
const queue: Token[] = [1, 2].map((n) => ({
	id: `model ${n}`,
	edge: ["trained-model", "model-registry"],
	kind: "model",
	state: "queued",
	label: "waits 5 days",
}));

beforeEach(async () => {
	await page.viewport(1000, 800);
});

describe("boxes", () => {
	it("are buttons that say their name, state and facts", async () => {
		const screen = await render(Page, { nodes });
		const buttons = screen.getByRole("button");
		expect(buttons.elements()).toHaveLength(level0.nodes.length - 1);
		for (const name of [
			"Model training: working now. epoch 5 of 8. Loss .549.",
			"Model serving: waits.",
			"Trained model: absent. not yet.",
			"Prediction service: blocked. no model.",
			"Offline data: at rest.",
		]) {
			await expect.element(screen.getByRole("button", { name, exact: true })).toBeVisible();
		}
		expect(document.querySelectorAll("[data-thumbnail]")).toHaveLength(level0.nodes.length - 1);
	});

	it("show their state by line as well: working heavy, absent dotted", async () => {
		await render(Page, { nodes });
		const border = (id: string) => {
			const path = box(id).closest(".node")?.querySelector(".body") as SVGPathElement;
			const { strokeWidth, strokeDasharray } = getComputedStyle(path);
			return [strokeWidth, strokeDasharray];
		};
		expect(border("model-training")).toEqual(["2px", "none"]);
		expect(border("trained-model")).toEqual(["1px", "2px, 3px"]);
		expect(border("model-registry")).toEqual(["1px", "none"]);
	});

	it("never set words under 11 px", async () => {
		for (const width of [896, 700, 328]) {
			const screen = await render(Page, { nodes, tokens: queue, width });
			await userEvent.click(box("model-training"));
			const words = [...document.querySelectorAll(".stage :is(span, text, p, button)")].filter(
				(element) => element.textContent?.trim() && !element.closest(".sr"),
			);
			expect(words.length).toBeGreaterThan(25);
			for (const element of words) {
				expect(Number.parseFloat(getComputedStyle(element).fontSize), element.textContent ?? "").toBeGreaterThanOrEqual(
					11,
				);
			}
			await screen.unmount();
		}
	});
});

describe("opening", () => {
	it("opens a box where it stands by a click, neighbours in view, and closes it by another", async () => {
		await render(Page);
		const before = box("model-training").getBoundingClientRect();
		await userEvent.click(box("model-training"));
		await expect.element(inside("model-training")).toBeVisible();
		expect(box("model-training").getAttribute("aria-expanded")).toBe("true");
		const panel = document.getElementById(box("model-training").getAttribute("aria-controls") ?? "");
		expect(panel?.textContent).toContain("The inside of model-training");
		await expect.poll(() => box("model-training").getBoundingClientRect().width).toBeGreaterThan(before.width * 2);
		const stage = document.querySelector(".stage")?.getBoundingClientRect() as DOMRect;
		for (const { id } of level0.nodes.filter((node) => node.kind !== "group")) {
			const { left, right, width } = box(id).getBoundingClientRect();
			expect(width, id).toBeGreaterThan(50);
			expect(left, id).toBeGreaterThanOrEqual(stage.left - 1);
			expect(right, id).toBeLessThanOrEqual(stage.right + 1);
		}
		await userEvent.click(box("model-training"));
		await expect.element(inside("model-training")).not.toBeInTheDocument();
		await expect.poll(() => box("model-training").getBoundingClientRect().width).toBeCloseTo(before.width, 0);
	});

	it("opens by Enter and by Space, keeping the focus; one box at a time", async () => {
		await render(Page);
		box("offline-data").focus();
		await userEvent.keyboard("{Enter}");
		await expect.element(inside("offline-data")).toBeVisible();
		expect(document.activeElement).toBe(box("offline-data"));
		await userEvent.keyboard("{ArrowRight} ");
		await expect.element(inside("data-extraction-and-analysis")).toBeVisible();
		await expect.element(inside("offline-data")).not.toBeInTheDocument();
	});

	it("closes by Escape, also from a control inside, and gives the focus back to the box", async () => {
		await render(Page);
		await userEvent.click(box("model-registry"));
		await userEvent.click(page.getByRole("button", { name: "A control of model-registry" }));
		expect(document.activeElement?.textContent).toBe("A control of model-registry");
		await userEvent.keyboard("{Escape}");
		await expect.element(inside("model-registry")).not.toBeInTheDocument();
		expect(document.activeElement).toBe(box("model-registry"));
		expect(box("model-registry").getAttribute("aria-expanded")).toBe("false");
	});

	it("leads by Tab from an opened box into its inside", async () => {
		await render(Page);
		await userEvent.click(box("model-training"));
		await userEvent.keyboard("{Tab}");
		expect(document.activeElement?.textContent).toBe("A control of model-training");
	});

	it("opens on a phone as a panel across the column under the row, and closes by its button", async () => {
		await render(Page, { width: 328 });
		await userEvent.click(box("model-training"));
		await expect.element(inside("model-training")).toBeVisible();
		const panel = document.querySelector(".panel") as HTMLElement;
		await expect.poll(() => Math.round(panel.getBoundingClientRect().width)).toBe(328);
		await expect
			.poll(() => box("trained-model").getBoundingClientRect().top)
			.toBeGreaterThan(panel.getBoundingClientRect().bottom);
		expect(panel.getBoundingClientRect().top).toBeGreaterThan(box("model-training").getBoundingClientRect().bottom);
		await userEvent.click(page.getByRole("button", { name: "Close" }));
		await expect.element(inside("model-training")).not.toBeInTheDocument();
		expect(document.activeElement).toBe(box("model-training"));
	});
});

describe("keys", () => {
	it("has one box in the tab order and leads to the others by arrow keys", async () => {
		await render(Page);
		const stops = () => [...document.querySelectorAll<HTMLElement>("[data-node][tabindex='0']")];
		expect(stops()).toEqual([box("offline-data")]);
		await userEvent.keyboard("{Tab}");
		expect(document.activeElement).toBe(box("offline-data"));
		await userEvent.keyboard("{ArrowRight}{ArrowRight}");
		expect(document.activeElement).toBe(box("data-preparation"));
		expect(stops()).toEqual([box("data-preparation")]);
		await userEvent.keyboard("{End}");
		expect(document.activeElement).toBe(box("prediction-service"));
		await userEvent.keyboard("{ArrowUp}");
		expect(document.activeElement).toBe(box("model-serving"));
	});

	it("keeps Space, Enter, the arrows and a closing Escape from the page, and leaves it all other keys", async () => {
		const onkey = vi.fn();
		await render(Page, { onkey });
		box("offline-data").focus();
		await userEvent.keyboard(" {Escape}{Enter}{Escape}{ArrowRight}");
		expect(onkey).not.toHaveBeenCalled();
		await userEvent.keyboard("n{Escape}");
		expect(onkey.mock.calls.flat()).toEqual(["n", "Escape"]);
	});
});

describe("arrows", () => {
	it("carry tokens that move only while time passes", async () => {
		const screen = await render(Page, { tokens: [moving, ...queue], moving: false });
		const still = placeOf("data");
		expect(token("data").classList.contains("moving")).toBe(false);
		await screen.rerender({ moving: true, tickKey: 1 });
		expect(token("data").classList.contains("moving")).toBe(true);
		expect(token("model 1").classList.contains("moving")).toBe(false);
		await expect.poll(() => placeOf("data")[1]).toBeGreaterThan((still[1] as number) + 40);
		await screen.rerender({ moving: false });
		expect(token("data").classList.contains("moving")).toBe(false);
		expect(placeOf("data")).toEqual(still);
	});

	it("stand in line with the wait beside them, the first nearest the box", async () => {
		await render(Page, { tokens: queue });
		const [first, second] = [placeOf("model 1"), placeOf("model 2")] as [number[], number[]];
		expect(first[1]).toBe(second[1]);
		expect((first[0] as number) - (second[0] as number)).toBeCloseTo(12);
		const words = [...document.querySelectorAll(".stage text")].map((text) => text.textContent);
		expect(words).toContain("waits 5 days");
		await expect
			.element(page.getByText("A model stands in line from Trained model to Model registry: waits 5 days.").first())
			.toBeInTheDocument();
	});

	it("say how many stand in line when the arrow is too short for all", async () => {
		const many = Array.from({ length: 30 }, (_, i): Token => ({ ...(queue[0] as Token), id: `m${i}` }));
		await render(Page, { tokens: many });
		expect(document.querySelectorAll("[data-token]").length).toBeLessThan(12);
		const words = [...document.querySelectorAll(".stage text")].map((text) => text.textContent);
		expect(words).toContain("waits 5 days (30 in line)");
	});

	it("turn a token round on an arrow with two heads", async () => {
		const ends = ["data-extraction-and-analysis", "data-preparation"] as const;
		const there: Token = { id: "there", edge: ends, kind: "data", state: "queued" };
		const screen = await render(Page, { tokens: [there] });
		const forth = placeOf("there");
		await screen.rerender({ tokens: [{ ...there, id: "back", edge: [ends[1], ends[0]] }] });
		const back = placeOf("back");
		expect(back[1]).toBe(forth[1]);
		const [from, to] = ends.map((id) => box(id).getBoundingClientRect()) as [DOMRect, DOMRect];
		expect((forth[0] as number) - (back[0] as number)).toBeCloseTo(to.left - from.right - 26, 0);
	});

	it("let records walk only while time passes, closer together the more there are, counted in words", async () => {
		const flow = (records: number) => [
			{ edge: ["offline-data", "manual-experiment-steps"] as const, records, label: `${records} new today` },
		];
		const screen = await render(Page, { flows: flow(498), moving: false });
		const dots = () => document.querySelector(".records") as SVGPathElement;
		const gap = () => Number.parseFloat(getComputedStyle(dots()).strokeDasharray.split(", ")[1] ?? "");
		expect(dots().classList.contains("walk")).toBe(false);
		expect(getComputedStyle(dots()).animationName).toBe("none");
		expect(gap()).toBeCloseTo(11, 0);
		expect([...document.querySelectorAll(".stage text")].map((text) => text.textContent)).toContain("498 new today");
		await screen.rerender({ moving: true });
		expect(getComputedStyle(dots()).animationName).not.toBe("none");
		await screen.rerender({ flows: flow(250) });
		expect(gap()).toBeCloseTo(22, 0);
		await screen.rerender({ flows: flow(0) });
		expect(dots()).toBeNull();
	});

	it("are all drawn, with as many heads as they have, and are all in words", async () => {
		await render(Page);
		const arrows = [...document.querySelectorAll(".arrow")];
		expect(arrows.map((arrow) => arrow.querySelectorAll(".head").length)).toEqual(
			level0.edges.map((edge) => (edge.both ? 2 : 1)),
		);
		const list = document.querySelector('[aria-label="Arrows"]') as HTMLElement;
		expect(list.children).toHaveLength(new Set(level0.edges.map(edgeKey)).size);
		expect(list.textContent).toContain("Data preparation leads to and back from Model training.");
	});
});

describe("reduced motion", () => {
	const prefer = (value: string) =>
		cdp().send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-motion", value }] });
	afterEach(() => prefer(""));

	it("stands still with the same facts, and opens at once", async () => {
		await prefer("reduce");
		const flows = [
			{ edge: ["offline-data", "manual-experiment-steps"] as const, records: 498, label: "498 new today" },
		];
		await render(Page, { flows, tokens: [moving], moving: true, tickKey: 3 });
		expect(token("data").classList.contains("moving")).toBe(false);
		const dots = document.querySelector(".records") as SVGPathElement;
		expect(getComputedStyle(dots).animationName).toBe("none");
		expect([...document.querySelectorAll(".stage text")].map((text) => text.textContent)).toContain("498 new today");
		const node = box("model-training").closest(".node") as HTMLElement;
		const widths = new Set<number>();
		const watch = new MutationObserver(() => widths.add(Math.round(node.offsetWidth)));
		watch.observe(node, { attributeFilter: ["style"] });
		await userEvent.click(box("model-training"));
		await expect.poll(() => Math.max(...widths)).toBeGreaterThan(250);
		watch.disconnect();
		expect(widths.size).toBe(1);
	});
});

describe("words", () => {
	const facts: Record<string, NodeState> = {
		"offline-data": { status: "idle", fact: "498 new today" },
		"data-extraction-and-analysis": { status: "done", fact: "21 930 rows" },
		"manual-experiment-steps": { status: "working", fact: "on day 138" },
		"data-preparation": { status: "done", fact: "80 : 20" },
		"model-training": { status: "working", fact: "epoch 5 of 8" },
		"model-evaluation-and-validation": { status: "waiting", fact: "waits" },
		"trained-model": { status: "done", fact: "model 3" },
		"model-registry": { status: "idle", fact: "3 models, 1 live" },
		"model-serving": { status: "blocked", fact: "day 2 of 3" },
		"prediction-service": { status: "working", fact: "189 express, 309 by road" },
	};
	// One token on every arrow, so that every place for words is taken.
	const everywhere = level0.edges.map(
		({ from, to }): Token => ({
			id: edgeKey({ from, to }),
			edge: [from, to],
			kind: "model",
			state: "queued",
			label: "3 days",
		}),
	);

	it.each([
		[896, null],
		[896, "model-training"],
		[896, "model-registry"],
		[896, "prediction-service"],
		[700, null],
		[700, "model-registry"],
		[328, null],
		[328, "model-serving"],
		[288, null],
	])("never lie on one another, %i px wide, %s open", async (width, open) => {
		await render(Page, { nodes: facts, tokens: everywhere, width });
		if (open !== null) {
			const height = () => document.querySelector(".stage")?.getBoundingClientRect().height;
			const closed = height();
			await userEvent.click(box(open));
			await expect.poll(height).not.toBe(closed);
			await new Promise((done) => setTimeout(done, 400));
		}
		expect(drawnWords().length).toBeGreaterThan(35);
		expect(overlaps(drawnWords())).toEqual([]);
	});
});
