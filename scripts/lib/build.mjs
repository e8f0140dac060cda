import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { bin, node } from "./process.mjs";
import { CACHE, ROOT } from "./root.mjs";
import { Stop } from "./stop.mjs";

/** Everything the built page is made of. */
const SOURCES = [
	"src",
	"lessons",
	"public",
	"scripts",
	"index.html",
	"vite.config.ts",
	"svelte.config.js",
	"tsconfig.json",
	"package-lock.json",
];

const STAMP = join(CACHE, "built");

/** Builds the page into dist/ unless what lies there was built from these very sources. */
export async function buildIfChanged({ quiet = false } = {}) {
	const hash = hashOf(ROOT, SOURCES);
	const fresh = existsSync(join(ROOT, "dist/index.html")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash;
	if (!fresh) await build({ quiet });
}

/** Builds the page into dist/ with Vite, in a process of its own. Throws `Stop` when the build fails. */
export async function build({ quiet = false } = {}) {
	const hash = hashOf(ROOT, SOURCES);
	const { code, output } = await node([bin("vite"), "build"], { quiet, env: withoutModes(process.env) });
	if (code !== 0) throw new Stop(`The build failed.\n${output}`);
	mkdirSync(CACHE, { recursive: true });
	writeFileSync(STAMP, hash);
}

/**
 * The environment without what a test runner leaves in it: under NODE_ENV=test Vite would build a page that believes
 * it is being tested.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function withoutModes(env) {
	const gone = new Set(["NODE_ENV", "VITEST", "MODE", "DEV", "PROD", "TEST"]);
	return Object.fromEntries(Object.entries(env).filter(([name]) => !gone.has(name) && !name.startsWith("VITEST_")));
}

/**
 * Hash of the names and contents of all files under `paths`; a path that does not exist counts as empty.
 *
 * @param {string} folder that the paths are relative to
 * @param {readonly string[]} paths
 */
export function hashOf(folder, paths) {
	const hash = createHash("sha256");
	for (const path of paths) {
		for (const file of filesUnder(join(folder, path))) {
			const content = readFileSync(file);
			hash.update(`${relative(folder, file).split(sep).join("/")}\0${content.length}\0`).update(content);
		}
	}
	return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
	if (!existsSync(path)) return [];
	if (statSync(path).isFile()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesUnder(join(path, name)));
}
