import { describe, expect, it, vi } from "vitest";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { fusedTrainer } from "../../../src/model/train/fused/trainer.ts";
import { trainMany } from "../../../src/model/train/many.ts";
import { seedWeights } from "../../../src/model/train/start.ts";
import type { Activation, Checkpoint, EpochProgress, Loss, TrainedNetwork } from "../../../src/model/trainer.ts";
import { job, maxDifference, network } from "../../model/train/jobs.ts";

vi.setConfig({ testTimeout: 60_000 });

const ACTIVATIONS: Activation[] = ["relu", "tanh", "sigmoid"];
const LOSSES: Loss[] = ["binaryCrossEntropy", "squaredError"];
const HIDDEN = [[], [16], [13], [16, 8], [13, 7], [20, 1]];
const gpu = fusedTrainer();
const cpu = cpuTrainer();

describe("fused kernels against the CPU reference after 200 Adam steps", () => {
	for (const hidden of HIDDEN) {
		for (const activation of ACTIVATIONS) {
			for (const loss of LOSSES) {
				it(`8-${[...hidden, 1].join("-")}, ${activation}, ${loss}`, async () => {
					// 1300 rows make 10 batches of 128 and leave 20 over; 20 epochs, each in an order of its own.
					const work = job(network(8, hidden, { activation, loss }), { rows: 1300, epochs: 20 });
					const [ours, theirs] = [await gpu.train(work), await cpu.train(work)];
					expect(maxDifference(ours.weights, theirs.weights)).toBeLessThanOrEqual(1e-6);
					expect(maxDifference(ours.losses, theirs.losses)).toBeLessThanOrEqual(1e-6);
					expect((await gpu.train(work)).weights).toEqual(ours.weights);
				});
			}
		}
	}

	it("other shapes: inputs, batches that do not fill a texel, wide layers, data beyond one row of a texture", async () => {
		const shapes = [
			job(network(1, [3]), { rows: 70, batchSize: 7, epochs: 20 }),
			job(network(3, []), { rows: 64, batchSize: 1, epochs: 3 }),
			job(network(5, [6, 9]), { rows: 400, batchSize: 30, epochs: 15 }),
			job(network(7, [2, 3]), { rows: 515, batchSize: 515, epochs: 40 }),
			job(network(20, [64, 64]), { rows: 512, batchSize: 128, epochs: 10, learningRate: 0.005 }),
			job(network(11, [4]), { rows: 9000, batchSize: 2000, epochs: 10 }),
		];
		for (const work of shapes) {
			const [ours, theirs] = [await gpu.train(work), await cpu.train(work)];
			expect(maxDifference(ours.weights, theirs.weights)).toBeLessThanOrEqual(1e-6);
			expect(maxDifference(ours.losses, theirs.losses)).toBeLessThanOrEqual(1e-6);
		}
	});
});

describe("several models in the same draws", () => {
	const of = network(8, [13, 7]);
	const base = job(of, { rows: 1000, epochs: 10 });
	const other = job(of, { rows: 1000, epochs: 10, seed: 9 });
	const jobs = [base, { ...base, seed: 2 }, { ...base, learningRate: 0.001 }, other, { ...other, seed: 3 }];

	it("seeds, step sizes and data of their own: each as if it were alone, to the bit", async () => {
		const together = await trainMany(gpu, jobs);
		const alone: TrainedNetwork[] = [];
		for (const one of jobs) alone.push(await gpu.train(one));
		expect(together).toEqual(alone);
	});

	it("one that fails does not touch the others", async () => {
		const jobsWithBad = [base, { ...base, learningRate: 1e38 }, { ...base, labels: new Float32Array(1000) }, other];
		const [first, wild, oneClass, last] = await trainMany(gpu, jobsWithBad);
		expect(first).toEqual(await gpu.train(base));
		expect(wild).toMatchObject({ name: "TrainingFailure", reason: "non-finite-weights" });
		expect(oneClass).toMatchObject({ name: "TrainingFailure", reason: "one-class" });
		expect(last).toEqual(await gpu.train(other));
	});

	it("refuses jobs of different shapes side by side; trainMany then takes them in turn", async () => {
		const small = job(network(8, [4]), { rows: 1000, epochs: 10 });
		await expect(gpu.trainMany?.([base, small])).rejects.toThrow(/different shapes/);
		expect(await trainMany(gpu, [base, small])).toEqual([await gpu.train(base), await gpu.train(small)]);
	});
});

describe("a training in progress", () => {
	const work = job(network(8, [16, 8]), { rows: 2000, batchSize: 100, epochs: 12 });

	it("ends with the same bits when it resumes from any checkpoint", async () => {
		const checkpoints: Checkpoint[] = [];
		const whole = await gpu.train(work, { onCheckpoint: (checkpoint) => checkpoints.push(checkpoint) });
		expect(checkpoints.map(({ step, epoch }) => [step, epoch])).toEqual(
			[40, 80, 120, 160, 200, 240].map((s) => [s, s / 20]),
		);
		for (const checkpoint of checkpoints) {
			expect(await gpu.train(work, { resumeFrom: structuredClone(checkpoint) })).toEqual(whole);
		}
		const onCpu = await cpu.train(work, { resumeFrom: checkpoints[2] as Checkpoint });
		expect(maxDifference(onCpu.weights, whole.weights)).toBeLessThanOrEqual(1e-6);
	});

	it("stops between chunks when it is cancelled, and the next one is as ever", async () => {
		const whole = await gpu.train(work);
		const abort = new AbortController();
		const long = gpu.train({ ...work, epochs: 100_000 }, { signal: abort.signal });
		const started = performance.now();
		setTimeout(() => abort.abort(), 100);
		await expect(long).rejects.toMatchObject({ name: "AbortError" });
		expect(performance.now() - started).toBeLessThan(5000);
		expect(await gpu.train(work)).toEqual(whole);
	});

	it("reports at most once a frame, and always the last epoch with the whole loss curve", async () => {
		const times: number[] = [];
		const reports: EpochProgress[] = [];
		const { losses } = await gpu.train(
			{ ...work, epochs: 60 },
			{
				onEpoch: (progress) => {
					times.push(performance.now());
					reports.push(progress);
				},
			},
		);
		expect(losses).toHaveLength(60);
		expect(reports.at(-1)).toEqual({ epoch: 60, epochs: 60, loss: losses[59], losses });
		for (let i = 1; i < times.length - 1; i++)
			expect((times[i] as number) - (times[i - 1] as number)).toBeGreaterThan(15);
	});
});

describe("bad input", () => {
	const good = job(network(4, [5]), { rows: 200, batchSize: 32, epochs: 8 });
	const reasonOf = async (change: object) => gpu.train({ ...good, ...change }).catch((error: unknown) => error);

	it("ends with a named failure, never with a network", async () => {
		expect(await reasonOf({ features: good.features.map((x, i) => (i === 9 ? Number.NaN : x)) })).toMatchObject({
			reason: "non-finite-input",
		});
		expect(await reasonOf({ labels: new Float32Array(200).fill(1) })).toMatchObject({ reason: "one-class" });
		expect(await reasonOf({ batchSize: 201 })).toMatchObject({ reason: "too-few-rows" });
		expect(await reasonOf({ learningRate: Number.NaN })).toMatchObject({ reason: "bad-learning-rate" });
		expect(await reasonOf({ learningRate: 1e38 })).toMatchObject({ reason: "non-finite-weights" });
		expect(await reasonOf({ learningRate: 1e4 })).toMatchObject({ reason: "diverged" });
	});

	it("looks at the weights: here one is not a number, and the loss does not show it", async () => {
		const weights = seedWeights(good.network, good.seed);
		weights[0] = Number.NaN;
		const moments = new Float32Array(31);
		const from = { step: 6, epoch: 1, weights, firstMoments: moments, secondMoments: moments, losses: [0.5] };
		const losses: number[] = [];
		const training = gpu.train(good, { resumeFrom: from, onEpoch: ({ loss }) => losses.push(loss) });
		await expect(training).rejects.toMatchObject({ name: "TrainingFailure", reason: "non-finite-weights" });
		expect(losses.at(-1)).toBeLessThan(1);
	});
});
