import { canonicalJson } from "../../core/canonical-json.ts";
import { contentHash } from "../../core/hash.ts";
import { left, type Step, StepStop } from "./step.ts";

/**
 * Data validation, before any training (Google, MLOps level 1): schema skew is an anomaly, it stops the pipeline and calls
 * a person; value skew is a change of the distribution, it is what retraining is for.
 */
const validation: Step = {
	name: "validation",
	minutes: 5,
	failureChance: 0,
	async run({ shop, run, artifacts, anomalies, drifted }) {
		const { from } = left(artifacts, "older");
		const { to } = left(artifacts, "newest");
		const found = anomalies().map(({ name, column, sentence }) => ({ name, column, sentence }));
		const verdict = found.length > 0 ? "schema skew" : drifted.length > 0 ? "value skew" : "pass";
		const told = { from, to, verdict, anomalies: found, drifted } as const;
		shop.record("pipeline", "data.validated", told, { cost: 0.05, run });
		if (found.length > 0) throw new StepStop(`Schema skew: ${found.map(({ sentence }) => sentence).join(" ")}`);
		return contentHash(canonicalJson(told)).slice(0, 12);
	},
};

export default validation;
