import { type CiTest, cannotRun } from "./ci-test.ts";

const finite: CiTest = {
	letter: "d",
	name: "No non-finite numbers",
	asks: "Are all inputs, losses and weights of the training finite? A loss can be finite while weights are not.",
	async run(bench) {
		const { prepared, model } = bench.artifacts;
		if (!prepared) return cannotRun(bench);
		const { inputs } = prepared;
		const { features } = bench.code;
		const odd = inputs.findIndex((value) => !Number.isFinite(value));
		if (odd >= 0) {
			const count = inputs.filter((value) => !Number.isFinite(value)).length;
			const name = features[odd % features.length];
			return {
				pass: false,
				sentence: `${count} of ${inputs.length} training inputs are not finite; the first is ${name} of row ${Math.floor(odd / features.length) + 1}.`,
				value: count,
				limit: 0,
			};
		}
		const failed = bench.told["training.failed"];
		if (failed?.reason === "non-finite-weights") return { pass: false, sentence: failed.message };
		if (!model) return cannotRun(bench);
		const losses = bench.told["model.trained"]?.losses ?? [];
		const bad = [...model.weights, ...losses].filter((value) => !Number.isFinite(value)).length;
		return {
			pass: bad === 0,
			sentence: `${inputs.length} inputs, ${losses.length} losses and ${model.weights.length} weights: ${bad === 0 ? "all" : "not all"} are finite.`,
			value: bad,
			limit: 0,
		};
	},
};

export default finite;
