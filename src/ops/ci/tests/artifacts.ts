import { weightCount } from "../../../model/trainer.ts";
import type { Workbench } from "../workbench.ts";
import { type CiTest, cannotRun } from "./ci-test.ts";

const artifacts: CiTest = {
	letter: "e",
	name: "Components give their artifacts",
	asks: "Does each component of the pipeline leave what the next one expects?",
	async run(bench) {
		if (bench.stopped) return cannotRun(bench);
		const wrong = wrongArtifacts(bench);
		const sentence =
			wrong[0] ?? "Preparation left scaled rows with their scaler, training a model, evaluation its quality by area.";
		return { pass: wrong.length === 0, sentence, value: wrong.length, limit: 0 };
	},
};

export default artifacts;

function wrongArtifacts({ code, artifacts: { prepared, model, quality }, fixtures }: Workbench): string[] {
	if (!prepared || !model || !quality) return ["A component left nothing."];
	const width = code.features.length;
	const { inputs, scaler, train, test } = prepared;
	const areas = Object.values(quality.segments).reduce((sum, { rows }) => sum + rows, 0);
	const heldOut = Math.ceil(fixtures.newest.late.length / 2);
	const expected: [holds: boolean, otherwise: string][] = [
		[width > 0, "The feature code names no feature."],
		[
			inputs.length === train.late.length * width,
			`Preparation left ${inputs.length} inputs for ${train.late.length} rows.`,
		],
		[scaler.mean.length === width, `The scaler holds ${scaler.mean.length} means for ${width} features.`],
		[test.late.length === heldOut, `${test.late.length} rows are held out, not ${heldOut}.`],
		[model.weights.length === weightCount(model.network), `The model has ${model.weights.length} weights.`],
		[quality.rows === heldOut && areas === heldOut, `Evaluation looked at ${quality.rows} rows, by area at ${areas}.`],
	];
	return expected.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
}
