// npm test: everything that must hold before a change lands. The last line counts what ran.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./lib/browser.mjs";
import { ensureDeps } from "./lib/deps.mjs";
import { bin, node } from "./lib/process.mjs";
import { CACHE } from "./lib/root.mjs";
import { runCommand, Stop } from "./lib/stop.mjs";
import { count, countLine } from "./lib/tally.mjs";

const REPORT = join(CACHE, "vitest.json");

/** @type {[heading: string, args: () => string[]][]} */
const CHECKS = [
	// Covers every file that tsc would, and the components.
	["types (svelte-check)", () => [bin("svelte-check"), "--fail-on-warnings", "--output", "human"]],
	["lint and format (biome)", () => [bin("@biomejs/biome"), "check", "--error-on-warnings", "."]],
	["unused code (knip)", () => [bin("knip"), "--no-progress"]],
	["production build (vite)", () => ["scripts/build.mjs"]],
];

await runCommand(async () => {
	try {
		await ensureDeps();
		const [browser, failedChecks] = await Promise.all([browserOrNull(), checkAll()]);
		if (browser && failedChecks === 0) return await runTests(browser);
		say(`\n${countLine({ passed: 0, failed: failedChecks + (browser ? 0 : 1), skipped: 0 })}`);
	} catch (error) {
		tell(error);
		say(countLine({ passed: 0, failed: 1, skipped: 0 }));
	}
	return 1;
});

async function browserOrNull() {
	try {
		const browser = await findBrowser(say);
		heading(`browser: ${browser}`);
		return browser;
	} catch (error) {
		heading("browser: FAILED");
		tell(error);
		return null;
	}
}

/** @param {unknown} error */
function tell(error) {
	say(error instanceof Stop ? error.message : String(error instanceof Error ? error.stack : error));
}

/** @param {string} line */
function say(line) {
	process.stdout.write(`${line}\n`);
}

/** @param {string} text */
function heading(text) {
	say(`\n== ${text}`);
}

/** Runs the checks, two at a time; gives how many failed. */
async function checkAll() {
	const waiting = [...CHECKS];
	let failed = 0;
	const work = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const [title, args] = next;
			const begun = performance.now();
			const { code, output } = await node(args(), { quiet: true });
			heading(`${title}: ${code === 0 ? "passed" : "FAILED"} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
			if (code !== 0) {
				failed++;
				say(output.trimEnd());
			}
		}
	};
	await Promise.all([work(), work()]);
	return failed;
}

/**
 * Runs the unit, browser and e2e tests, the last of them on the page as it was just built.
 *
 * @param {string} browser
 */
async function runTests(browser) {
	heading("tests (vitest: unit, browser, and e2e on the production build)");
	mkdirSync(CACHE, { recursive: true });
	rmSync(REPORT, { force: true });
	const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`];
	const env = { ...process.env, CHROME_PATH: browser };
	const { code } = await node([bin("vitest"), "run", ...reporters], { env });
	const report = existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, "utf8")) : null;
	const tally = count(report, code);
	say(countLine(tally));
	return tally.failed === 0 ? 0 : 1;
}
