import type { CheckResult } from "../../events.ts";
import type { Workbench } from "../workbench.ts";

/** One of the six tests that the article lists for CI of a pipeline: one file in this folder each. */
export interface CiTest {
	/** The article's letter for us: (a) .. (f). */
	readonly letter: string;
	readonly name: string;
	/** What it asks, in one sentence. */
	readonly asks: string;
	run(bench: Workbench): Promise<Found>;
}

/** What a test found: its sentence says what was measured; value and limit where there is a number. */
export type Found = Pick<CheckResult, "pass" | "sentence"> & Partial<Pick<CheckResult, "value" | "limit">>;

/** The sentence of a test that has nothing to look at. */
export const cannotRun = ({ stopped }: Workbench): Found => ({
	pass: false,
	sentence: `Could not run: ${stopped ? `the component ${stopped.step} stopped. ${stopped.because}` : "nothing was prepared."}`,
});
