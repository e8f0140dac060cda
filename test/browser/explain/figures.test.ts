import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import { hourOf } from "../../../src/core/clock.ts";
import { planOf } from "../../../src/engine/plan.ts";
import { FIGURES } from "../../../src/engine/query/figures.ts";
import { raceFigures } from "../../../src/engine/query/race.ts";
import { Simulation } from "../../../src/engine/simulation.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import FigureTable from "../../../src/view/race/FigureTable.svelte";
import "../../../src/view/tokens.css";
import { untrained } from "../../ops/trainers.ts";
import { objections } from "../axe.ts";

const DAYS = 20;
const NAMES = ["Level 0", "Level 1"];
const logs: (readonly OpsEvent[])[] = [];

beforeAll(async () => {
	for (const level of [0, 1] as const) {
		const run = await Simulation.open(planOf({ level, days: DAYS, ordersPerDay: 60, team: "persona" }), {
			trainer: untrained,
		});
		await run.advance(hourOf(DAYS));
		logs.push(run.events);
	}
});
beforeEach(async () => {
	await page.viewport(1000, 900);
	delete document.documentElement.dataset["theme"];
});

const text = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, " ").trim() ?? "";

async function table() {
	const rows = raceFigures(logs.map((events) => ({ events })));
	const screen = await render(FigureTable, { rows, names: NAMES, logs, day: DAYS - 1, onday: () => {} });
	const value = (id: string) =>
		[...screen.container.querySelectorAll(`[data-value="${id}.value"]`)].map((one) => text(one));
	return { screen, value };
}

describe("what is this? in the table of figures", () => {
	it("is asked of every figure by its name, and answers under its row with the number of every lane", async () => {
		const { screen, value } = await table();
		const asks = screen.getByRole("button", { name: /^What is this\?/ });
		expect(asks.elements()).toHaveLength(FIGURES.length);
		await screen.getByRole("button", { name: "What is this? business loss" }).click();
		const place = screen.getByRole("note", { name: "business loss" });
		await expect.element(place.getByText(/6 for a late parcel that was missed/)).toBeVisible();
		await expect.element(place.getByRole("columnheader", { name: "Level 1" })).toBeVisible();
		const cells = [...place.element().querySelectorAll("tr:has(button) td")].slice(0, 2).map(text);
		expect(cells).toEqual(value("loss"));
	});

	it("a term that is another figure lights up that one's values too; Escape closes, and the focus goes back", async () => {
		const { screen, value } = await table();
		const button = screen.getByRole("button", { name: "What is this? change fail rate" }).first();
		(button.element() as HTMLElement).focus();
		await userEvent.keyboard("{Enter}");
		const term = screen.getByRole("button", { name: /changes that failed/ });
		await expect.element(term).toBeVisible();
		(term.element() as HTMLElement).focus();
		await expect
			.poll(() => [...screen.container.querySelectorAll("[data-lit]")].map(text))
			.toEqual(value("model-failed"));
		await userEvent.keyboard("{Escape}");
		await expect.element(screen.getByRole("note")).not.toBeInTheDocument();
		expect(document.activeElement).toBe(button.element());
		expect(screen.container.querySelector("[data-lit]")).toBeNull();
	});

	it.each([
		["light", 1000],
		["dark", 360],
	])("breaks no rule of axe and stays within the page: %s, %i px", async (theme, width) => {
		document.documentElement.dataset["theme"] = theme;
		await page.viewport(width, 900);
		const { screen } = await table();
		for (const one of screen.getByRole("button", { name: /^What is this\?/ }).elements()) {
			(one as HTMLElement).click();
			await expect.poll(() => screen.container.querySelector("[role=note] a")).not.toBeNull();
			expect(document.documentElement.scrollWidth, one.ariaLabel ?? "").toBeLessThanOrEqual(width);
			const note = screen.container.querySelector("[role=note]") as HTMLElement;
			expect(note.scrollWidth, one.ariaLabel ?? "").toBeLessThanOrEqual(note.clientWidth + 1);
		}
		expect(await objections(screen.container)).toEqual([]);
	});
});
