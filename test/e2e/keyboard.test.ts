import type { Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { focusFault, tabTo } from "./keyboard.ts";
import { caption, ownDay, visits } from "./visit.ts";

const visit = visits();
const onCpu = {
	async prepare(context: { addInitScript(script: () => void): Promise<unknown> }) {
		await context.addInitScript(() => localStorage.setItem("driftworks.trainer", "cpu"));
	},
};

/** After whatever was done the keyboard is somewhere, and one sees where. */
async function well(page: Page): Promise<void> {
	await expect.poll(() => focusFault(page), { timeout: 3000 }).toBe(null);
}

async function press(page: Page, wanted: Locator, key = "Enter"): Promise<void> {
	await tabTo(page, wanted);
	await well(page);
	await page.keyboard.press(key);
	await well(page);
}

/** On to the next event, by its key, until the caption says `what`. */
async function until(page: Page, what: RegExp): Promise<void> {
	for (let i = 0; i < 12 && !what.test(await caption(page)); i++) {
		const before = await caption(page);
		await page.keyboard.press("n");
		await expect.poll(() => caption(page), { timeout: 30_000 }).not.toBe(before);
		await ownDay(page);
		await well(page);
	}
	expect(await caption(page)).toMatch(what);
}

test("the sandbox with nothing but keys: weather, a new model in service, a box, a fork, a comparison, and all taken back", async () => {
	const { page, complaints } = await visit("#/sandbox?skewChance=0&drifts=-&at=12", onCpu);
	const button = (name: RegExp) => page.getByRole("button", { name }).first();
	await ownDay(page);
	await page.keyboard.press("Tab");

	const carrier = page.getByRole("switch", { name: "Carrier B degrades" });
	await press(page, carrier, " ");
	expect(await carrier.getAttribute("aria-checked")).toBe("true");
	await press(page, button(/^Pause/), " ");
	await press(page, button(/^Play/), " ");
	const playing = await ownDay(page);
	await expect.poll(() => caption(page), { timeout: 20_000 }).toMatch(new RegExp(`^Day (?!${playing}\\.)`));
	await press(page, button(/^Pause/));

	const desk = page.getByRole("region", { name: "Desk" });
	for (const [step, said] of [
		[/^Extract/, /rows of days -?\d+ to \d+ are extracted/],
		[/^Prepare/, /rows are ready to learn from/],
		[/^Train/, /A model is trained/],
		[/^Evaluate/, /On held-out rows/],
		[/^Hand over/, /Model 2 went over the wall/],
		[/^Deploy/, /Model 2 now answers instead of model 1/],
	] as const) {
		await press(page, desk.getByRole("button", { name: step }).first());
		await until(page, said);
	}

	// Into the figure, from box to box, into one and out again.
	const figure = page.getByRole("region", { name: /^MLOps level 0/ });
	await tabTo(page, figure.getByRole("button").first());
	for (let i = 0; i < 12 && !/^Model training/.test(await focusedName(page)); i++) {
		await page.keyboard.press("ArrowRight");
		await well(page);
	}
	expect(await focusedName(page)).toMatch(/^Model training/);
	await page.keyboard.press("Enter");
	await expect.poll(() => page.getByText(/computed on/).count()).toBe(1);
	await well(page);
	await page.keyboard.press("Escape");
	await expect.poll(() => page.getByText(/computed on/).count()).toBe(0);
	await well(page);
	expect(await focusedName(page)).toMatch(/^Model training/);

	await tabTo(page, page.getByRole("slider", { name: "Day shown" }));
	await page.keyboard.press("PageDown");
	await page.keyboard.press("f");
	await page
		.getByRole("textbox", { name: /^Name of future/ })
		.first()
		.waitFor();
	await ownDay(page);
	await well(page);
	// In the new future the drift ends; the two are held against one another.
	await press(page, carrier, " ");
	await press(page, button(/^Pause/));
	await press(page, button(/^Step a day/));
	await page.keyboard.press("Enter");
	const row = page.getByRole("row", { name: /^Business loss/i });
	await expect.poll(() => row.count(), { timeout: 30_000 }).toBe(1);
	await well(page);

	for (let i = 0; i < 12 && (await button(/^Undo/).isEnabled()); i++) {
		await page.keyboard.press("Control+z");
		await ownDay(page);
		await well(page);
	}
	expect(await carrier.getAttribute("aria-checked")).toBe("false");
	await page.keyboard.press("Control+Shift+Z");
	await expect.poll(() => carrier.getAttribute("aria-checked"), { timeout: 20_000 }).toBe("true");
	await well(page);
	expect(complaints).toEqual([]);
}, 180_000);

test("the race with nothing but keys: begun, halted, a lane changed and its policy, a figure opened, and taken back", async () => {
	const days = 40;
	const storm = `seed=5&days=${days}&drifts=carrier-b-degrades_f15&commits=default&team=persona`;
	const { page, complaints } = await visit(`#/race?${[storm, `level=1&${storm}`].join("|")}`, onCpu);
	const where = () => page.locator(".lead .cap").innerText();
	const start = page.getByRole("button", { name: `Run ${days} days` });
	await start.waitFor({ timeout: 30_000 });
	await expect.poll(() => page.locator("[aria-busy=true]").count(), { timeout: 60_000 }).toBe(0);
	await press(page, start);
	await expect.poll(where, { timeout: 60_000 }).toMatch(new RegExp(`^Day ${days - 1} of`));
	await well(page);

	// A figure, and an event behind it.
	const figure = page.getByRole("button", { name: /^deployments/i }).first();
	await press(page, figure);
	expect(await figure.getAttribute("aria-expanded")).toBe("true");
	await press(page, page.locator("ol button").first());
	await expect.poll(where).not.toMatch(new RegExp(`^Day ${days - 1} of`));
	await well(page);

	const lane = page.getByRole("button", { name: "Change this lane: Level 1" });
	await press(page, lane);
	const policy = page.getByRole("region", { name: /how it is run$/ });
	const code = policy.getByRole("textbox").first();
	await tabTo(page, code);
	await well(page);
	// The file as text: the window from which a run learns, as a person types it.
	const text = await code.inputValue();
	expect(text).toMatch(/window:? *28/);
	const at = text.indexOf("28", text.search(/window/));
	await code.evaluate((field, at) => (field as HTMLTextAreaElement).setSelectionRange(at, at + 2), at);
	await page.keyboard.type("14");
	await page.keyboard.press("Control+Enter");
	await expect.poll(() => page.getByRole("heading", { name: /window 14/ }).count(), { timeout: 20_000 }).toBe(1);
	await well(page);
	await press(page, policy.getByRole("button", { name: "Close" }));
	await expect.poll(() => focusedName(page)).toBe("Change this lane: Your Level 1");

	await page.keyboard.press("Control+z");
	await expect.poll(() => page.getByRole("heading", { name: /window 14/ }).count(), { timeout: 20_000 }).toBe(0);
	await well(page);
	expect(complaints).toEqual([]);
}, 180_000);

/** What a person hears of what has the focus. */
const focusedName = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const element = document.activeElement;
		return element?.getAttribute("aria-label") ?? element?.textContent?.trim().replace(/\s+/g, " ") ?? "";
	});
