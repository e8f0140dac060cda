import { launchOptions, OWN, systemBrowsers } from "./chromium.mjs";
import { bin, node, run } from "./process.mjs";
import { Stop } from "./stop.mjs";

/**
 * A Chromium that starts here and draws with WebGL 2, installed if there is none. Gives its path, or `OWN`.
 * Throws `Stop` when there is none to be had.
 *
 * @param {(line: string) => void} say told before anything is installed
 * @returns {Promise<string>}
 */
export async function findBrowser(say) {
	/** @type {Set<string>} */
	const refused = new Set();
	/** @param {string} path */
	const fits = async (path) => {
		const fault = await faultOf(path);
		if (fault) refused.add(`${path}: ${fault}`);
		return fault === null;
	};

	const chosen = process.env["CHROME_PATH"];
	if (chosen) {
		if (await fits(chosen)) return chosen;
		throw new Stop(`CHROME_PATH names a browser that cannot be used: ${[...refused].join("; ")}`);
	}
	for (const path of systemBrowsers()) if (await fits(path)) return path;
	if (await fits(OWN)) return OWN;

	const root = process.platform === "linux" && process.getuid?.() === 0;
	say("No browser found. Installing one with Playwright ...");
	const withDeps = root ? ["--with-deps"] : [];
	const own = await node([bin("playwright"), "install", ...withDeps, "chromium-headless-shell"], { quiet: true });
	if (own.code !== 0) refused.add(`playwright install: ${lastLine(own.output)}`);
	if (await fits(OWN)) return OWN;

	if (root) {
		say("Installing Chromium with apt-get ...");
		await run("apt-get", ["update"], { quiet: true });
		const apt = await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { quiet: true });
		if (apt.code !== 0) refused.add(`apt-get install chromium: ${lastLine(apt.output)}`);
		for (const path of systemBrowsers()) if (await fits(path)) return path;
	}
	throw new Stop(
		`The tests need Chrome, Chromium or Edge with WebGL 2, and none could be found or installed. Install one, or set CHROME_PATH to it. Tried: ${[...refused].join("; ")}`,
	);
}

/**
 * Why the browser at `path` cannot be used, null when it can.
 *
 * @param {string} path
 * @returns {Promise<string | null>}
 */
async function faultOf(path) {
	const { chromium } = await import("playwright");
	try {
		const browser = await chromium.launch({ ...launchOptions(path), timeout: 60_000 });
		try {
			const page = await browser.newPage();
			const webgl = await page.evaluate(() => document.createElement("canvas").getContext("webgl2") !== null);
			return webgl ? null : "no WebGL 2";
		} finally {
			await browser.close();
		}
	} catch (error) {
		const message = String(error instanceof Error ? error.message : error);
		// Playwright's first line, and the browser's own words where it said any.
		const own = /\[err\] (.*)/.exec(message)?.[1];
		return [message.split("\n", 1)[0], own].filter(Boolean).join(" ");
	}
}

/** @param {string} output */
const lastLine = (output) => output.trim().split("\n").at(-1) ?? "";
