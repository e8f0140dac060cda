import { gzipSync } from "node:zlib";
import { chromium, type Page } from "playwright";
import { preview } from "vite";
import { buildIfChanged } from "../../scripts/lib/build.mjs";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { ROOT } from "../../scripts/lib/root.mjs";

export const name = "page";

/**
 * The built page in a headless Chromium: how much script it needs before the worker, and what a training on WebGL does to
 * its main thread. KB are 1,024 bytes, gzip 9.
 */
export async function run(): Promise<Record<string, unknown>> {
	await buildIfChanged({ quiet: true });
	const server = await preview({ root: ROOT, logLevel: "error", preview: { port: 0 } });
	const browser = await chromium.launch(launchOptions());
	try {
		const page = await browser.newPage();
		await page.goto(`${server.resolvedUrls?.local[0] ?? ""}#/lesson/when-the-world-moves`);
		await page.getByRole("heading", { name: "When the world moves" }).waitFor();
		return { ...(await scripts(page)), ...(await training(page)) };
	} finally {
		await browser.close();
		await server.close();
	}
}

async function scripts(page: Page): Promise<Record<string, number>> {
	const files = await page.evaluate(async () => {
		const entry = document.querySelector<HTMLScriptElement>("script[type=module]")?.src;
		const entries = performance
			.getEntriesByType("resource")
			.filter((each) => /\.js$/.test(new URL(each.name).pathname));
		return Promise.all(
			entries.map(async ({ name }) => ({ name, entry: name === entry, text: await (await fetch(name)).text() })),
		);
	});
	const kilobytes = (some: typeof files) =>
		some.reduce((sum, { text }) => sum + gzipSync(text, { level: 9 }).length, 0) / 1024;
	return {
		entryKBGzip: kilobytes(files.filter(({ entry }) => entry)),
		firstPageKBGzip: kilobytes(files.filter(({ name }) => !/worker-/.test(name))),
	};
}

/** Long tasks while a model trains on WebGL in the worker, from the choice of WebGL to the open run. */
async function training(page: Page): Promise<Record<string, number>> {
	await page.getByRole("button", { name: "Play" }).click();
	await page.getByRole("button", { name: "Pause" }).click();
	await page.evaluate(() => {
		const tasks: number[] = [];
		Object.assign(window, { tasks });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) tasks.push(entry.duration);
		}).observe({ type: "longtask" });
	});
	await page.getByLabel("Training on").selectOption("webgl");
	await page.getByText(/Trains with TensorFlow\.js on WebGL/).waitFor({ timeout: 60_000 });
	await page.locator("[aria-busy=true]").waitFor({ state: "detached", timeout: 60_000 });
	const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
	return { longTasksOver50: tasks.length, longTasksOver200: tasks.filter((duration) => duration > 200).length };
}
