import { type Browser, chromium, type LaunchOptions, type Page } from "playwright";
import { preview } from "vite";
import { buildIfChanged } from "../../../scripts/lib/build.mjs";
import { launchOptions } from "../../../scripts/lib/chromium.mjs";
import { ROOT } from "../../../scripts/lib/root.mjs";

/** One race on the page, in ms; a task of less than 50 ms is not told by a browser. */
interface Measured {
	/** From the press on "Run the year" to the last day on the page. */
	readonly seconds: number;
	/** The main thread's longest task; 0 when none took 50 ms. */
	readonly longestTask: number;
	readonly longTasks: number;
	/** From a key to the next picture of the page, by Event Timing: the slowest, and all of them sorted. */
	readonly slowestInput: number;
	readonly inputs: readonly number[];
	/** The most often that one chart was drawn within a frame. */
	readonly drawsAFrame: number;
}

const RUNS = 5;
/** ms between two keys. */
const PAUSE = 300;

/**
 * The three-lane year in the built page, five times, each in a fresh profile: what the main thread does while it runs as
 * fast as it goes, and how long a key waits for its answer. The key opens and closes the events behind a figure.
 */
export async function racesOnThePage(): Promise<Record<string, number>> {
	await buildIfChanged({ quiet: true });
	const server = await preview({ root: ROOT, logLevel: "error", preview: { port: 0 } });
	const browser = await chromium.launch(withoutGpu());
	try {
		const runs: Measured[] = [];
		for (let i = 0; i < RUNS; i++) runs.push(await race(browser, server.resolvedUrls?.local[0] ?? ""));
		const inputs = runs.flatMap(({ inputs }) => inputs).sort((a, b) => a - b);
		return {
			pageSeconds: median(runs.map(({ seconds }) => seconds)),
			longestTaskMs: median(runs.map(({ longestTask }) => longestTask)),
			longTasksOver50: median(runs.map(({ longTasks }) => longTasks)),
			slowestInputMs: median(runs.map(({ slowestInput }) => slowestInput)),
			inputsWithin100ms: inputs.filter((ms) => ms <= 100).length / Math.max(1, inputs.length),
			inputs: inputs.length,
			mostDrawsAFrame: Math.max(...runs.map(({ drawsAFrame }) => drawsAFrame)),
		};
	} finally {
		await browser.close();
		await server.close();
	}
}

/** Nothing here needs WebGL, and WebGL in software would draw the page as well and take one of the cores for it. */
function withoutGpu(): LaunchOptions {
	const { executablePath } = launchOptions();
	return executablePath === undefined ? {} : { executablePath };
}

async function race(browser: Browser, base: string): Promise<Measured> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	try {
		const page = await context.newPage();
		await page.addInitScript(() => localStorage.setItem("driftworks.trainer", "cpu"));
		await page.goto(`${base}#/race`);
		const start = page.getByRole("button", { name: "Run the year" });
		await start.waitFor();
		await page.locator("main[aria-busy=false]").waitFor({ timeout: 60_000 });
		await watch(page);
		const began = performance.now();
		await start.click();
		await page.getByRole("button", { name: /^Time to detect/i }).focus();
		// One element is asked: to look for a text through the whole page would itself be the longest task.
		const where = page.locator(".lead .cap");
		while (!(await where.textContent())?.startsWith("Day 364 of 365")) {
			await page.keyboard.press("Enter");
			await page.waitForTimeout(PAUSE);
		}
		const seconds = (performance.now() - began) / 1000;
		const { tasks, inputs, drawsAFrame } = await page.evaluate(() => (window as unknown as { told: Told }).told);
		const [longestTask, slowestInput] = [Math.max(0, ...tasks), Math.max(0, ...inputs)];
		return { seconds, longestTask, longTasks: tasks.length, slowestInput, inputs, drawsAFrame };
	} finally {
		await context.close();
	}
}

interface Told {
	readonly tasks: number[];
	readonly inputs: number[];
	/** The most often that one chart was drawn within a frame: every drawing begins with a clean sheet. */
	drawsAFrame: number;
}

/** Notes the main thread's long tasks, how long every key waits, and every drawing of a chart, from now on. */
const watch = (page: Page): Promise<void> =>
	page.evaluate(() => {
		const told: Told = { tasks: [], inputs: [], drawsAFrame: 0 };
		Object.assign(window, { told });
		const drawn = new WeakMap<CanvasRenderingContext2D, { frame: unknown; times: number }>();
		const { clearRect } = CanvasRenderingContext2D.prototype;
		CanvasRenderingContext2D.prototype.clearRect = function (...box) {
			const frame = document.timeline.currentTime;
			const before = drawn.get(this);
			const times = before?.frame === frame ? before.times + 1 : 1;
			drawn.set(this, { frame, times });
			told.drawsAFrame = Math.max(told.drawsAFrame, times);
			clearRect.apply(this, box);
		};
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) told.tasks.push(duration);
		}).observe({ type: "longtask" });
		new PerformanceObserver((list) => {
			for (const { name, duration } of list.getEntries()) if (name === "keydown") told.inputs.push(duration);
			// The least that there is: a quicker answer is not told.
		}).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
	});

const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
