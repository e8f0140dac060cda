import type { Page } from "playwright";
import { expect, test } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { FIGURES } from "../../src/engine/query/figures.ts";
import { summarise } from "../../src/engine/query/summary.ts";
import { Race } from "../../src/engine/race.ts";
import { readRace } from "../../src/engine/race-text.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import { figureText } from "../../src/view/race/words.ts";
import { visits } from "./visit.ts";

const visit = visits();
const DAYS = 60;
const STORM = `seed=5&days=${DAYS}&drifts=carrier-b-degrades_f25&commits=default&team=persona`;
const LINK = [STORM, `level=1&${STORM}`, `level=2&${STORM}`].join("|");
const onCpu = {
	async prepare(context: { addInitScript(script: () => void): Promise<unknown> }) {
		await context.addInitScript(() => localStorage.setItem("driftworks.trainer", "cpu"));
	},
};

/** The numbers of the table, row by row. */
const table = (page: Page): Promise<string[][]> =>
	page
		.locator(".sheet tbody tr:not(.group):has(.value)")
		.evaluateAll((rows) =>
			rows.map((row) => [...row.querySelectorAll(".value")].map((cell) => cell.textContent ?? "")),
		);
const where = (page: Page) => page.locator(".lead .cap").innerText();

async function run(page: Page): Promise<void> {
	await page.getByRole("button", { name: `Run ${DAYS} days` }).click();
	await expect.poll(() => where(page), { timeout: 120_000 }).toMatch(new RegExp(`^Day ${DAYS - 1} of ${DAYS}\\.`));
	await expect.poll(() => page.locator(".sheet caption").innerText()).toContain(`up to day ${DAYS - 1}.`);
}

test("a race has the figures that the engine has for its plans in Node; each opens, and its link runs it again", async () => {
	const { page, complaints } = await visit(`#/race?${LINK}`, onCpu);
	await run(page);

	const plans = readRace(LINK);
	if (!plans.ok) throw new Error(plans.error);
	const race = await Race.open(plans.value, { trainer: cpuTrainer() });
	await race.advance(hourOf(DAYS));
	const summaries = race.lanes.map(({ plan, events }) => summarise(plan, events));
	const engines = FIGURES.map(({ id, unit }) => summaries.map(({ figures }) => figureText(unit, figures[id] ?? null)));
	expect(await table(page)).toEqual(engines);

	await page.getByRole("button", { name: /^Time to detect/i }).click();
	await page.getByText(/^Mean days from a fall of the true accuracy to the first sign/).waitFor();
	const event = page.locator("ol button").first();
	// An event out of sight is not laid out: it has its text, and no inner text.
	const day = /^Day (\d+)/.exec((await event.textContent()) ?? "")?.[1];
	await event.click();
	await expect.poll(() => where(page)).toMatch(new RegExp(`^Day ${day} of`));

	const again = await visit(new URL(page.url()).hash, onCpu);
	await run(again.page);
	expect(await table(again.page)).toEqual(engines);
	expect([...complaints, ...again.complaints]).toEqual([]);
}, 300_000);

test("the race is reached from the top line, and a run in hand is there again afterwards", async () => {
	const { page, complaints } = await visit("#/sandbox?drifts=-&at=10", onCpu);
	await page.getByRole("link", { name: "Race" }).click();
	await expect
		.poll(() => page.getByRole("heading", { level: 1 }).innerText(), { timeout: 30_000 })
		.toBe("One storm, one stream of commits, three teams.");
	await page.getByRole("link", { name: "Sandbox" }).click();
	await expect.poll(() => page.locator(".caption p").first().innerText(), { timeout: 30_000 }).toMatch(/^Day 9\./);
	expect(complaints).toEqual([]);
});

test("a race in hand is there again after a look at another page", async () => {
	const { page } = await visit(`#/race?${LINK}`, onCpu);
	await page.getByRole("button", { name: "Step a day" }).click();
	await expect.poll(() => where(page), { timeout: 60_000 }).toMatch(/^Day 0 of/);
	await page.getByRole("link", { name: "Sandbox" }).click();
	await expect.poll(() => page.locator(".caption").count(), { timeout: 30_000 }).toBe(1);
	await page.getByRole("link", { name: "Race" }).click();
	await expect.poll(() => where(page)).toMatch(/^Day 0 of 60\. Seed 5\./);
});

test("a race that is paused stands on the day on show, and goes on from there", async () => {
	const { page } = await visit(`#/race?${LINK}`, onCpu);
	await page.getByRole("button", { name: `Run ${DAYS} days` }).click();
	const day = async () => Number(/^Day (\d+) of/.exec(await where(page))?.[1] ?? -1);
	await expect.poll(day, { timeout: 60_000, interval: 10 }).toBeGreaterThan(4);
	// What was on show when the button was pressed, and what is on show a second later.
	const paused = await page.evaluate(async () => {
		const shown = () => Number(/^Day (\d+) of/.exec(document.querySelector(".lead .cap")?.textContent ?? "")?.[1]);
		const before = shown();
		document.querySelector<HTMLElement>("button.play")?.click();
		await new Promise((resolve) => setTimeout(resolve, 1000));
		return { before, after: shown() };
	});
	expect(paused.after).toBe(paused.before);
	expect(paused.after).toBeLessThan(DAYS - 1);
	await page.getByRole("button", { name: "Step a day" }).click();
	await expect.poll(day).toBe(paused.after + 1);
	await page.getByRole("button", { name: /^Play/ }).click();
	await expect.poll(day, { timeout: 60_000 }).toBe(DAYS - 1);
}, 120_000);

test("a link that cannot be raced gives one sentence and the standard race", async () => {
	const { page, complaints } = await visit("#/race?seed=1|seed=2", onCpu);
	await expect
		.poll(() => page.getByRole("alert").allInnerTexts(), { timeout: 30_000 })
		.toEqual([expect.stringMatching(/^This link cannot be raced: seed is 2 in lane 1 and 1 in lane 0;/)]);
	await expect.poll(() => where(page)).toMatch(/^365 days, none played yet\. Seed 7\./);
	expect(complaints).toEqual([]);
});

test("no task of the page takes more than 200 ms while the lanes run as fast as they go", async () => {
	const { page } = await visit(`#/race?${LINK}`, onCpu);
	await page.getByRole("button", { name: `Run ${DAYS} days` }).waitFor({ timeout: 30_000 });
	await expect.poll(() => page.locator("[aria-busy=true]").count(), { timeout: 60_000 }).toBe(0);
	await page.evaluate(() => {
		const tasks: number[] = [];
		Object.assign(window, { tasks });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) tasks.push(entry.duration);
		}).observe({ type: "longtask" });
	});
	await run(page);
	const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
	expect(tasks.filter((duration) => duration > 200)).toEqual([]);
}, 180_000);
