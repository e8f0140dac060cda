import type { Locator, Page } from "playwright";
import { expect } from "vitest";

/** Days that are let go by for one goal before it counts as out of reach. */
const PATIENCE = 200;

/** All that a lesson asks and that has not been done, in its order. */
const asks = (page: Page): Locator =>
	page.getByRole("group", { name: /^(Your prediction|Goal|Question)((?!, done).)*$/ });

const isDone = async (ask: Locator): Promise<boolean> => /, done$/.test(await ask.locator("p.lab").first().innerText());

/** Headings of the steps that are done. */
export const stepsDone = (page: Page): Locator =>
	page.getByRole("article").getByRole("heading", { level: 2, name: /, done$/ });

/** Waits until the run is open and at rest, and tells its day. */
async function atRest(page: Page): Promise<number> {
	const day = await page.waitForFunction(() => {
		const said = /^Day (\d+)\./.exec(document.querySelector(".caption p")?.textContent ?? "");
		return said && !document.querySelector("[aria-busy=true]") ? Number(said[1]) + 1 : 0;
	});
	return (await day.jsonValue()) - 1;
}

/**
 * Does all that an open lesson asks, by clicks alone and as somebody would who knows nothing: predicts, answers, opens hint
 * after hint, has every move shown, and lets time pass.
 *
 * @param steps number of steps that ask for something
 * @throws when a goal is not met within PATIENCE days
 */
export async function playLesson(page: Page, steps: number): Promise<void> {
	await atRest(page);
	for (;;) {
		const ask = asks(page).first();
		await expect.poll(async () => (await ask.count()) > 0 || (await stepsDone(page).count()) === steps).toBe(true);
		if ((await ask.count()) === 0) return;
		// Once it is done it has another name; this one it keeps.
		const place = page.locator(`[aria-labelledby="${await ask.getAttribute("aria-labelledby")}"]`);
		if (/^Goal/.test(await place.innerText())) await reach(page, place);
		else await answer(place);
	}
}

/** Answers a question, predicts, or keeps the curve on the paper; tries the next answer when one was wrong. */
async function answer(ask: Locator): Promise<void> {
	const give = ask.getByRole("button").last();
	await give.waitFor();
	for (const choice of await ask.getByRole("radio").all()) {
		await choice.check();
		await give.click();
		if (await isDone(ask)) return;
	}
	await give.click();
	await expect.poll(() => isDone(ask)).toBe(true);
}

/** Opens every hint, has every move shown, and lets days pass, until a goal is met. */
async function reach(page: Page, goal: Locator): Promise<void> {
	const help = goal.getByRole("button", { name: /^(Hint|Show me)/ });
	const began = await atRest(page);
	for (let day = began; day - began < PATIENCE; day = await atRest(page)) {
		if (await isDone(goal)) return;
		if ((await help.count()) > 0) await help.click();
		else for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowRight");
	}
	throw new Error(`not met after ${PATIENCE} days: ${await goal.innerText()}`);
}
