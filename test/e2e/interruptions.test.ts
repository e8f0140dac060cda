import type { Page } from "playwright";
import { expect, test } from "vitest";
import { atPen, atRest, caption, ownDay, visits } from "./visit.ts";

const visit = visits();
const RUN = "#/sandbox?seed=11&drifts=-&at=10";

const day = async (page: Page) => Number(/^Day (\d+)/.exec(await caption(page))?.[1]);

/** As the browser does it when another tab comes to the front, or this one again. */
const setHidden = (page: Page, hidden: boolean) =>
	page.evaluate((hidden) => {
		Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
		Object.defineProperty(document, "visibilityState", { configurable: true, value: hidden ? "hidden" : "visible" });
		document.dispatchEvent(new Event("visibilitychange"));
	}, hidden);

test("a page left in the background for an hour stands still, and goes on where it was, with a sentence", async () => {
	const { page, complaints } = await visit(RUN, { prepare: (context) => context.clock.install() });
	const arrived = await ownDay(page);
	await page.keyboard.press(" ");
	await expect.poll(() => day(page), { timeout: 20_000 }).toBeGreaterThan(arrived + 1);

	await setHidden(page, true);
	const left = await atRest(() => day(page));
	await page.clock.runFor("01:00:00");
	expect(await day(page)).toBe(left);
	expect(await page.evaluate(() => localStorage.getItem("driftworks.run"))).toContain(`at=${left + 1}`);

	await setHidden(page, false);
	await expect
		.poll(() => page.getByText(/^This page was out of sight for \d+ minutes\. The run stood still/).count())
		.toBe(1);
	expect(await day(page)).toBeLessThan(left + 5);
	await expect.poll(() => day(page), { timeout: 20_000 }).toBeGreaterThan(left + 1);

	// A browser that saves power stops everything in a page, and lets it go on later.
	const session = await page.context().newCDPSession(page);
	await session.send("Page.setWebLifecycleState", { state: "frozen" });
	await new Promise((resolve) => setTimeout(resolve, 2000));
	await session.send("Page.setWebLifecycleState", { state: "active" });
	const thawed = await day(page);
	await expect.poll(() => day(page), { timeout: 20_000 }).toBeGreaterThan(thawed + 1);
	expect(complaints).toEqual([]);
});

test("a window that is made as small as can be while the year plays, and large again, has lost nothing", async () => {
	const { page, complaints } = await visit(RUN);
	const arrived = await ownDay(page);
	await page.keyboard.press(" ");
	for (const size of [1, 40, 200]) {
		await page.setViewportSize({ width: size, height: size });
		await page.waitForTimeout(500);
	}
	await page.setViewportSize({ width: 1440, height: 900 });
	await expect.poll(() => day(page), { timeout: 20_000 }).toBeGreaterThan(arrived + 2);
	await page.getByRole("button", { name: /^Pause/ }).click();
	expect(await page.getByRole("switch", { name: "Carrier B degrades" }).isVisible()).toBe(true);
	expect(await atPen(page, "true")).toBeGreaterThan(0.7);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
	const drawn = await page.locator(".timeline canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).width);
	expect(drawn).toBeGreaterThan(500);
	expect(complaints).toEqual([]);
});

test("what the browser keeps is thrown away while the year plays: the run goes on, and is kept again", async () => {
	const { page, complaints } = await visit(RUN);
	await ownDay(page);
	await page.keyboard.press(" ");
	const session = await page.context().newCDPSession(page);
	const { origin } = new URL(page.url());
	await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "local_storage,indexeddb,cache_storage" });
	const before = await day(page);
	await expect.poll(() => day(page), { timeout: 20_000 }).toBeGreaterThan(before + 1);
	// Another seed, whose first model has to be trained.
	const seed = page.getByRole("textbox", { name: "Seed" });
	await seed.fill("4712");
	await seed.press("Enter");
	await expect.poll(() => day(page), { timeout: 30_000 }).toBe(0);
	await ownDay(page);
	await page.getByRole("button", { name: "Step a day" }).click();
	await page.getByRole("button", { name: "Step a day" }).click();
	await expect.poll(() => day(page), { timeout: 20_000 }).toBe(1);
	expect(await page.getByText(/will not be kept/).count()).toBe(0);

	await page.reload();
	expect(await ownDay(page)).toBe(1);
	expect(await page.getByRole("textbox", { name: "Seed" }).inputValue()).toBe("4712");
	const kept = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
	expect(kept).toContain("driftworks-weights");
	expect(complaints).toEqual([]);
});

test("a page that is reloaded while the year plays has what was done there, and at most the last days to play again", async () => {
	const { page } = await visit(RUN);
	const arrived = await ownDay(page);
	await page.keyboard.press(" ");
	const carrier = page.getByRole("switch", { name: "Carrier B degrades" });
	await carrier.click();
	await expect.poll(() => carrier.getAttribute("aria-checked")).toBe("true");
	await expect.poll(() => day(page), { timeout: 20_000 }).toBeGreaterThan(arrived + 8);
	const reached = await day(page);
	await page.reload();
	expect(await ownDay(page)).toBeGreaterThan(reached - 8);
	expect(await carrier.getAttribute("aria-checked")).toBe("true");
});
