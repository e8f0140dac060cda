/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */
/** @typedef {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} Report Vitest's JSON report */

/**
 * Counts the tests of all projects in Vitest's report. A run that ended badly without naming a failed test (a file that
 * does not load, an error between tests, no report at all) counts as a failure: it is never green.
 *
 * @param {Report | null} report
 * @param {number} exitCode of the run
 * @returns {Tally}
 */
export function count(report, exitCode) {
	const tally = { passed: 0, failed: 0, skipped: 0 };
	for (const file of report?.testResults ?? []) {
		const before = tally.failed;
		for (const { status } of file.assertionResults) {
			if (status === "passed") tally.passed++;
			else if (status === "failed") tally.failed++;
			else tally.skipped++;
		}
		if (file.status === "failed" && tally.failed === before) tally.failed++;
	}
	if (tally.failed === 0 && (exitCode !== 0 || !report)) tally.failed = 1;
	return tally;
}

/** @param {Tally} tally */
export const countLine = ({ passed, failed, skipped }) =>
	`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
