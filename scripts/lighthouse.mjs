// npm run lighthouse [-- --only name]: Lighthouse's four scores on mobile settings for the home page and a lesson. Every
// one must be 100. Lighthouse is fetched by npx: its 200 packages would double what npm start installs.
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "./lib/browser.mjs";
import { OWN } from "./lib/chromium.mjs";
import { ensureDeps } from "./lib/deps.mjs";
import { node } from "./lib/process.mjs";
import { CACHE } from "./lib/root.mjs";
import { serveBuilt } from "./lib/serve.mjs";
import { runCommand, Stop } from "./lib/stop.mjs";

/** The newest that runs on Node 20. */
const LIGHTHOUSE = "lighthouse@12.8.2";
const REPORT = join(CACHE, "lighthouse.json");
const PAGES = { home: "#/", lesson: "#/lesson/when-the-world-moves" };

/**
 * @typedef {{ id: string, title: string, score: number | null, displayValue?: string }} Audit
 * @typedef {{ title: string, score: number | null, auditRefs: { id: string, weight: number }[] }} Category
 * @typedef {{ categories: Record<string, Category>, audits: Record<string, Audit> }} Report
 */

await runCommand(async () => {
	const { only } = readArguments();
	const pages = Object.entries(PAGES).filter(([name]) => only === undefined || name === only);
	if (pages.length === 0)
		throw new Stop(`--only ${only}: no such page; there are ${Object.keys(PAGES).join(" and ")}.`);
	await ensureDeps();
	const browser = await findBrowser((line) => console.error(line));
	const chrome = browser === OWN ? (await import("playwright")).chromium.executablePath() : browser;
	await fetchLighthouse();
	const server = await serveBuilt();
	let low = 0;
	try {
		for (const [name, address] of pages) low += tell(name, await measure(`${server.base}${address}`, chrome));
	} finally {
		await server.close();
	}
	return low === 0 ? 0 : 1;
});

/** @param {string[]} args */
function npx(args) {
	const cli = join(dirname(process.env["npm_execpath"] ?? ""), "npx-cli.js");
	return node([cli, "--yes", LIGHTHOUSE, ...args], { quiet: true });
}

async function fetchLighthouse() {
	if (!process.env["npm_execpath"]) throw new Stop("Start this with npm: npm run lighthouse.");
	const { code, output } = await npx(["--version"]);
	if (code !== 0) {
		throw new Stop(`${LIGHTHOUSE} is not here and could not be fetched by npx: ${output.trim().split("\n").at(-1)}`);
	}
}

/**
 * @param {string} address
 * @param {string} chrome
 * @returns {Promise<Report>}
 */
async function measure(address, chrome) {
	rmSync(REPORT, { force: true });
	const flags = "--headless=new --no-sandbox --disable-quic --disable-background-networking --no-first-run";
	process.env["CHROME_PATH"] = chrome;
	const { code, output } = await npx([
		address,
		"--quiet",
		"--output=json",
		`--output-path=${REPORT}`,
		"--no-enable-error-reporting",
		`--chrome-flags=${flags}`,
	]);
	if (code !== 0) throw new Stop(`Lighthouse ended without a report on ${address}.\n${output.trim()}`);
	return JSON.parse(readFileSync(REPORT, "utf8"));
}

/**
 * Prints the scores and what took points from them.
 *
 * @param {string} name
 * @param {Report} report
 * @returns {number} how many scores are below 100
 */
function tell(name, { categories, audits }) {
	const points = (/** @type {number | null} */ score) => Math.round((score ?? 0) * 100);
	const all = Object.values(categories);
	console.log(`${name}: ${all.map(({ title, score }) => `${title} ${points(score)}`).join(", ")}`);
	for (const { auditRefs } of all) {
		for (const { id, weight } of auditRefs) {
			const audit = audits[id];
			if (!audit || weight === 0 || audit.score === null || audit.score >= 0.995) continue;
			console.log(`  ${audit.title}: ${audit.displayValue ?? "fails"} (${points(audit.score)})`);
		}
	}
	return all.filter(({ score }) => points(score) < 100).length;
}

function readArguments() {
	try {
		return parseArgs({ options: { only: { type: "string" } } }).values;
	} catch (error) {
		throw new Stop(`${error instanceof Error ? error.message : error} Allowed is --only name.`);
	}
}
