import type { Page } from "playwright";
import { expect } from "vitest";

/** A run with something to see, short enough to be there soon. */
export const RUN = "drifts=carrier-b-degrades_f20&at=40";

/** Every kind of page, and its address. */
export const PAGES = [
	["home", "#/"],
	["Level 0", `#/sandbox?${RUN}`],
	["Level 1", `#/sandbox?level=1&team=persona&${RUN}`],
	["Level 2", `#/sandbox?level=2&team=persona&commits=default&${RUN}`],
	["the race", "#/race"],
	["a lesson", "#/lesson/when-the-world-moves"],
] as const;

/** Waits until a page has come, and is laid out and drawn for the screen or paper it is looked at on. */
export async function settled(page: Page): Promise<void> {
	// What listens for another size or light hears of it with the next frame; what it puts in place may have to be fetched.
	await frames(page);
	await page.locator("main h1").first().waitFor({ state: "attached", timeout: 30_000 });
	await page.waitForLoadState("networkidle");
	await expect.poll(() => page.locator("[aria-busy=true]").count(), { timeout: 60_000 }).toBe(0);
	await frames(page);
}

const frames = (page: Page) =>
	page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
