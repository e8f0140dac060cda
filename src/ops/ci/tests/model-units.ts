import { categories, takeRows } from "../../../core/table.ts";
import { featureById } from "../../../model/features.ts";
import { predict } from "../../../model/model.ts";
import { offlineTable } from "../../source/offline-table.ts";
import type { PipelineCode } from "../../source/pipeline-code.ts";
import { FIXTURE_ROWS } from "../fixture-rows.ts";
import { readModel, writeModel } from "../model-file.ts";
import { modelOf } from "../workbench.ts";
import { type CiTest, cannotRun } from "./ci-test.ts";

/** Rows of the fixtures that are asked. */
const ROWS = 50;

const modelUnits: CiTest = {
	letter: "b",
	name: "Model method tests",
	asks: "Does the one-hot code tell the carriers apart, is every answer a probability, does a saved model answer the same?",
	async run(bench) {
		const alike = carriersAlike(bench.code);
		if (alike) return { pass: false, sentence: `The one-hot code gives carriers ${alike} the same columns.` };
		const model = modelOf(bench);
		if (!model) return cannotRun(bench);
		const indices = Array.from({ length: ROWS }, (_, i) => i);
		const table = offlineTable(takeRows(bench.fixtures.newest.table, indices), bench.code);
		const answers = predict(model, table);
		const odd = answers.findIndex((p) => !(p >= 0 && p <= 1));
		if (odd >= 0)
			return { pass: false, sentence: `The answer to row ${odd + 1} is ${answers[odd]}; it must lie in [0, 1].` };
		const again = predict(readModel(writeModel(model)), table);
		const changed = answers.filter((p, i) => p !== again[i]).length;
		return {
			pass: changed === 0,
			sentence: `Carriers are told apart, ${ROWS} answers lie in [0, 1], and after saving and loading ${changed === 0 ? "all are the same" : `${changed} differ`}.`,
			value: changed,
			limit: 0,
		};
	},
};

export default modelUnits;

/** Carriers that the feature code cannot tell apart, for a sentence; "" for none, or when it does not use the carrier. */
function carriersAlike({ features }: PipelineCode): string {
	const oneHot = features.map(featureById).filter(({ reads }) => reads.includes("carrier"));
	if (oneHot.length === 0) return "";
	const { levels, codes } = categories(FIXTURE_ROWS, "carrier");
	const columns = oneHot.map((feature) => feature.compute(FIXTURE_ROWS));
	const byCode = new Map<string, string[]>();
	for (const [row, code] of codes.entries()) {
		const key = columns.map((column) => column[row]).join();
		byCode.set(key, [...(byCode.get(key) ?? []), levels[code] as string]);
	}
	return [...byCode.values()].find((names) => names.length > 1)?.join(" and ") ?? "";
}
