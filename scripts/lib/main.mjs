import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { text } from "node:stream/consumers";
import { ensureDeps } from "./deps.mjs";
import { withModule } from "./module.mjs";
import { runCommand, Stop } from "./stop.mjs";

/**
 * @typedef {import("../../src/engine/cli/terminal.ts").Terminal} Io
 * @typedef {{ main: (argv: string[], io: Io) => Promise<number> }} MainModule
 */

/**
 * Runs the `main` of a module of src/ as a command. Standard output carries what `main` says and nothing else, so that
 * it can be piped; whatever a library prints goes to standard error.
 *
 * @param {string} path from the project's root
 */
export function runMain(path) {
	console.log = console.error;
	console.info = console.error;
	return runCommand(async () => {
		await ensureDeps();
		const io = {
			stdin: () => text(process.stdin),
			out: (/** @type {string} */ line) => void process.stdout.write(`${line}\n`),
			err: (/** @type {string} */ line) => void process.stderr.write(`${line}\n`),
			...(process.stderr.isTTY && { progress: showProgress }),
			again,
			cores: availableParallelism(),
		};
		return withModule(path, (/** @type {MainModule} */ { main }) => main(process.argv.slice(2), io));
	});
}

/** @param {string} line takes the place of the one before; "" leaves an empty line to write on */
function showProgress(line) {
	process.stderr.write(`\r\u001b[K${line}`);
}

/**
 * This very command in a process of its own.
 *
 * @param {readonly string[]} argv
 * @param {string} stdin
 * @returns {Promise<string>} what it printed on standard output
 */
async function again(argv, stdin) {
	const script = /** @type {string} */ (process.argv[1]);
	const child = spawn(process.execPath, [script, ...argv], { stdio: ["pipe", "pipe", "inherit"] });
	const over = new Promise((resolve, reject) => child.on("close", resolve).on("error", reject));
	child.stdin.end(stdin);
	const printed = await text(child.stdout);
	if ((await over) !== 0) throw new Stop("One of the runs ended with an error; what it said stands above.");
	return printed;
}
