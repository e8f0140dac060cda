import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from "vitest";
import { launchOptions } from "../../scripts/lib/chromium.mjs";

export interface Visit {
	readonly page: Page;
	readonly context: BrowserContext;
	/** What the browser complained of: errors, warnings, broken policies. */
	readonly complaints: string[];
}

interface Options extends BrowserContextOptions {
	/** Opens another page in the profile of an earlier visit. */
	readonly like?: Visit;
	/** Prepares the profile before the page is opened. */
	readonly prepare?: (context: BrowserContext) => Promise<void>;
}

/** A browser for the tests of one file: each visit opens the built page in a fresh profile unless told otherwise. */
export function visits(): (hash?: string, options?: Options) => Promise<Visit> {
	let browser: Browser;
	const contexts: BrowserContext[] = [];
	let before = 0;
	beforeAll(async () => {
		browser = await chromium.launch(launchOptions());
	});
	beforeEach(() => {
		before = contexts.length;
	});
	// What a test leaves running would take the next one's time.
	afterEach(async () => {
		for (const context of contexts.splice(before)) await context.close();
	});
	afterAll(async () => {
		for (const context of contexts) await context.close();
		await browser.close();
	});
	return async (hash = "", { like, prepare, ...options } = {}) => {
		const context = like?.context ?? (await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options }));
		if (!like) contexts.push(context);
		await prepare?.(context);
		const page = await context.newPage();
		const complaints: string[] = [];
		page.on("pageerror", (error) => complaints.push(error.message));
		page.on("console", (message) => {
			if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
		});
		await page.goto(`${inject("base")}${hash}`);
		return { page, context, complaints };
	};
}

/** Bold day and two sentences under the diagram. */
export const caption = (page: Page): Promise<string> => page.locator(".caption p").first().innerText();

/** Waits until the visitor's own run is open and at rest, and tells its day. */
export async function ownDay(page: Page): Promise<number> {
	await expect.poll(() => caption(page), { timeout: 30_000 }).toMatch(/^Day \d+\./);
	await expect.poll(() => page.locator("[aria-busy=true]").count(), { timeout: 60_000 }).toBe(0);
	return Number(/^Day (\d+)/.exec(await caption(page))?.[1]);
}

/** Waits until a day no longer changes, and tells it: whoever pauses still gets the days that were under way. */
export async function atRest(day: () => Promise<number>): Promise<number> {
	for (let last = Number.NaN, i = 0; i < 10; i++) {
		const now = await day();
		if (now === last) return now;
		last = now;
		await new Promise((resolve) => setTimeout(resolve, 1000));
	}
	throw new Error("days still go by ten seconds later");
}

/** A value at the pen, from what the chart says to those who cannot see it. Fails when it says none. */
export async function atPen(page: Page, name: "true" | "observed"): Promise<number> {
	const words = (await page.getByRole("img", { name: /^Accuracy/ }).getAttribute("aria-label")) ?? "";
	const value = new RegExp(`${name} (0\\.\\d+)`).exec(words)?.[1];
	if (value === undefined) throw new Error(`the chart says nothing of “${name}”: ${words}`);
	return Number(value);
}

/** Goes on to the next event until the caption says `what`; fails after `most` events. */
export async function until(page: Page, what: RegExp, most = 12): Promise<void> {
	for (let i = 0; i < most; i++) {
		const before = await caption(page);
		await page.keyboard.press("n");
		await expect.poll(() => caption(page), { timeout: 30_000 }).not.toBe(before);
		await ownDay(page);
		if (what.test(await caption(page))) return;
	}
	expect(await caption(page)).toMatch(what);
}
