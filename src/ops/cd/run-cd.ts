import type { CheckResult } from "../events.ts";
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

/**
 * The checks of CD that the article lists before a deployment ("MLOps: continuous delivery and automation pipelines in
 * machine learning", pipeline continuous delivery): all of them, whatever the first ones say.
 */
export const runCd = (candidate: Candidate): CheckResult[] => CHECKS.map((check) => check(candidate));
