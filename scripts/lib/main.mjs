import { text } from "node:stream/consumers";
import { ensureDeps } from "./deps.mjs";
import { withModule } from "./module.mjs";
import { runCommand } from "./stop.mjs";

/**
 * @typedef {{ stdin: () => Promise<string>, out: (line: string) => void, err: (line: string) => void }} Io
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
		};
		return withModule(path, (/** @type {MainModule} */ { main }) => main(process.argv.slice(2), io));
	});
}
