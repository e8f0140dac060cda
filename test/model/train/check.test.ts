import { describe, expect, it, vi } from "vitest";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { layersTrainer } from "../../../src/model/train/layers/trainer.ts";
import type { FailureReason, TrainingJob } from "../../../src/model/trainer.ts";
import { job, network } from "./jobs.ts";

vi.setConfig({ testTimeout: 60_000 });

const good = job(network(4, [5]), { rows: 200, batchSize: 32, epochs: 2 });

const changed = (values: Float32Array, at: number, value: number) => values.map((old, i) => (i === at ? value : old));

const BAD: [FailureReason, RegExp, Partial<TrainingJob>][] = [
	["non-finite-input", /Input 2 of row 3 is NaN/, { features: changed(good.features, 14, Number.NaN) }],
	[
		"non-finite-input",
		/Input 0 of row 0 is Infinity/,
		{ features: changed(good.features, 0, Number.POSITIVE_INFINITY) },
	],
	["non-finite-input", /label of row 5 is NaN/, { labels: changed(good.labels, 5, Number.NaN) }],
	["one-class", /All 200 rows carry the label 1/, { labels: new Float32Array(200).fill(1) }],
	["too-few-rows", /200 rows to learn from, fewer than one batch of 256/, { batchSize: 256 }],
	["bad-learning-rate", /learning rate is NaN/, { learningRate: Number.NaN }],
	["bad-learning-rate", /learning rate is 0/, { learningRate: 0 }],
	["bad-learning-rate", /learning rate is -1/, { learningRate: -1 }],
	["non-finite-weights", /Weight \d+ of 31 became/, { learningRate: 1e38 }],
	["diverged", /did not settle/, { learningRate: 1e3, network: network(4, [5], { loss: "squaredError" }) }],
	["diverged", /did not settle: loss .*, largest weight/, { learningRate: 1e3 }],
];

for (const trainer of [cpuTrainer(), layersTrainer("cpu")]) {
	describe(`bad input to the trainer ${trainer.backend}`, () => {
		for (const [reason, message, change] of BAD) {
			it(`${reason}: ${message.source}`, async () => {
				const failure = await trainer.train({ ...good, ...change }).catch((error: unknown) => error);
				expect(failure).toMatchObject({ name: "TrainingFailure", reason, message: expect.stringMatching(message) });
			});
		}
	});
}

it("an impossible job is a fault of the program, not of the data", async () => {
	const trainer = cpuTrainer();
	await expect(trainer.train({ ...good, rows: 199 })).rejects.toThrow(/do not make 199 rows/);
	await expect(trainer.train({ ...good, epochs: 0 })).rejects.toThrow(/epochs 0/);
	await expect(trainer.train({ ...good, batchSize: 1.5 })).rejects.toThrow(/batchSize 1.5/);
	await expect(trainer.train({ ...good, network: network(4, [5, 5, 5]) })).rejects.toThrow(/3 hidden layers/);
	await expect(trainer.train({ ...good, labels: changed(good.labels, 0, 0.5) })).rejects.toThrow(/neither 0 nor 1/);
});
