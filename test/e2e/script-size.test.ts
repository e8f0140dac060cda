import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/root.mjs";
import { ownDay, visits } from "./visit.ts";

/*
 * What is counted, for every lesson as a stranger opens it by its address: all script that the page has asked for when it
 * makes the engine's worker, in bytes as gzip -9 packs each file. It is all that stands between the address and the first
 * look, so the page is held to show by then what can be read without an engine: the title, the words of the first step
 * with what it asks, and the boxes of the figure. The worker's own scripts are the engine, which runs beside the page.
 *
 * What follows by itself once the worker starts (the year, what lights the boxes, what checks the goal, the panels that
 * the step puts forward) is counted apart, up to where the lesson's own run is on show and nobody asks for anything any
 * more. The script that keeps the site for later, some seconds after that, is not of the lesson.
 */
const BEFORE_WORKER = 75 * 1024;
/** Lessons at Level 0 work by hand; the others bring the pipeline's figure and desk, and one also the race. */
const WITH_RUN = { byHand: 90 * 1024, pipeline: 142 * 1024, race: 154 * 1024 };

const LESSONS = readdirSync(join(ROOT, "lessons")).flatMap((folder) => /^\d\d-(.+)$/.exec(folder)?.[1] ?? []);

const visit = visits();

interface Look {
	readonly at: number;
	readonly title: string;
	readonly step: string;
	readonly boxes: number;
}

/** Notes the moment at which the page makes its first worker, and what it shows then. */
function noteFirstWorker(): void {
	const Made = window.Worker;
	window.Worker = class extends Made {
		constructor(url: string | URL, options?: WorkerOptions) {
			const kept = globalThis as { firstWorker?: Look };
			const open = document.querySelector("article section > div:not([hidden])");
			kept.firstWorker ??= {
				at: performance.now(),
				title: document.querySelector("h1")?.textContent ?? "",
				step: open?.textContent ?? "",
				boxes: document.querySelectorAll("[data-node], .boxes > button").length,
			};
			super(url, options);
		}
	};
}

const firstLook = (page: Page): Promise<Look | undefined> =>
	page.evaluate(() => (globalThis as { firstWorker?: Look }).firstWorker);

/** Scripts of the page, with the ms at which each was asked for. */
async function scriptsOf(page: Page): Promise<{ at: number; bytes: number }[]> {
	const scripts = await page.evaluate(() =>
		Promise.all(
			performance
				.getEntriesByType("resource")
				.filter(({ name }) => /\.js$/.test(new URL(name).pathname) && !/(worker|trainer|Offline)-/.test(name))
				.map(async ({ name, startTime }) => ({ at: startTime, text: await (await fetch(name)).text() })),
		),
	);
	return scripts.map(({ at, text }) => ({ at, bytes: gzipSync(text, { level: 9 }).length }));
}

const sum = (scripts: readonly { bytes: number }[]) => scripts.reduce((total, { bytes }) => total + bytes, 0);

/** Waits until the page has asked for nothing for a second. */
async function settled(page: Page): Promise<void> {
	let asked = -1;
	let since = Date.now();
	for (;;) {
		const now = await page.evaluate(() => performance.getEntriesByType("resource").length);
		if (now !== asked) since = Date.now();
		else if (Date.now() - since > 1000) return;
		asked = now;
		await page.waitForTimeout(100);
	}
}

test.each(LESSONS)("the page of %s asks for at most 75 KB of script before its engine starts", async (slug) => {
	const { page, complaints } = await visit(`#/lesson/${slug}`, {
		async prepare(context) {
			await context.addInitScript(noteFirstWorker);
		},
	});
	await expect.poll(() => firstLook(page), { timeout: 30_000 }).toBeDefined();
	const look = (await firstLook(page)) as Look;
	expect(look.title.length).toBeGreaterThan(5);
	expect(look.step.length).toBeGreaterThan(200);
	expect(look.boxes).toBeGreaterThan(5);
	await ownDay(page);
	await settled(page);
	const scripts = await scriptsOf(page);
	const before = sum(scripts.filter(({ at }) => at < look.at));
	const kind =
		(await page.locator("[data-control=level]").count()) === 0
			? "byHand"
			: (await page.getByRole("region", { name: "The race" }).count()) === 0
				? "pipeline"
				: "race";
	expect(before).toBeGreaterThan(40 * 1024);
	expect(before).toBeLessThanOrEqual(BEFORE_WORKER);
	expect(sum(scripts)).toBeLessThanOrEqual(WITH_RUN[kind]);
	expect(complaints).toEqual([]);
});
