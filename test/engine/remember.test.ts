import { describe, expect, it, vi } from "vitest";
import { logHash } from "../../src/core/log.ts";
import { planOf } from "../../src/engine/plan.ts";
import { memoryStore, remembering, trainingKey } from "../../src/engine/remember.ts";
import { runToEnd } from "../../src/engine/run.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import type { Trainer, TrainingJob } from "../../src/model/trainer.ts";
import { failing, failure, untrained } from "../ops/trainers.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

function counting(inner: Trainer): { trainer: Trainer; count: () => number } {
	let trained = 0;
	const train: Trainer["train"] = (job, options) => {
		trained++;
		return inner.train(job, options);
	};
	return { trainer: { backend: inner.backend, train }, count: () => trained };
}

const job: TrainingJob = {
	network: { inputs: 2, hidden: [3], activation: "relu", loss: "binaryCrossEntropy" },
	rows: 2,
	features: Float32Array.of(1, 2, 3, 4),
	labels: Float32Array.of(0, 1),
	epochs: 2,
	batchSize: 1,
	learningRate: 0.1,
	seed: 1,
};

describe("a second run of the same plan", () => {
	it("trains nothing and is the same run", async () => {
		const plan = planOf({ days: 220, ordersPerDay: 50, team: "persona", watch: false });
		const { trainer, count } = counting(cpuTrainer());
		const store = memoryStore();
		const first = await runToEnd(plan, { trainer: remembering(trainer, store) });
		const trainings = count();
		expect(trainings).toBe(first.filter(({ kind }) => kind === "model.trained").length);
		expect(trainings).toBeGreaterThanOrEqual(2);
		const second = await runToEnd(plan, { trainer: remembering(trainer, store) });
		expect(count()).toBe(trainings);
		expect(logHash(second)).toBe(logHash(first));
		await runToEnd({ ...plan, seed: 8 }, { trainer: remembering(trainer, store) });
		expect(count()).toBeGreaterThan(trainings);
	});
});

describe("the key of a training", () => {
	it("is the same for the same rows and settings, whoever made them", () => {
		expect(trainingKey("cpu", structuredClone(job))).toBe(trainingKey("cpu", job));
		const { seed, ...rest } = job;
		expect(trainingKey("cpu", { seed, ...rest })).toBe(trainingKey("cpu", job));
	});

	it("is another for anything that changes the weights: a value, a label, a setting, the seed, the machine", () => {
		const others: TrainingJob[] = [
			{ ...job, features: Float32Array.of(1, 2, 3, 4.0000005) },
			{ ...job, labels: Float32Array.of(1, 0) },
			{ ...job, epochs: 3 },
			{ ...job, batchSize: 2 },
			{ ...job, learningRate: 0.2 },
			{ ...job, seed: 2 },
			{ ...job, network: { ...job.network, hidden: [4] } },
			{ ...job, network: { ...job.network, activation: "tanh" } },
			{ ...job, network: { ...job.network, loss: "squaredError" } },
		];
		const keys = [...[job, ...others].map((one) => trainingKey("cpu", one)), trainingKey("webgl", job)];
		expect(new Set(keys).size).toBe(others.length + 2);
	});
});

describe("a failure", () => {
	it("is not remembered: the next attempt trains", async () => {
		const sometimes = failing(untrained, (earlier) => (earlier === 0 ? failure("diverged") : null));
		const { trainer, count } = counting(sometimes);
		const kept = remembering(trainer, memoryStore());
		await expect(kept.train(job)).rejects.toThrow("It is diverged.");
		const trained = await kept.train(job);
		expect(await kept.train(job)).toEqual(trained);
		expect(count()).toBe(2);
	});
});
