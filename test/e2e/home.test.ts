import { gzipSync } from "node:zlib";
import type { Page } from "playwright";
import { expect, inject, test } from "vitest";
import { atPen, caption, ownDay, visits } from "./visit.ts";

const visit = visits();
const KB = 1024;
const day = async (page: Page) => Number(/^Recorded run, day (\d+)\./.exec(await caption(page))?.[1]);

test("says what this is and shows a real run that goes wrong, before anything is trained or clicked", async () => {
	const { page, complaints } = await visit();
	const arrived = Date.now();
	await expect.poll(() => page.getByText(/^A flight simulator for MLOps: train a real model/).count()).toBe(1);
	await expect.poll(() => day(page)).toBeGreaterThan(20);
	const first = await atPen(page, "true");
	await expect.poll(() => atPen(page, "true"), { timeout: 15_000, interval: 100 }).toBeLessThan(first - 0.05);
	expect(Date.now() - arrived).toBeLessThan(10_000);
	expect(page.workers()).toEqual([]);
	expect(complaints).toEqual([]);
});

test("one click leads to the first lesson and its own run, which goes on with the next key", async () => {
	const { page, complaints } = await visit();
	await page
		.getByRole("link", { name: /^Begin with lesson \d+$/ })
		.first()
		.click();
	await page.locator("h1#lesson-title").waitFor();
	const before = await ownDay(page);
	const began = Date.now();
	await page.keyboard.press(" ");
	await expect.poll(() => caption(page), { timeout: 10_000 }).toMatch(new RegExp(`^Day ${before + 1}\\.`));
	expect(Date.now() - began).toBeLessThan(10_000);
	expect(complaints).toEqual([]);
});

test("its script is at most 60 KB, its styles 12 KB, in at most ten requests", async () => {
	const { page } = await visit();
	await expect.poll(() => day(page)).toBeGreaterThan(0);
	await page.waitForLoadState("networkidle");
	const files = await page.evaluate(() =>
		Promise.all(
			performance
				.getEntries()
				.filter(({ entryType }) => entryType === "resource" || entryType === "navigation")
				.map(async ({ name }) => ({ name, text: await (await fetch(name)).text() })),
		),
	);
	const bytes = (end: RegExp) =>
		files
			.filter(({ name }) => end.test(new URL(name).pathname))
			.reduce((sum, { text }) => sum + gzipSync(text, { level: 9 }).length, 0);
	expect(files.length).toBeLessThanOrEqual(10);
	expect(bytes(/\.js$/)).toBeGreaterThan(20 * KB);
	expect(bytes(/\.js$/)).toBeLessThanOrEqual(60 * KB);
	expect(bytes(/\.css$/)).toBeLessThanOrEqual(12 * KB);
});

test("the map knows what was done, the way leads on from there, and all of it can be begun anew", async () => {
	const { page } = await visit("#/lesson/when-the-world-moves");
	await page.getByRole("radio", { name: /raises an error/ }).check();
	await page.getByRole("button", { name: "This is my prediction" }).click();
	await page.getByRole("link", { name: "Driftworks" }).click();
	const lesson = page.getByRole("region", { name: "Lessons" }).getByRole("link", { name: /When the world moves/ });
	await expect.poll(() => lesson.innerText()).toMatch(/started, \d of \d steps/);
	const resume = page.getByRole("link", { name: "Resume where you left off" });
	expect(await resume.getAttribute("href")).toBe("#/lesson/when-the-world-moves");
	for (const name of ["Save as a file", "Bring a file"]) {
		expect(await page.getByRole("button", { name }).count()).toBe(1);
	}
	await page.getByRole("button", { name: "Start all fresh" }).click();
	await page.getByRole("button", { name: "Forget what I did in every lesson?" }).click();
	await expect.poll(() => lesson.innerText()).not.toMatch(/started/);
});

test("from a lesson the map is one key away and says where one is; Escape leads back", async () => {
	const { page } = await visit("#/lesson/seen-and-unseen");
	const button = page.getByRole("button", { name: "Lessons" });
	await button.focus();
	await page.keyboard.press("Enter");
	const map = page.getByRole("dialog", { name: "Lessons" });
	const here = map.getByRole("link", { name: /Seen and unseen.*you are here/s });
	await expect.poll(() => here.count(), { timeout: 10_000 }).toBe(1);
	await page.keyboard.press("Escape");
	await expect.poll(() => map.isVisible()).toBe(false);
	expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
	await page.keyboard.press("Enter");
	await map.getByRole("link", { name: /When the world moves/ }).click();
	await expect.poll(() => page.getByRole("heading", { name: "When the world moves" }).count()).toBe(1);
	expect(await map.isVisible()).toBe(false);
});

test("a link with a run and no page opens it in the sandbox; a page that is not there leads here and says so", async () => {
	const { page } = await visit("#/?drifts=-&at=10");
	expect(await ownDay(page)).toBe(9);
	expect(await page.getByRole("link", { name: "Sandbox" }).getAttribute("aria-current")).toBe("page");
	await page.goto(`${inject("base")}#/nowhere`);
	await expect.poll(() => page.getByText("There is no page “nowhere”.").count()).toBe(1);
});

test("without the recorded run the way in still stands", async () => {
	const { page } = await visit("", {
		async prepare(context) {
			await context.route(/recorded-run/, (route) => route.abort());
		},
	});
	await expect.poll(() => page.getByRole("alert").innerText()).toMatch(/could not be fetched/);
	expect(await page.getByRole("link", { name: /^Begin with lesson/ }).count()).toBe(1);
});

test("who wants no motion sees the whole run stand still, and can set it going", async () => {
	const { page } = await visit("", { reducedMotion: "reduce" });
	await expect.poll(() => day(page)).toBe(119);
	await page.getByRole("button", { name: "Play" }).click();
	await expect.poll(() => day(page)).toBeLessThan(119);
});
