import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/root.mjs";
import { visits } from "./visit.ts";

/*
 * What is counted, for every page as a stranger opens it by its address: all that it has asked for when it makes its first
 * worker, be it document, style, script, data or icon, for each request costs a slow network a round trip. Home makes none
 * and is counted whole in home.test.ts. The script that keeps the site for later comes by the clock, some seconds after the
 * load event, which a busy machine may reach before its engine: it is no part of what the page waits for.
 */
const MOST = 10;
const STYLE = 12 * 1024;

const LESSONS = readdirSync(join(ROOT, "lessons")).flatMap((folder) => /^\d\d-(.+)$/.exec(folder)?.[1] ?? []);
const PAGES = [...LESSONS.map((slug) => `#/lesson/${slug}`), "#/sandbox", "#/race", "#/?drifts=-&at=10"];

const visit = visits();

/** Notes the ms at which the page makes its first worker. */
function noteFirstWorker(): void {
	const Made = window.Worker;
	window.Worker = class extends Made {
		constructor(url: string | URL, options?: WorkerOptions) {
			(globalThis as { firstWorker?: number }).firstWorker ??= performance.now();
			super(url, options);
		}
	};
}

test.each(PAGES)("%s needs at most ten requests until its engine starts", async (address) => {
	const { page, complaints } = await visit(address, {
		async prepare(context) {
			await context.addInitScript(noteFirstWorker);
		},
	});
	const made = () => page.evaluate(() => (globalThis as { firstWorker?: number }).firstWorker);
	await expect.poll(made, { timeout: 30_000 }).toBeDefined();
	// What was asked for before is only told of once it has come.
	await page.waitForLoadState("networkidle");
	const until = (await made()) as number;
	const asked = await page.evaluate(
		(until) =>
			performance
				.getEntries()
				.filter(({ entryType }) => entryType === "resource" || entryType === "navigation")
				.filter(({ name, startTime }) => startTime < until && !/^data:|\/Offline-[^/]*\.js$/.test(name))
				.map(({ name }) => name),
		until,
	);
	expect(asked.length).toBeGreaterThan(5);
	expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(MOST);
	const sheets = await Promise.all(
		asked.filter((name) => name.endsWith(".css")).map(async (name) => (await fetch(name)).text()),
	);
	expect(sheets.length).toBeGreaterThan(0);
	expect(sheets.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0)).toBeLessThanOrEqual(STYLE);
	expect(complaints).toEqual([]);
});
