import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.mjs";
import { Stop } from "./stop.mjs";

/** @typedef {{ quiet?: boolean, env?: NodeJS.ProcessEnv, cwd?: string }} Options quiet: collect the output, show nothing */

/**
 * Runs a Node program. No shell is involved, so it is the same on every system.
 *
 * @param {string[]} args what follows `node`
 * @param {Options} [options]
 * @returns {Promise<{ code: number, output: string }>} code 1 also when the program could not be started or was killed
 */
export function node(args, { quiet = false, env = process.env, cwd = ROOT } = {}) {
	return run(process.execPath, args, { quiet, env, cwd });
}

/**
 * Runs any program, found on PATH or by its path.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { quiet = false, env = process.env, cwd = ROOT } = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, { cwd, env, stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit" });
		let output = "";
		child.stdout?.setEncoding("utf8").on("data", (text) => (output += text));
		child.stderr?.setEncoding("utf8").on("data", (text) => (output += text));
		child.on("error", (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
		child.on("close", (code) => resolve({ code: code ?? 1, output }));
	});
}

/**
 * The file behind a package's command, to be started with `node`.
 *
 * @param {string} name of the package, and of the command unless given
 * @param {string} [command]
 */
export function bin(name, command = name.replace(/^@.*\//, "")) {
	const folder = join(ROOT, "node_modules", name);
	/** @type {{ bin: string | Record<string, string> }} */
	const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	const file = typeof manifest.bin === "string" ? manifest.bin : manifest.bin[command];
	if (!file) throw new Stop(`package ${name} has no command ${command}`);
	return join(folder, file);
}
