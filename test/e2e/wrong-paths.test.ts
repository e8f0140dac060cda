import type { BrowserContext, Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { ownDay, until, visits } from "./visit.ts";

const visit = visits();
const onCpu = {
	async prepare(context: BrowserContext) {
		await context.addInitScript(() => localStorage.setItem("driftworks.trainer", "cpu"));
	},
};

const desk = (page: Page): Locator => page.getByRole("region", { name: "Desk" });
/** Opens a step that is not in hand yet. */
const open = (page: Page, step: string) => page.getByRole("article").getByRole("button", { name: step }).click();
/** What the goals of the open steps say. */
const said = async (page: Page) =>
	(await page.getByRole("group", { name: /^Goal/ }).getByRole("status").allInnerTexts()).join("\n");

/** Presses a button of the desk, and stops the time that this sets going. */
async function press(page: Page, name: RegExp): Promise<void> {
	await desk(page).getByRole("button", { name }).first().click();
	await page.getByRole("button", { name: /^Pause/ }).click();
	await ownDay(page);
}

test("Level 0: to begin a training while what serves has a skew is told to be no cure", async () => {
	const { page, complaints } = await visit("#/lesson/level-0-over-the-wall", onCpu);
	await ownDay(page);
	await open(page, "Right in the notebook, wrong in the service");
	for (const [name, done] of [
		[/^Extract/, /rows of days \d+ to \d+ are extracted/],
		[/^Prepare/, /rows are ready to learn from/],
		[/^Train/, /A model is trained/],
		[/^Evaluate/, /On held-out rows/],
		[/^Hand over/, /Model 2 went over the wall/],
		[/^Deploy/, /Model 2 now answers instead of model 1/],
	] as const) {
		await press(page, name);
		await until(page, done);
	}
	const words = /A new model cannot help: its file would meet the same serving code/;
	expect(await said(page)).not.toMatch(words);
	await press(page, /^Extract/);
	await until(page, /rows of days \d+ to \d+ are extracted/);
	await expect.poll(() => said(page)).toMatch(words);
	expect(complaints).toEqual([]);
}, 120_000);

test("Level 1: a run by hand after a drift is told from one that a trigger started, and Undo takes it back", async () => {
	const { page, complaints } = await visit("#/lesson/level-1-the-pipeline", onCpu);
	await ownDay(page);
	await open(page, "Nobody has to ask");
	await page.getByRole("button", { name: "Weather" }).click();
	await page.getByRole("switch", { name: "Carrier B degrades" }).click();
	await page.getByRole("button", { name: /^Pause/ }).click();
	// The drift begins with the next morning.
	await page.keyboard.press("ArrowRight");
	await ownDay(page);
	const words = /You started the run yourself\./;
	expect(await said(page)).not.toMatch(words);
	await press(page, /^Run the pipeline/);
	await expect.poll(() => said(page)).toMatch(words);
	await page.keyboard.press("Control+z");
	await expect.poll(() => said(page)).not.toMatch(words);
	expect(complaints).toEqual([]);
}, 120_000);

test("Level 2: to refuse a commit in which nothing was found is told, and Undo takes it back", async () => {
	const { page, complaints } = await visit("#/lesson/level-2-from-commit-to-pipeline", onCpu);
	await ownDay(page);
	const commit = desk(page).getByRole("listitem").filter({ hasText: "Widen the network" });
	for (let i = 0; i < 6 && (await commit.getByRole("button", { name: /^Merge/ }).count()) === 0; i++) {
		await page.keyboard.press("n");
		await ownDay(page);
	}
	const words = /You refused a commit in which no test has found anything\./;
	expect(await said(page)).not.toMatch(words);
	await commit.getByRole("button", { name: /^Refuse/ }).click();
	await page.getByRole("button", { name: /^Pause/ }).click();
	await expect.poll(() => said(page)).toMatch(words);
	await page.keyboard.press("Control+z");
	await expect.poll(() => said(page)).not.toMatch(words);
	expect(complaints).toEqual([]);
}, 120_000);
