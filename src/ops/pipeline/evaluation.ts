import { canonicalJson } from "../../core/canonical-json.ts";
import { contentHash } from "../../core/hash.ts";
import { evaluateModel } from "../evaluate.ts";
import { weightsId } from "../experiment.ts";
import { offlineTable } from "../source/offline-table.ts";
import { left, type Step } from "./step.ts";

/** Model evaluation on the held-out rows, overall and by area, with the features as the training code computes them. */
const evaluation: Step = {
	name: "evaluation",
	minutes: 5,
	failureChance: 0,
	async run({ shop, run, code, artifacts }) {
		const model = left(artifacts, "model");
		const { test } = left(artifacts, "prepared");
		const quality = evaluateModel(model, { ...test, table: offlineTable(test.table, code) });
		artifacts.quality = quality;
		const told = { ...quality, weights: weightsId(model.weights) };
		shop.record("pipeline", "model.evaluated", told, { cost: 0.05, run });
		return contentHash(canonicalJson(told)).slice(0, 12);
	},
};

export default evaluation;
