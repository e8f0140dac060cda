import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { ROOT } from "../../scripts/lib/root.mjs";
import { CONTENT_SECURITY_POLICY } from "../../scripts/vite/content-security-policy.ts";
import { filesToKeep, SERVICE_WORKER } from "../../scripts/vite/service-worker.ts";

const DIST = join(ROOT, "dist");
const compressed = (content: string | Buffer) => gzipSync(content, { level: 9 }).length;
const scripts = () =>
	readdirSync(join(DIST, "assets"))
		.filter((file) => file.endsWith(".js"))
		.map((file) => [file, readFileSync(join(DIST, "assets", file), "utf8")] as const);

describe("the built folder", () => {
	test("holds no Markdown parser", () => {
		// Names that a minifier cannot change: of micromark's tokens, and of fields of mdast.
		for (const [file, code] of scripts()) {
			expect(code, file).not.toMatch(/atxHeadingSequence|thematicBreakSequence|blockQuotePrefix|inlineCodeText/);
		}
	});

	test("holds nothing of what takes over a page that a server has drawn", () => {
		// What Svelte says of such a page, and how it names the ends of its parts.
		for (const [file, code] of scripts()) expect(code, file).not.toMatch(/hydration_mismatch|=== ?`\[!`/);
	});

	test("takes, kept whole for days without a network, at most 1.2 MB as a host sends it", () => {
		const files = [SERVICE_WORKER, ...filesToKeep(DIST)];
		const sent = files.reduce((sum, file) => sum + compressed(readFileSync(join(DIST, file))), 0);
		expect(sent).toBeLessThanOrEqual(1.2 * 1024 * 1024);
	});

	test("brings the notices of what it contains, which are also those of the source", () => {
		const shipped = readFileSync(join(DIST, "THIRD-PARTY-NOTICES.txt"), "utf8");
		expect(readFileSync(join(ROOT, "THIRD-PARTY-NOTICES"), "utf8"), "renew it with: npm run notices").toBe(shipped);
	});

	test("names its own files by relative addresses", () => {
		const html = readFileSync(join(DIST, "index.html"), "utf8");
		const addresses = [...html.matchAll(/(?:src|href)="(?!data:)([^"]*)"/g)].map((match) => match[1]);
		expect(addresses.length).toBeGreaterThan(2);
		for (const address of addresses) expect(address).toMatch(/^\.\//);
	});
});

describe("the served page", () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await chromium.launch(launchOptions());
	});
	afterAll(() => browser.close());

	test("carries the policy as header and as meta tag", async () => {
		const page = await browser.newPage();
		const response = await page.goto(inject("base"));
		expect(response?.headers()["content-security-policy"]).toBe(CONTENT_SECURITY_POLICY);
		const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
		expect(await meta.getAttribute("content")).toBe(CONTENT_SECURITY_POLICY);
		await page.close();
	});

	test("starts without a complaint of the browser, and asks no other origin for anything", async () => {
		const page = await browser.newPage();
		const complaints: string[] = [];
		const requested: string[] = [];
		page.on("pageerror", (error) => complaints.push(error.message));
		page.on("console", (message) => {
			if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
		});
		page.on("request", (request) => requested.push(request.url()));
		await page.goto(inject("base"), { waitUntil: "networkidle" });
		await expect.poll(() => page.locator("#app").evaluate((app) => app.childElementCount)).toBeGreaterThan(0);
		expect(complaints).toEqual([]);
		const origins = new Set(requested.filter((url) => !/^(data|blob):/.test(url)).map((url) => new URL(url).origin));
		expect([...origins]).toEqual([new URL(inject("base")).origin]);
		await page.close();
	});

	test("says whose page it is before any script has come, where the top line then says it", async () => {
		const page = await browser.newPage();
		const held: (() => void)[] = [];
		await page.route(/\/base-[^/]*\.js$/, (route) => held.push(() => void route.continue()));
		const nameIn = (selector: string) =>
			page.locator(selector).evaluate((element) => {
				const words = document.createRange();
				words.selectNodeContents(element);
				const { x, y, width, height } = words.getBoundingClientRect();
				return { text: element.textContent, x, y, width, height };
			});
		await page.goto(inject("base"), { waitUntil: "commit" });
		await expect.poll(() => held.length).toBe(1);
		await page.waitForFunction(() => document.styleSheets.length > 0);
		const before = await nameIn(".coming");
		held[0]?.();
		await page.locator(".mark").waitFor();
		expect(await page.locator(".coming").count()).toBe(0);
		expect(await nameIn(".mark")).toEqual(before);
		await page.close();
	});

	test.each(["#/", "#/lesson/when-the-world-moves"])("has at most 12 KB of style sheets at %s", async (address) => {
		const page = await browser.newPage();
		await page.goto(`${inject("base")}${address}`, { waitUntil: "networkidle" });
		const sheets = await page.evaluate(() =>
			Promise.all([...document.styleSheets].map(async ({ href }) => (href ? (await fetch(href)).text() : ""))),
		);
		expect(sheets.length).toBeGreaterThan(0);
		expect(sheets.reduce((sum, text) => sum + compressed(text), 0)).toBeLessThanOrEqual(12 * 1024);
		await page.close();
	});
});
