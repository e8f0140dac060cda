import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/root.mjs";
import { visits } from "./visit.ts";

/*
 * What is counted, for every page as a stranger opens it by its address, beside the words, under them, and on a phone: all
 * that it has asked for when it makes its first worker, be it document, style, script, data or icon, for each request costs
 * a slow network a round trip. Home makes none and is counted whole in home.test.ts. The script that keeps the site for later comes by the clock, some seconds after the
 * load event, which a busy machine may reach before its engine: it is no part of what the page waits for.
 */
const MOST = 10;
const STYLE = 12 * 1024;
const SCRIPT = 75 * 1024;
const WIDTHS = [1440, 1024, 360];

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

/** As gzip -9 packs each file. */
async function bytesOf(files: readonly string[]): Promise<number> {
	const texts = await Promise.all(files.map(async (file) => (await fetch(file)).text()));
	return texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
}

const CASES = WIDTHS.flatMap((width) => PAGES.map((address) => [address, width] as const));

test.each(CASES)("%s needs at most ten requests until its engine starts, at %i px", async (address, width) => {
	const { page, complaints } = await visit(address, {
		viewport: { width, height: 800 },
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
	const style = await bytesOf(asked.filter((name) => name.endsWith(".css")));
	expect(style).toBeGreaterThan(5 * 1024);
	expect(style).toBeLessThanOrEqual(STYLE);
	if (address.startsWith("#/lesson/")) {
		const script = asked.filter((name) => name.endsWith(".js") && !/(worker|trainer)-[^/]*$/.test(name));
		expect(await bytesOf(script)).toBeLessThanOrEqual(SCRIPT);
	}
	expect(complaints).toEqual([]);
});
