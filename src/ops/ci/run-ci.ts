import type { Trainer } from "../../model/trainer.ts";
import type { CheckResult } from "../events.ts";
import type { PipelineCode } from "../source/pipeline-code.ts";
import type { CiFixtures } from "./fixtures.ts";
import artifacts from "./tests/artifacts.ts";
import type { CiTest } from "./tests/ci-test.ts";
import converges from "./tests/converges.ts";
import featureUnits from "./tests/feature-units.ts";
import finite from "./tests/finite.ts";
import fitTogether from "./tests/fit-together.ts";
import modelUnits from "./tests/model-units.ts";
import { type Workbench, workbench } from "./workbench.ts";

/**
 * The six tests of CI (Google, "MLOps: continuous delivery and automation pipelines in machine learning", pipeline
 * continuous integration), in the article's order.
 */
export const CI_TESTS: readonly CiTest[] = [featureUnits, modelUnits, converges, finite, artifacts, fitTogether];

/** All six tests of `code`, red or green: one that fails does not keep the later ones from running. */
export async function runCi(code: PipelineCode, fixtures: CiFixtures, trainer: Trainer): Promise<CheckResult[]> {
	return testBench(await workbench(code, fixtures, trainer));
}

/** The same on components that have run already. */
export async function testBench(bench: Workbench): Promise<CheckResult[]> {
	const results: CheckResult[] = [];
	for (const { letter, name, run } of CI_TESTS) {
		const { pass, sentence, value = null, limit = null } = await run(bench);
		results.push({ check: `(${letter}) ${name}`, pass, sentence, value, limit });
	}
	return results;
}
