import { canonicalJson } from "../../core/canonical-json.ts";
import { contentHash } from "../../core/hash.ts";
import type { CheckResult } from "../events.ts";
import { weightsId } from "../experiment.ts";
import { answersContract } from "../validation/answers-contract.ts";
import { beatsChampion } from "../validation/beats-champion.ts";
import { championQuality } from "../validation/champion-quality.ts";
import { fitsTarget } from "../validation/fits-target.ts";
import { holdsOnSegments } from "../validation/holds-on-segments.ts";
import { left, type Step } from "./step.ts";

/**
 * Model validation, before promotion (Google, MLOps level 1): better than the champion, consistent on segments, compatible
 * with the target, consistent with the API of the service. A refusal is a result, not a fault of the run.
 */
const modelValidation: Step = {
	name: "model-validation",
	minutes: 5,
	failureChance: 0,
	async run({ shop, run, code, artifacts, champion, trainings }) {
		const policy = shop.policy().validation;
		const model = left(artifacts, "model");
		const quality = left(artifacts, "quality");
		const { test } = left(artifacts, "prepared");
		const reference = championQuality(champion, test, policy.scoreChampion);
		const rules: CheckResult[] = [
			beatsChampion(quality, reference, policy.champion),
			...holdsOnSegments(quality, reference, policy.segment, policy.segmentRows),
			...fitsTarget(model, policy),
			answersContract(model, code, test),
		];
		artifacts.valid = rules.every((rule) => rule.pass);
		const verdict = artifacts.valid ? ("pass" as const) : ("refused" as const);
		const told = { weights: weightsId(model.weights), verdict, champion: champion.version, attempt: trainings, rules };
		shop.record("pipeline", "model.validated", told, { cost: 0.05, run });
		return contentHash(canonicalJson(told)).slice(0, 12);
	},
};

export default modelValidation;
