import { canonicalJson } from "../../core/canonical-json.ts";
import { Memory } from "../../core/remember-by.ts";
import type { CheckResult } from "../events.ts";
import { originOf } from "../labelled-rows.ts";
import type { Candidate } from "./candidate.ts";
import { compatible } from "./checks/compatible.ts";
import { contract } from "./checks/contract.ts";
import { dataForTraining } from "./checks/data-for-training.ts";
import { loadTest } from "./checks/load-test.ts";
import { performanceTarget } from "./checks/performance-target.ts";

const CHECKS: readonly ((candidate: Candidate) => CheckResult)[] = [
	compatible,
	contract,
	loadTest,
	dataForTraining,
	performanceTarget,
];

const known = new Memory<readonly CheckResult[]>();

/**
 * The checks of CD that the article lists before a deployment ("MLOps: continuous delivery and automation pipelines in
 * machine learning", pipeline continuous delivery): all of them, whatever the first ones say.
 */
export function runCd(candidate: Candidate): readonly CheckResult[] {
	const { model, golden, newest, ...others } = candidate;
	const { weights, ...rest } = model;
	return known.remember(originOf(newest), [weights, golden], canonicalJson({ ...others, rest }), () =>
		CHECKS.map((check) => check(candidate)),
	);
}
