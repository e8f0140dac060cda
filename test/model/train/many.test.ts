import { expect, it } from "vitest";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { ofOneShape, trainMany } from "../../../src/model/train/many.ts";
import type { Checkpoint, EpochProgress } from "../../../src/model/trainer.ts";
import { job, network } from "./jobs.ts";

const jobs = [1, 2, 3].map((seed) => job(network(4, [5]), { seed, rows: 200, batchSize: 32, epochs: 3 }));

it("trains one after another on a trainer that knows no other way, and keeps a failure to itself", async () => {
	const bad = { ...jobs[1], labels: new Float32Array(200) } as (typeof jobs)[0];
	const [first, second, third] = await trainMany(cpuTrainer(), [jobs[0], bad, jobs[2]] as typeof jobs);
	expect(first).toEqual(await cpuTrainer().train(jobs[0] as (typeof jobs)[0]));
	expect(second).toMatchObject({ name: "TrainingFailure", reason: "one-class" });
	expect(third).toEqual(await cpuTrainer().train(jobs[2] as (typeof jobs)[0]));
});

it("reports on all of them, and goes on from where each of them stood", async () => {
	const progress: (readonly (EpochProgress | null)[])[] = [];
	const checkpoints: (readonly (Checkpoint | null)[])[] = [];
	const whole = await trainMany(cpuTrainer(), jobs, {
		onEpoch: (now) => progress.push(now),
		onCheckpoint: (now) => checkpoints.push(now),
	});
	expect(progress.at(-1)?.map((one) => one?.epoch)).toEqual([3, 3, 3]);
	expect(checkpoints.map((all) => all.map((one) => one?.epoch ?? 0).join(""))).toEqual([
		"100",
		"200",
		"300",
		"310",
		"320",
		"330",
		"331",
		"332",
		"333",
	]);
	for (const resumeFrom of checkpoints) expect(await trainMany(cpuTrainer(), jobs, { resumeFrom })).toEqual(whole);
});

it("lets a fault of the program through", async () => {
	await expect(trainMany(cpuTrainer(), [{ ...jobs[0], rows: 7 } as (typeof jobs)[0]])).rejects.toThrow(/7 rows/);
});

it("knows which jobs can go side by side", () => {
	const [one, two] = jobs as [(typeof jobs)[0], (typeof jobs)[0]];
	expect(ofOneShape([one, { ...two, learningRate: 0.5 }])).toBe(true);
	expect(ofOneShape([one, { ...two, network: network(4, [6]) }])).toBe(false);
	expect(ofOneShape([one, { ...two, network: network(4, [5], { loss: "squaredError" }) }])).toBe(false);
	expect(ofOneShape([one, { ...two, batchSize: 64 }])).toBe(false);
	expect(ofOneShape([one, { ...two, epochs: 4 }])).toBe(false);
	expect(ofOneShape([one, job(network(4, [5]), { rows: 201, batchSize: 32, epochs: 3 })])).toBe(false);
});
