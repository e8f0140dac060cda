import "../../../src/view/tokens.css";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import { boxesOf } from "../../../src/view/diagram/figure.ts";
import { level0 } from "../../../src/view/diagram/level0.ts";
import { level1 } from "../../../src/view/diagram/level1.ts";
import { level2 } from "../../../src/view/diagram/level2.ts";
import { objections } from "../axe.ts";
import Transition from "./Transition.svelte";

const overlay = () => document.querySelector("div.over");
const marks = () => [...document.querySelectorAll("svg text")].filter((text) => text.textContent === "new");
const said = () => document.querySelector('[role="status"]')?.textContent?.replace(/\s+/g, " ").trim() ?? "";
const place = (root: Element | null, name: string): DOMRect | undefined =>
	[...(root?.querySelectorAll(".name") ?? [])]
		.find((element) => [...element.children].map((line) => line.textContent).join(" ") === name)
		?.closest(".node")
		?.getBoundingClientRect();
const prefer = (value: string) =>
	cdp().send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-motion", value }] });

beforeEach(async () => {
	await page.viewport(1000, 900);
});
afterEach(() => prefer(""));

describe("from level to level", () => {
	it("says nothing while the figure stays", async () => {
		await render(Transition, { figure: level0 });
		expect([said(), overlay(), marks()]).toEqual(["", null, []]);
	});

	it("moves what stays from its old place to its new one, then leaves the live diagram", async () => {
		const screen = await render(Transition, { figure: level0 });
		const start = place(document.querySelector(".stage"), "Prediction service") as DOMRect;
		await screen.rerender({ figure: level1 });
		const seen: number[] = [];
		await expect.poll(overlay).not.toBeNull();
		while (overlay()) {
			await new Promise((done) => requestAnimationFrame(done));
			const now = place(overlay(), "Prediction service");
			if (now) seen.push(now.top);
		}
		const stage = document.querySelector(".stage") as Element;
		const end = document.querySelector('[data-node="prediction-service"]')?.getBoundingClientRect() as DOMRect;
		// However few frames a busy machine draws: never back, never beyond.
		expect(seen.length).toBeGreaterThan(0);
		expect(seen).toEqual([...seen].sort((a, b) => a - b));
		expect(seen[0]).toBeGreaterThanOrEqual(start.top - 1);
		expect(seen.at(-1)).toBeLessThanOrEqual(end.top + 1);
		expect(end.top).toBeGreaterThan(start.top + 50);
		expect(stage.querySelectorAll("[data-node]")).toHaveLength(boxesOf(level1).length);
	});

	it("keeps the moving picture from the keyboard and from those who listen", async () => {
		const screen = await render(Transition, { figure: level1 });
		await screen.rerender({ figure: level2 });
		await expect.poll(overlay).not.toBeNull();
		expect(overlay()?.hasAttribute("inert")).toBe(true);
		expect(overlay()?.getAttribute("aria-hidden")).toBe("true");
	});

	it("says what changed, politely, and marks what is new until it is closed or a box is opened", async () => {
		const screen = await render(Transition, { figure: level1 });
		await screen.rerender({ figure: level2 });
		await expect.poll(said).toContain("New: CI: build, test & package pipeline components, Packages.");
		expect(said()).toContain("Gone: in Orchestrated experiment: Data validation,");
		expect(said()).toContain("Renamed: Pipeline deployment, now CD: Pipeline deployment.");
		await expect.poll(overlay, { timeout: 6000 }).toBeNull();
		expect(marks()).toHaveLength(2);
		await userEvent.click(document.querySelector('[data-node="packages"]') as HTMLElement);
		await expect.poll(marks).toEqual([]);
		await userEvent.keyboard("{Escape}");
		await expect.poll(() => marks().length).toBe(2);
		await userEvent.click(page.getByRole("button", { name: "Take the marks away" }));
		await expect.poll(() => [said(), marks().length]).toEqual(["", 0]);
	});

	it("unfolds the words for the eye when that is asked for, and until then leaves what is below in sight", async () => {
		await render(Transition, { figure: level2, before: level1 });
		await expect.poll(said).toContain("MLOps level 2");
		const status = document.querySelector('[role="status"]') as HTMLElement;
		expect(status.offsetHeight).toBe(1);
		await userEvent.click(page.getByRole("button", { name: "What changed" }));
		await expect.poll(() => status.offsetHeight).toBeGreaterThan(60);
		await userEvent.click(page.getByRole("button", { name: "What changed" }));
		await expect.poll(() => status.offsetHeight).toBe(1);
	});

	it("tells a change that was made before it came to be there", async () => {
		await render(Transition, { figure: level2, before: level1 });
		await expect.poll(said).toContain("MLOps level 2");
	});

	it.each([896, 328])("under reduced motion is a still picture with the same facts, %i px wide", async (width) => {
		await prefer("reduce");
		const screen = await render(Transition, { figure: level0, width });
		let covered = false;
		const watch = new MutationObserver(() => {
			covered ||= overlay() !== null;
		});
		watch.observe(document.body, { childList: true, subtree: true });
		await screen.rerender({ figure: level1 });
		await expect.poll(said).toContain("New: Model analysis, Source code,");
		expect(said()).toContain("Renamed: Offline data, now Feature store;");
		expect(said()).toContain("Moved: Data extraction, Data preparation,");
		expect(said()).toContain("Automated, by hand before: Data extraction,");
		await new Promise((done) => setTimeout(done, 200));
		watch.disconnect();
		expect(covered).toBe(false);
		expect(marks()).toHaveLength(14);
	});

	it("axe finds nothing to object to", async () => {
		await prefer("reduce");
		const screen = await render(Transition, { figure: level0 });
		await screen.rerender({ figure: level1 });
		await expect.poll(said).toContain("New:");
		expect(await objections(document.querySelector(".parent") as HTMLElement)).toEqual([]);
	});
});
