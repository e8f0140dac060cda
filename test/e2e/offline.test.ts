import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { ROOT } from "../../scripts/lib/root.mjs";
import { openHost } from "./host.ts";
import { atPen, ownDay } from "./visit.ts";

let browser: Browser;
let host: Awaited<ReturnType<typeof openHost>>;
beforeAll(async () => {
	browser = await chromium.launch(launchOptions());
});
afterAll(() => browser.close());
beforeEach(async () => {
	host = await openHost();
	return () => host.close();
});

const dist = (file: string) => readFileSync(join(ROOT, "dist", file), "utf8");

/** Waits until the service worker has kept the site and serves this page. */
const kept = (page: Page) =>
	expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 30_000 })
		.toBe("activated");

const caches = (page: Page) => page.evaluate(() => window.caches.keys());
const offer = (page: Page) => page.getByRole("button", { name: "Use the new version" });

/** The host brings out a version that differs in its title. */
function bringOut(version: string): void {
	host.newer.set("index.html", dist("index.html").replace("<title>", `<title>${version} `));
	host.newer.set("sw.js", dist("sw.js").replace(/^const VERSION = "/, `$&${version}`));
}

async function visit(context: BrowserContext, hash: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`${host.base}${hash}`);
	return page;
}

test("after one visit the page starts, and trains a model, without a network", async () => {
	const context = await browser.newContext();
	const requested: string[] = [];
	context.on("request", (request) => requested.push(request.url()));
	const page = await visit(context, "#/sandbox");
	await kept(page);
	await host.close();

	// Another seed: its model has never been trained here.
	await page.goto(`${host.base}?from=elsewhere#/sandbox?seed=4711&drifts=-&at=20`);
	expect(await ownDay(page)).toBe(19);
	expect(await atPen(page, "true")).toBeGreaterThan(0.7);
	await page.goto(`${host.base}index.html#/race`);
	await page.getByRole("button", { name: "Run the year" }).waitFor();

	const origins = new Set(requested.filter((url) => !/^(data|blob):/.test(url)).map((url) => new URL(url).origin));
	expect([...origins]).toEqual([host.origin]);
	await context.close();
});

test("a new version is offered outside of lessons, never taken by itself, and used when asked for", async () => {
	const context = await browser.newContext();
	const page = await visit(context, "#/sandbox");
	await kept(page);
	const before = await caches(page);
	expect(before.length).toBe(1);

	bringOut("Newer");
	await page.reload();
	await offer(page).waitFor({ timeout: 30_000 });
	expect(await page.title()).toBe("Sandbox · Driftworks");

	await page.goto(`${host.base}#/lesson/when-the-world-moves`);
	await expect.poll(() => offer(page).count()).toBe(0);
	await page.goto(`${host.base}#/sandbox`);
	await offer(page).click();
	await expect.poll(() => page.title(), { timeout: 30_000 }).toBe("Sandbox · Newer Driftworks");
	const after = await caches(page);
	expect(after.length).toBe(1);
	expect(after).not.toEqual(before);
	await kept(page);
	expect(await offer(page).count()).toBe(0);
	await context.close();
});

test("while another tab shows the old version its files stay, and go before the next first page", async () => {
	const context = await browser.newContext();
	const old = await visit(context, "#/sandbox");
	await kept(old);
	bringOut("Newer");
	const page = await visit(context, "#/race");
	await offer(page).click({ timeout: 30_000 });
	await expect.poll(() => page.title(), { timeout: 30_000 }).toBe("Race · Newer Driftworks");
	expect(await old.title()).toBe("Sandbox · Driftworks");
	expect((await caches(page)).length).toBe(2);

	await old.close();
	await page.close();
	const next = await visit(context, "#/sandbox");
	await expect.poll(() => caches(next).then((names) => names.length)).toBe(1);
	expect(await next.title()).toBe("Sandbox · Newer Driftworks");
	await context.close();
});

test("a new version is used at once though the page asks the old one for files meanwhile", async () => {
	const context = await browser.newContext();
	const page = await visit(context, "#/sandbox");
	await kept(page);
	bringOut("Newer");
	await page.reload();
	await offer(page).waitFor({ timeout: 30_000 });
	// As a page that is still being built: the old version is to go, and is started again for the next file.
	await page.evaluate(() => {
		const end = performance.now() + 2500;
		const ask = async () => {
			for (let i = 0; performance.now() < end; i++) await fetch(`robots.txt?${i}`);
		};
		void Promise.all([ask(), ask(), ask(), ask()]);
	});
	await offer(page).click();
	await expect.poll(() => page.title(), { timeout: 15_000 }).toBe("Sandbox · Newer Driftworks");
	await context.close();
});

test("a new version that comes slowly keeps its files when the page is closed and opened meanwhile", async () => {
	const context = await browser.newContext();
	const old = await visit(context, "#/sandbox");
	await kept(old);
	bringOut("Newer");
	let send = () => {};
	host.held.set("icon-512.png", new Promise((resolve) => (send = resolve)));
	await old.reload();
	await expect.poll(() => caches(old).then((names) => names.length), { timeout: 30_000 }).toBe(2);
	await old.close();
	const page = await visit(context, "#/sandbox");
	await page.getByRole("button", { name: /^(Play|Pause)/ }).waitFor();
	send();
	await offer(page).click({ timeout: 30_000 });
	await expect.poll(() => page.title(), { timeout: 30_000 }).toBe("Sandbox · Newer Driftworks");
	await host.close();
	await page.reload();
	expect(await page.title()).toBe("Sandbox · Newer Driftworks");
	await context.close();
});

test.each([
	["has no service workers", () => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined })],
	[
		"refuses them",
		() => {
			// The empty page before this one has none.
			if (!navigator.serviceWorker) return;
			navigator.serviceWorker.register = () => Promise.reject(new DOMException("private", "SecurityError"));
		},
	],
])("a browser that %s goes on without a word", async (_, refuse) => {
	const context = await browser.newContext();
	await context.addInitScript(refuse);
	const faults: string[] = [];
	context.on("weberror", (error) => faults.push(String(error.error())));
	const page = await visit(context, "#/sandbox");
	await expect.poll(() => host.asked.some((path) => /\/Offline-/.test(path)), { timeout: 30_000 }).toBe(true);
	await page.getByRole("button", { name: /^(Play|Pause)/ }).waitFor();
	expect(faults).toEqual([]);
	expect(host.asked.some((path) => path.endsWith("/sw.js"))).toBe(false);
	await context.close();
});
