import type { Terminal } from "../../src/engine/cli/terminal.ts";
import { LessonFault } from "./fault.ts";
import { reportAll } from "./report.ts";

export const USAGE = "usage: npm run -s lessons [-- --json]";

/**
 * `npm run lessons`: compiles and proves every lesson. Resolves to the exit code: 0, 1 when something does not hold, 2
 * for a wrong command line.
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
	const wrong = argv.find((word) => word !== "--json" && word !== "--help");
	if (wrong !== undefined || argv.includes("--help")) {
		if (wrong !== undefined) terminal.err(`argument is "${wrong}"; allowed: --json, --help.`);
		else terminal.out(USAGE);
		return wrong !== undefined ? 2 : 0;
	}
	try {
		const { reports, faults, notYetCovered } = await reportAll(process.cwd(), ({ slug }) => terminal.progress?.(slug));
		terminal.progress?.("");
		if (argv.includes("--json")) terminal.out(JSON.stringify({ lessons: reports, notYetCovered, faults }));
		else {
			for (const { slug, solved, wrongPaths, minutes } of reports) {
				const held = Object.values(solved).filter(Boolean).length;
				const ways = Object.values(wrongPaths).filter(Boolean).length;
				terminal.out(
					`${slug}: solved on ${held} of ${Object.keys(solved).length} seeds, ${ways} of ${Object.keys(wrongPaths).length} wrong paths told, ${minutes} minutes`,
				);
			}
			terminal.out(`${notYetCovered.length} parts of the source text are not covered yet`);
		}
		for (const fault of faults) terminal.err(fault);
		return faults.length > 0 ? 1 : 0;
	} catch (error) {
		if (!(error instanceof LessonFault)) throw error;
		terminal.err(error.message);
		return 1;
	}
}
