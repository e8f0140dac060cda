import { expect, it } from "vitest";
import { epochOrder, seedWeights, stepsPerEpoch } from "../../../src/model/train/start.ts";
import { network } from "./jobs.ts";

const deviation = (values: Float32Array) =>
	Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

it("starts before rectifiers as He et al. say, biases at 0", () => {
	const weights = seedWeights(network(100, [100, 50]), 7);
	const first = weights.subarray(0, 10_000);
	expect(deviation(first)).toBeCloseTo(Math.sqrt(2 / 100), 2);
	expect(weights.subarray(10_000, 10_100)).toEqual(new Float32Array(100));
	expect(deviation(weights.subarray(10_100, 15_100))).toBeCloseTo(Math.sqrt(2 / 100), 2);
	expect(weights.at(-1)).toBe(0);
});

it("starts before the other activations, and logistic regression, as Glorot and Bengio say", () => {
	const limit = Math.sqrt(6 / 200);
	for (const activation of ["tanh", "sigmoid"] as const) {
		const first = seedWeights(network(100, [100], { activation }), 7).subarray(0, 10_000);
		expect(Math.max(...first)).toBeLessThanOrEqual(limit);
		expect(deviation(first)).toBeCloseTo(limit / Math.sqrt(3), 2);
	}
	expect(Math.max(...seedWeights(network(8, []), 7))).toBeLessThanOrEqual(Math.sqrt(6 / 9));
});

it("repeats its weights and orders for a seed, and gives others to other seeds and epochs", () => {
	const of = network(8, [16, 8]);
	expect(seedWeights(of, 3)).toEqual(seedWeights(of, 3));
	expect(seedWeights(of, 3)).not.toEqual(seedWeights(of, 4));
	const job = { rows: 1000, seed: 3 };
	expect(epochOrder(job, 5)).toEqual(epochOrder(job, 5));
	expect(epochOrder(job, 5)).not.toEqual(epochOrder(job, 6));
	expect(epochOrder(job, 5)).not.toEqual(epochOrder({ ...job, seed: 4 }, 5));
	expect([...epochOrder(job, 5)].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
	expect(stepsPerEpoch({ rows: 1000, batchSize: 128 })).toBe(7);
});
