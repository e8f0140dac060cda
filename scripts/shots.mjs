// npm run shots [-- --only name]: a picture of every page into shots/, each checked for what is cut or lies over another.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "./lib/browser.mjs";
import { launchOptions } from "./lib/chromium.mjs";
import { ensureDeps } from "./lib/deps.mjs";
import { legibilityFaults } from "./lib/legibility.mjs";
import { ROOT } from "./lib/root.mjs";
import { serveBuilt } from "./lib/serve.mjs";
import { runCommand, Stop } from "./lib/stop.mjs";

const FOLDER = join(ROOT, "shots");
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 360, height: 780 } };

/** Names of the pictures and the addresses they are taken at. A run that has gone on for a while shows more. */
const PAGES = {
	home: "#/",
	"sandbox-0": "#/sandbox?level=0&team=persona&drifts=carrier-b-degrades_f30&at=60",
	"sandbox-1": "#/sandbox?level=1&team=persona&drifts=carrier-b-degrades_f30&at=60",
	"sandbox-2": "#/sandbox?level=2&team=persona&commits=default&drifts=carrier-b-degrades_f30&at=60",
	race: "#/race",
	...Object.fromEntries(
		readdirSync(join(ROOT, "lessons"))
			.filter((folder) => /^\d/.test(folder))
			.sort()
			.map((folder) => [`lesson-${folder}`, `#/lesson/${folder.replace(/^\d+-/, "")}`]),
	),
};

await runCommand(async () => {
	const { only } = readArguments();
	await ensureDeps();
	const pages = Object.entries(PAGES).filter(([name]) => only === undefined || name.includes(only));
	if (pages.length === 0) throw new Stop(`--only ${only}: no such page; there are ${Object.keys(PAGES).join(", ")}.`);
	const { chromium } = await import("playwright");
	const path = await findBrowser((line) => console.error(line));
	const server = await serveBuilt();
	const browser = await chromium.launch(launchOptions(path));
	let failed = 0;
	try {
		rmSync(FOLDER, { recursive: true, force: true });
		mkdirSync(FOLDER, { recursive: true });
		for (const [name, address] of pages) failed += await shoot(browser, server.base, name, address);
	} finally {
		await browser.close();
		await server.close();
	}
	console.log(failed === 0 ? "Nothing is cut and nothing overlaps." : `${failed} pictures with faults.`);
	return failed === 0 ? 0 : 1;
});

/**
 * Takes a page wide in both lights, and narrow.
 *
 * @param {import("playwright").Browser} browser
 * @param {string} base
 * @param {string} name
 * @param {string} address
 * @returns {Promise<number>} how many of the pictures have faults
 */
async function shoot(browser, base, name, address) {
	let failed = 0;
	for (const [size, viewport] of Object.entries(SIZES)) {
		const context = await browser.newContext({ viewport, reducedMotion: "reduce", hasTouch: size === "phone" });
		// The same figures as on a graphics card, sooner.
		await context.addInitScript(() => localStorage.setItem("driftworks.trainer", "cpu"));
		const page = await context.newPage();
		await page.goto(`${base}${address}`, { waitUntil: "networkidle" });
		await atRest(page);
		failed += await take(page, `${name}-${size}-light`);
		if (size === "wide") {
			await page.getByRole("button", { name: "Night" }).click();
			failed += await take(page, `${name}-${size}-dark`);
		}
		await context.close();
	}
	return failed;
}

/** @param {import("playwright").Page} page */
async function atRest(page) {
	await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"), null, { timeout: 120_000 });
	// Panels come one after the other, and the chart is drawn in a frame of its own.
	await page.waitForTimeout(1500);
	await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"), null, { timeout: 120_000 });
}

/**
 * @param {import("playwright").Page} page
 * @param {string} name
 * @returns {Promise<0 | 1>} 1 when something is wrong with it
 */
async function take(page, name) {
	const faults = await page.evaluate(legibilityFaults);
	// On a screen as high as the page, so that the bar at its foot lies over nothing in the picture.
	const size = /** @type {{ width: number, height: number }} */ (page.viewportSize());
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	await page.setViewportSize({ ...size, height });
	await page.waitForTimeout(300);
	await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true });
	await page.setViewportSize(size);
	console.log(`${faults.length === 0 ? "ok   " : "FAULT"} shots/${name}.png`);
	for (const fault of faults) console.log(`      ${fault}`);
	return faults.length === 0 ? 0 : 1;
}

function readArguments() {
	try {
		return parseArgs({ options: { only: { type: "string" } } }).values;
	} catch (error) {
		throw new Stop(`${error instanceof Error ? error.message : error} Allowed is --only name.`);
	}
}
