import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { node } from "./process.mjs";
import { ROOT } from "./root.mjs";
import { Stop } from "./stop.mjs";

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} LockEntry */

/**
 * Makes sure that what package-lock.json names is what is installed; installs it with `npm ci` otherwise.
 * Uses nothing but Node itself. Throws `Stop` when Node is too old or the installation fails.
 */
export async function ensureDeps() {
	checkNode(process.versions.node);
	if (installed(ROOT)) return;
	console.error("Installing packages (npm ci) ...");
	const { code } = await node([npmCli(), "ci", "--include=dev"]);
	if (code !== 0) throw new Stop("npm ci failed; see its message above. The packages could not be installed.");
}

/**
 * Throws `Stop` unless `version` is one that Vite 8 runs on.
 *
 * @param {string} version
 */
export function checkNode(version) {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
	if (!fits) throw new Stop(`Node ${version} is too old for Driftworks: it needs 20.19 or later, or 22.12 or later.`);
}

/**
 * Whether npm's own record of what it installed agrees with the lock file in `folder`. npm writes that record last,
 * so an installation that was cut short counts as none.
 *
 * @param {string} folder
 */
export function installed(folder) {
	const record = join(folder, "node_modules/.package-lock.json");
	if (!existsSync(record)) return false;
	const wanted = lockEntries(join(folder, "package-lock.json"));
	const found = lockEntries(record);
	return Object.entries(wanted).every(([path, entry]) => {
		if (path === "") return true;
		const there = found[path];
		// Packages for other systems are in the lock file and not on this disk.
		if (!there) return entry.optional === true || entry.devOptional === true;
		return there.version === entry.version;
	});
}

/**
 * @param {string} file
 * @returns {Record<string, LockEntry>}
 */
const lockEntries = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

/** npm's program file: the one that started us, or the one that lies beside Node. */
function npmCli() {
	const beside = dirname(process.execPath);
	const candidates = [
		process.env["npm_execpath"] ?? "",
		join(beside, "node_modules/npm/bin/npm-cli.js"),
		join(beside, "../lib/node_modules/npm/bin/npm-cli.js"),
		join(beside, "../share/nodejs/npm/bin/npm-cli.js"),
	];
	const found = candidates.find((path) => /npm-cli\.[cm]?js$/.test(path) && existsSync(path));
	if (!found) throw new Stop("npm was not found beside Node; run `npm ci` once by hand, then try again.");
	return found;
}
