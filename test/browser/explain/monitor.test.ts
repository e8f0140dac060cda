import { beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import { objections } from "../axe.ts";
import Bench from "../monitor/Bench.svelte";
import { FULL } from "../monitor/looks.ts";

beforeEach(async () => {
	await page.viewport(1000, 900);
	delete document.documentElement.dataset["theme"];
});

const text = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, " ").trim() ?? "";

async function opened(name: string, width = 760) {
	const screen = await render(Bench, { look: FULL, width });
	const row = [...screen.container.querySelectorAll("button")].find((one) => one.ariaLabel?.startsWith(`${name}:`));
	row?.click();
	const inside = screen.getByRole("region", { name: `${name}, opened` });
	await expect.element(inside).toBeVisible();
	return { screen, inside };
}

describe("what is this? in the monitor", () => {
	it("opens by keyboard beside the name, and Escape closes it and gives the focus back", async () => {
		const { screen, inside } = await opened("distance_km");
		const button = inside.getByRole("button", { name: "What is this? PSI" });
		(button.element() as HTMLElement).focus();
		await userEvent.keyboard("{Enter}");
		const place = inside.getByRole("note", { name: "PSI" });
		await expect.element(place.getByText(/^PSI, population stability index/)).toBeVisible();
		await expect.element(place.getByRole("link", { name: /Yurdakul 2018/ })).toBeVisible();
		expect(button.element().ariaExpanded).toBe("true");
		// The formula stands once.
		expect(inside.element().querySelectorAll("math munder")).toHaveLength(1);
		await userEvent.keyboard("{Tab}");
		expect(place.element().contains(document.activeElement)).toBe(true);
		await userEvent.keyboard("{Escape}");
		await expect.element(place).not.toBeInTheDocument();
		expect(document.activeElement).toBe(button.element());
		await expect.element(screen.getByRole("region", { name: "distance_km, opened" })).toBeVisible();
	});

	it("a term with the focus, under the pointer or pressed lights up its value, and says the number that stands there", async () => {
		const { inside } = await opened("distance_km");
		await inside.getByRole("button", { name: "What is this? PSI" }).click();
		const term = inside.getByRole("button", { name: /share of the rows of now in a bin/ });
		await expect.element(term).toBeVisible();
		const lit = () => [...inside.element().querySelectorAll("[data-lit]")].map(text);
		const said = () => text(term.element().closest("tr")?.querySelector("td"));
		(term.element() as HTMLElement).focus();
		await expect.poll(lit).toEqual([".191"]);
		expect(said()).toBe(".191, in 20 to 40");
		(document.activeElement as HTMLElement).blur();
		await expect.poll(lit).toEqual([]);
		// In the formula, by pointer.
		const inFormula = inside.element().querySelector('.formula [data-term="r"]') as Element;
		await userEvent.hover(inFormula);
		await expect.poll(lit).toEqual([".310"]);
		expect(inFormula.classList.contains("lit")).toBe(true);
		await userEvent.unhover(inFormula);
		await expect.poll(lit).toEqual([]);
		await userEvent.click(term);
		await userEvent.click(document.body);
		await expect.poll(lit).toEqual([".191"]);
		// Another bin, other numbers.
		(inside.element().querySelectorAll<HTMLElement>(".bins input")[4] as HTMLElement).click();
		await expect.poll(said).toMatch(/^\.110, in 80 to 100$/);
		await expect.poll(lit).toEqual([".110"]);
	});

	it("is asked of every statistic, detector and estimate", async () => {
		const { screen, inside } = await opened("area");
		await inside.getByRole("radio", { name: "Every statistic" }).click();
		const names = () =>
			screen
				.getByRole("button", { name: /^What is this\?/ })
				.elements()
				.map((one) => one.ariaLabel?.replace("What is this? ", ""));
		await expect
			.poll(names)
			.toEqual([
				"Chi-square test",
				"Jensen–Shannon distance",
				"Benjamini–Hochberg",
				"Jensen–Shannon",
				"schema",
				"ADWIN",
				"HDDM_A",
				"estimated, by CBPE",
				"realised",
				"days after it began",
				"false alarms",
				"changes missed",
				"median delay",
			]);
		await screen.getByText("Detectors that are not used here").click();
		await expect.poll(() => names().length).toBe(18);
		for (const one of screen.getByRole("button", { name: /^What is this\?/ }).elements()) {
			const box = one.getBoundingClientRect();
			expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
			(one as HTMLElement).click();
			const place = () => document.getElementById(one.getAttribute("aria-controls") ?? "none");
			// The schema is no number, and has no formula.
			const least = one.ariaLabel === "What is this? schema" ? 1 : 2;
			await expect.poll(() => place()?.querySelectorAll("math, a").length ?? 0).toBeGreaterThanOrEqual(least);
			expect(text(place())).not.toMatch(/NaN|undefined|null/);
		}
		await expect.element(screen.getByText(/answers that their labels call right/)).toBeVisible();
	});

	it.each([
		["light", 760],
		["dark", 328],
	])("breaks no rule of axe and leaves no column: %s, %i px", async (theme, width) => {
		document.documentElement.dataset["theme"] = theme;
		await page.viewport(width < 640 ? 360 : 1000, 900);
		const { screen, inside } = await opened("distance_km", width);
		for (const name of ["PSI", "Wasserstein", "Benjamini–Hochberg"]) {
			await inside.getByRole("button", { name: `What is this? ${name}` }).click();
			await expect.element(inside.getByRole("note", { name }).getByRole("link")).toBeVisible();
		}
		for (const name of ["ADWIN", "estimated, by CBPE"]) {
			await screen.getByRole("button", { name: `What is this? ${name}` }).click();
			await expect.element(screen.getByRole("note", { name }).getByRole("link")).toBeVisible();
		}
		expect(await objections(screen.container)).toEqual([]);
		const panel = screen.container.querySelector(".monitor") as HTMLElement;
		expect(panel.scrollWidth).toBeLessThanOrEqual(panel.clientWidth + 1);
	});
});
