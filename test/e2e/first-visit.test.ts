import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { atPen, caption, ownDay, visits } from "./visit.ts";

const visit = visits();

test("something real moves at once: the recorded run", async () => {
	const { page } = await visit("#/sandbox");
	await expect.poll(() => caption(page)).toMatch(/^Recorded run, day \d+/);
	const first = await caption(page);
	await expect.poll(() => caption(page)).not.toBe(first);
});

test("one click and ten seconds later the accuracy has fallen", async () => {
	const { page, complaints } = await visit("#/sandbox");
	const started = Date.now();
	await page.getByRole("switch", { name: "Carrier B degrades" }).click();
	await ownDay(page);
	const opened = Date.now() - started;
	const before = await atPen(page, "true");
	expect(before).toBeGreaterThan(0.74);
	await expect.poll(() => atPen(page, "true"), { timeout: 20_000, interval: 200 }).toBeLessThan(before - 0.05);
	// Seven days at two a second, and whatever this machine needed to train the first model.
	expect(Date.now() - started - opened).toBeLessThan(10_000);
	expect(complaints).toEqual([]);
});

test("keys: Space plays and pauses, → steps a day, N goes to the next event, R begins again", async () => {
	const { page } = await visit("#/sandbox?drifts=-&at=20");
	expect(await ownDay(page)).toBe(19);
	await page.keyboard.press("ArrowRight");
	await expect.poll(() => ownDay(page)).toBe(20);
	await page.keyboard.press(" ");
	await expect.poll(() => page.getByRole("button", { name: /^Pause/ }).count()).toBe(1);
	await page.keyboard.press(" ");
	await expect.poll(() => page.getByRole("button", { name: /^Play/ }).count()).toBe(1);
	await page.keyboard.press("r");
	await expect.poll(() => caption(page)).toMatch(/^Day 0/);
});

test("a person can go back to any past day and return", async () => {
	const { page } = await visit("#/sandbox?drifts=carrier-b-degrades_f20&at=60");
	await ownDay(page);
	const slider = page.getByRole("slider", { name: "Day shown" });
	await slider.focus();
	await page.keyboard.press("Home");
	await expect.poll(() => caption(page)).toMatch(/^Day 0\./);
	await page.keyboard.press("PageUp");
	await page.keyboard.press("Escape");
	await expect.poll(() => caption(page)).toMatch(/^Day 59\./);
});

test("the script that a lesson's page starts with, its runtime too, is at most 60 KB", async () => {
	const { page } = await visit("#/lesson/when-the-world-moves");
	await page.getByRole("heading", { name: "When the world moves" }).waitFor();
	await ownDay(page);
	await page.waitForLoadState("networkidle");
	const scripts = await page.evaluate(async () => {
		const inPage = performance.getEntriesByType("resource").filter((each) => /\.js$/.test(new URL(each.name).pathname));
		return Promise.all(inPage.map(async ({ name }) => ({ name, text: await (await fetch(name)).text() })));
	});
	const bytes = (some: typeof scripts) => some.reduce((sum, { text }) => sum + gzipSync(text, { level: 9 }).length, 0);
	const entry = await page.evaluate(() => document.querySelector<HTMLScriptElement>("script[type=module]")?.src);
	const start = startOf(
		scripts,
		scripts.flatMap(({ name }) => (name === entry || /\/system-/.test(name) ? [name] : [])),
	);
	expect(start.length).toBeGreaterThan(1);
	expect(bytes(start)).toBeLessThanOrEqual(60 * 1024);
});

/** The entry, the page that it fetches first, and all that they import before they run. */
function startOf<T extends { name: string; text: string }>(scripts: readonly T[], entries: readonly string[]): T[] {
	const start = new Set(scripts.filter(({ name }) => entries.includes(name)));
	for (const { text } of start) {
		for (const [, file] of text.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)) {
			for (const one of scripts) if (one.name.endsWith(`/${file}`)) start.add(one);
		}
	}
	return [...start];
}
