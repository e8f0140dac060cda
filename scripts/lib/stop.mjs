/** Something the person at the keyboard can act on: printed as one sentence, without a stack. */
export class Stop extends Error {}

/**
 * Runs a command to its end and leaves with its exit code, after everything it printed has left too. A reader that
 * goes away early (`| head`) ends the command quietly.
 *
 * @param {() => Promise<number>} command
 */
export async function runCommand(command) {
	process.stdout.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
		if (error.code === "EPIPE") process.exit(0);
		throw error;
	});
	let code = 1;
	try {
		code = await command();
	} catch (error) {
		console.error(error instanceof Stop ? error.message : error);
	}
	// The reader may also have gone while the last lines were on their way.
	process.stdout.write("", (error) => process.exit(error ? 0 : code));
}
