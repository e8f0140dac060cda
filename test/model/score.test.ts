import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { randomStream } from "../../src/core/random.ts";
import { scoreRows } from "../../src/model/score.ts";
import { layersModel } from "../../src/model/train/layers/network.ts";
import { startTensorFlow } from "../../src/model/train/layers/tensorflow.ts";
import { type Activation, layerSizes, type Network, weightCount } from "../../src/model/trainer.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ACTIVATIONS: Activation[] = ["relu", "tanh", "sigmoid"];
const HIDDEN = [[], [1], [16], [16, 8], [8, 16], [13, 7]];

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const APPLY: Record<Activation, (x: number) => number> = {
	relu: (x) => Math.max(0, x),
	tanh: (x) => (Math.exp(2 * x) - 1) / (Math.exp(2 * x) + 1),
	sigmoid,
};

/** The slow truth: the weights cut into matrices with the bias as last row, each row multiplied out by itself. */
function slowScores(network: Network, weights: Float32Array, inputs: Float32Array, rows: number): number[] {
	const sizes = layerSizes(network);
	let at = 0;
	const matrices = sizes.slice(1).map((outputs, i) =>
		Array.from({ length: (sizes[i] as number) + 1 }, () => {
			at += outputs;
			return [...weights.slice(at - outputs, at)];
		}),
	);
	return Array.from({ length: rows }, (_, row) => {
		let values = [...inputs.slice(row * network.inputs, (row + 1) * network.inputs)];
		for (const [layer, matrix] of matrices.entries()) {
			const withBias = [...values, 1];
			const sums = (matrix[0] as number[]).map((_, j) =>
				withBias.reduce((sum, value, i) => sum + value * (matrix[i]?.[j] as number), 0),
			);
			values = sums.map(layer === matrices.length - 1 ? sigmoid : APPLY[network.activation]);
		}
		return values[0] as number;
	});
}

function example(network: Network, rows: number, seed: number) {
	const stream = randomStream(seed, "test/score");
	const normals = (n: number) => Float32Array.from({ length: n }, () => stream.normal());
	return { weights: normals(weightCount(network)), inputs: normals(rows * network.inputs) };
}

const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
	expect(a.length).toBe(b.length);
	return Math.max(0, ...Array.from(a, (value, i) => Math.abs(value - (b[i] as number))));
};

describe("scoring a batch in one pass", () => {
	it("gives what the matrices give when multiplied out one by one, for any network", () => {
		const network = fc.record({
			inputs: fc.integer({ min: 1, max: 12 }),
			hidden: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 2 }),
			activation: fc.constantFrom(...ACTIVATIONS),
			loss: fc.constant("binaryCrossEntropy" as const),
		});
		fc.assert(
			fc.property(network, fc.integer({ min: 0, max: 20 }), fc.nat(), (of, rows, seed) => {
				const { weights, inputs } = example(of, rows, seed);
				const scores = scoreRows(of, weights, inputs, rows);
				expect(largestGap(scores, slowScores(of, weights, inputs, rows))).toBeLessThan(1e-9);
			}),
		);
	});

	it("reads a weight from its place in the layout: input after input, the bias last", () => {
		const logistic: Network = { inputs: 2, hidden: [], activation: "relu", loss: "binaryCrossEntropy" };
		const [score] = scoreRows(logistic, Float32Array.of(2, -3, 0.5), Float32Array.of(1, 1), 1);
		expect(score).toBeCloseTo(sigmoid(2 - 3 + 0.5), 12);
	});

	it("stays a probability far outside what was learnt", () => {
		const of: Network = { inputs: 8, hidden: [16, 8], activation: "relu", loss: "binaryCrossEntropy" };
		const { weights } = example(of, 1, 1);
		for (const size of [-1e30, -1e4, 1e4, 1e30]) {
			const [score] = scoreRows(of, weights, new Float32Array(8).fill(size), 1);
			expect(score).toBeGreaterThanOrEqual(0);
			expect(score).toBeLessThanOrEqual(1);
		}
	});
});

describe("scoring agrees within 1e-6 with a TensorFlow.js layers model that holds the same weights", () => {
	for (const hidden of HIDDEN) {
		for (const activation of hidden.length > 0 ? ACTIVATIONS : ACTIVATIONS.slice(0, 1)) {
			it(`8-${[...hidden, 1].join("-")}, ${activation}`, async () => {
				const tf = await startTensorFlow("cpu");
				const of: Network = { inputs: 8, hidden, activation, loss: "binaryCrossEntropy" };
				const { weights, inputs } = example(of, 500, 3);
				const model = layersModel(tf, of, weights);
				const answers = tf.tidy(() => {
					const predicted = model.predict(tf.tensor2d(inputs, [500, 8]));
					if (Array.isArray(predicted)) throw new Error("one output expected");
					return predicted.dataSync();
				});
				model.dispose();
				expect(largestGap(scoreRows(of, weights, inputs, 500), answers)).toBeLessThan(1e-6);
			});
		}
	}
});
