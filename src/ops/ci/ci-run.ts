import { canonicalJson } from "../../core/canonical-json.ts";
import { Memory } from "../../core/remember-by.ts";
import type { Trainer } from "../../model/trainer.ts";
import type { CheckResult } from "../events.ts";
import type { PipelineCode } from "../source/pipeline-code.ts";
import type { CiFixtures } from "./fixtures.ts";
import { metered } from "./metered.ts";
import { testBench } from "./run-ci.ts";
import { type Workbench, workbench } from "./workbench.ts";

/** What CI built of a code, what its tests say of it, and the compute that they took in units of one training on 2,000 rows. */
interface CiRun {
	readonly bench: Workbench;
	readonly tests: readonly CheckResult[];
	readonly cost: number;
}

const known = new Memory<CiRun>();

/**
 * CI on `code`. As trained weights, its result is remembered by what it was made of and by what computed it: code that was
 * tested before on the same fixtures is not tested again, unless a training failed in it.
 */
export async function ciRun(code: PipelineCode, fixtures: CiFixtures, trainer: Trainer): Promise<CiRun> {
	const how = `${trainer.backend} ${canonicalJson(code)}`;
	const before = known.get(fixtures, [], how);
	if (before) return before;
	const meter = metered(trainer);
	const bench = await workbench(code, fixtures, meter.trainer);
	const tests = await testBench(bench);
	const run = { bench, tests, cost: meter.cost() };
	return meter.failures() > 0 ? run : known.keep(run, fixtures, [], how);
}
