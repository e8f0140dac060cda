import { expect, it, vi } from "vitest";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import type { Checkpoint, EpochProgress } from "../../../src/model/trainer.ts";
import { job, network } from "./jobs.ts";

vi.setConfig({ testTimeout: 60_000 });

const work = job(network(8, [16, 8]), { rows: 4000, batchSize: 256, epochs: 8 });

it("repeats itself to the bit, and leaves the job as it was", async () => {
	const before = structuredClone(work);
	const first = await cpuTrainer().train(work);
	expect(await cpuTrainer().train(work)).toEqual(first);
	expect(work).toEqual(before);
	expect(first.losses).toHaveLength(8);
	expect(first.losses[7]).toBeLessThan(first.losses[0] as number);
});

it("ends with the same bits when it resumes from any checkpoint, even one that was copied between threads", async () => {
	const checkpoints: Checkpoint[] = [];
	const whole = await cpuTrainer().train(work, { onCheckpoint: (checkpoint) => checkpoints.push(checkpoint) });
	expect(checkpoints.map(({ step }) => step)).toEqual([15, 30, 45, 60, 75, 90, 105, 120]);
	for (const checkpoint of checkpoints) {
		const resumed = await cpuTrainer().train(work, { resumeFrom: structuredClone(checkpoint) });
		expect(resumed).toEqual(whole);
	}
});

it("refuses a checkpoint of another job", async () => {
	const checkpoints: Checkpoint[] = [];
	await cpuTrainer().train(work, { onCheckpoint: (checkpoint) => checkpoints.push(checkpoint) });
	const other = job(network(8, [16]), { rows: 4000, batchSize: 256 });
	await expect(cpuTrainer().train(other, { resumeFrom: checkpoints[0] as Checkpoint })).rejects.toThrow(/another job/);
});

it("stops between chunks when it is cancelled, and says so with the signal's reason", async () => {
	const abort = new AbortController();
	const long = { ...work, epochs: 100_000 };
	const training = cpuTrainer().train(long, { signal: abort.signal });
	setTimeout(() => abort.abort(), 30);
	await expect(training).rejects.toMatchObject({ name: "AbortError" });
	await expect(cpuTrainer().train(work, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
});

it("reports at most once a frame, and always the last epoch with the whole loss curve", async () => {
	const times: number[] = [];
	const reports: EpochProgress[] = [];
	const onEpoch = (progress: EpochProgress) => {
		times.push(performance.now());
		reports.push(progress);
	};
	const { losses } = await cpuTrainer().train({ ...work, epochs: 60 }, { onEpoch });
	expect(reports.at(-1)).toEqual({ epoch: 60, epochs: 60, loss: losses[59], losses });
	expect(reports.length).toBeLessThan(60);
	for (let i = 1; i < times.length - 1; i++)
		expect((times[i] as number) - (times[i - 1] as number)).toBeGreaterThan(15);
});
