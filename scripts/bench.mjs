// npm run bench [-- --json] [--only name]: what the design promises in numbers, measured. Each file of test/bench
// exports `name` and `run()`: *.bench.ts run in Node, *.browser.ts in a headless Chromium.
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { openBenchPage } from "./lib/bench-page.mjs";
import { ensureDeps } from "./lib/deps.mjs";
import { withModule } from "./lib/module.mjs";
import { ROOT } from "./lib/root.mjs";
import { runCommand, Stop } from "./lib/stop.mjs";
import { table } from "./lib/table.mjs";

/** @typedef {{ name: string, run: () => Promise<Record<string, unknown>> }} Bench */
/** @typedef {{ name: string, result: Record<string, unknown> }} Measured */

const FOLDER = "test/bench";

console.log = console.error;
await runCommand(async () => {
	const { json, only } = readArguments();
	await ensureDeps();
	const files = existsSync(join(ROOT, FOLDER)) ? readdirSync(join(ROOT, FOLDER)).sort() : [];
	const chosen = files.filter((file) => /\.(bench|browser)\.ts$/.test(file) && (!only || nameOf(file) === only));
	if (chosen.length === 0) {
		const known = files.filter((file) => /\.(bench|browser)\.ts$/.test(file)).map(nameOf);
		throw new Stop(`--only ${only ?? ""}: no such bench; there are ${known.join(", ") || "none"} in ${FOLDER}`);
	}

	/** @type {Record<string, Record<string, unknown>>} */
	const results = {};
	let failed = 0;
	for (const file of chosen) {
		try {
			const { name, result } = await measure(`/${FOLDER}/${file}`);
			results[name] = result;
			if (!json) process.stdout.write(table(name, result));
		} catch (error) {
			failed++;
			console.error(`${file} failed:`, error);
		}
	}
	if (json) process.stdout.write(`${JSON.stringify(results)}\n`);
	return failed === 0 ? 0 : 1;
});

/** @param {string} file */
function nameOf(file) {
	return basename(file).replace(/\.(bench|browser)\.ts$/, "");
}

/**
 * @param {string} path from the project's root
 * @returns {Promise<Measured>}
 */
async function measure(path) {
	if (!path.endsWith(".browser.ts")) {
		return withModule(path, async (/** @type {Bench} */ bench) => ({ name: bench.name, result: await bench.run() }));
	}
	const { page, close } = await openBenchPage();
	try {
		return await page.evaluate(async (file) => {
			/** @type {Bench} */
			const bench = await import(file);
			return { name: bench.name, result: await bench.run() };
		}, path);
	} finally {
		await close();
	}
}

function readArguments() {
	try {
		return parseArgs({ options: { json: { type: "boolean" }, only: { type: "string" } } }).values;
	} catch (error) {
		throw new Stop(`${error instanceof Error ? error.message : error} Allowed are --json and --only name.`);
	}
}
