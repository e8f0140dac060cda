import { describe, expect, it } from "vitest";
import { cpuTrainer } from "../../../../src/model/train/cpu/trainer.ts";
import type { Machine, ToWorker, TrainingScope, TrainingWorker } from "../../../../src/model/train/worker/messages.ts";
import { serveTraining } from "../../../../src/model/train/worker/serve.ts";
import { supervisedTrainer } from "../../../../src/model/train/worker/supervise.ts";
import { type Checkpoint, GpuLost, type Trainer, type TrainingJob } from "../../../../src/model/trainer.ts";
import { job, network } from "../jobs.ts";

const work = job(network(8, [16]), { rows: 1280, epochs: 6 });

/** What a stand-in for the GPU's trainer does at its n-th checkpoint; the arithmetic is the CPU trainer's. */
type Fate = (checkpoint: number) => Promise<void> | void;

/** Workers in this thread, one for each fate in turn, that record which machine each question asked for. */
function workers(...fates: Fate[]) {
	const machines: Machine[] = [];
	const alive = new Set<object>();
	let next = 0;
	const spawn = (): TrainingWorker => {
		const fate = fates[next++] ?? (() => undefined);
		const scope: TrainingScope = {
			postMessage: (data) => later(() => worker.onmessage?.({ data } as MessageEvent)),
			onmessage: null,
		};
		const later = (act: () => void) => setTimeout(() => alive.has(worker) && act(), 0);
		const worker: TrainingWorker = {
			onmessage: null,
			onerror: null,
			postMessage: (data: ToWorker) => later(() => scope.onmessage?.({ data: structuredClone(data) } as MessageEvent)),
			terminate: () => alive.delete(worker),
		};
		alive.add(worker);
		serveTraining(scope, async (machine) => {
			machines.push(machine);
			return machine === "cpu" ? cpuTrainer() : doomed(fate);
		});
		return worker;
	};
	return { spawn, machines, alive };
}

function doomed(fate: Fate): Trainer {
	return {
		backend: "webgl",
		async train(one, options = {}) {
			const seen: Checkpoint[] = [];
			await cpuTrainer().train(one, { ...options, onCheckpoint: (checkpoint) => seen.push(checkpoint) });
			for (const [n, checkpoint] of seen.entries()) {
				options.onCheckpoint?.(checkpoint);
				await new Promise((resolve) => setTimeout(resolve, 1));
				await fate(n + 1);
				options.signal?.throwIfAborted();
			}
			return { weights: seen.at(-1)?.weights as Float32Array, losses: seen.at(-1)?.losses ?? [], backend: "webgl" };
		},
	};
}

const loseAt =
	(n: number): Fate =>
	(checkpoint) => {
		if (checkpoint === n) throw new GpuLost("gone");
	};

describe("supervised training", () => {
	it("goes on in a new worker from the last checkpoint, to the same weights", async () => {
		const whole = await cpuTrainer().train(work);
		const losses: [number, string][] = [];
		const { spawn, machines, alive } = workers(loseAt(3));
		const kept: Checkpoint[] = [];
		const trainer = supervisedTrainer(spawn, { onLoss: (...loss) => losses.push(loss) });
		const trained = await trainer.train(work, { onCheckpoint: (checkpoint) => kept.push(checkpoint) });
		expect(trained).toMatchObject({ weights: whole.weights, losses: whole.losses, backend: "webgl" });
		expect(trained.remark).toMatch(/lost once/);
		expect(kept.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
		expect(losses).toEqual([[1, "gone"]]);
		expect(machines).toEqual(["webgl", "webgl"]);
		expect(alive.size).toBe(1);
	});

	it("finishes on the CPU after two losses, says so, and stays there", async () => {
		const whole = await cpuTrainer().train(work);
		const { spawn, machines } = workers(loseAt(2), loseAt(1));
		const trainer = supervisedTrainer(spawn);
		const trained = await trainer.train(work);
		expect(trained).toMatchObject({ weights: whole.weights, losses: whole.losses, backend: "cpu" });
		expect(trained.remark).toBe("The GPU was lost twice; the training was finished on the CPU.");
		expect(machines).toEqual(["webgl", "webgl", "cpu"]);
		expect((await trainer.train(work)).remark).toMatch(/Trained on the CPU/);
		expect(machines).toEqual(["webgl", "webgl", "cpu", "cpu"]);
	});

	it("gives up a worker that falls silent", async () => {
		const { spawn, machines } = workers();
		const mute = (): TrainingWorker => ({
			onmessage: null,
			onerror: null,
			postMessage: () => undefined,
			terminate: () => undefined,
		});
		const spawns = [mute, spawn];
		const trainer = supervisedTrainer(() => (spawns.shift() as typeof spawn)(), { silenceMs: 50 });
		expect((await trainer.train(work)).remark).toMatch(/lost once/);
		expect(machines).toEqual(["webgl"]);
	});

	it("replaces a worker that crashes, but not for ever", async () => {
		const dying = (): TrainingWorker => {
			const worker: TrainingWorker = {
				onmessage: null,
				onerror: null,
				postMessage: () => worker.onerror?.({ message: "boom", preventDefault: () => undefined } as ErrorEvent),
				terminate: () => undefined,
			};
			return worker;
		};
		await expect(supervisedTrainer(dying).train(work)).rejects.toThrow("workers die again and again (boom)");
	});

	it("passes failures of the job and faults of the program through by name", async () => {
		const trainer = supervisedTrainer(workers().spawn);
		const oneClass = { ...work, labels: new Float32Array(work.rows) };
		await expect(trainer.train(oneClass)).rejects.toMatchObject({ name: "TrainingFailure", reason: "one-class" });
		await expect(trainer.train({ ...work, rows: 3 })).rejects.toThrow(/do not make 3 rows/);
	});

	it("cancels with the signal's reason, before and during a training", async () => {
		const trainer = supervisedTrainer(workers().spawn);
		const abort = new AbortController();
		const training = trainer.train(work, { signal: abort.signal, onCheckpoint: () => abort.abort() });
		await expect(training).rejects.toMatchObject({ name: "AbortError" });
		await expect(trainer.train(work, { signal: abort.signal })).rejects.toMatchObject({ name: "AbortError" });
		expect((await trainer.train(work)).backend).toBe("webgl");
	});

	it("carries several jobs over a loss", async () => {
		const jobs: TrainingJob[] = [work, { ...work, seed: 2 }];
		const trainer = supervisedTrainer(workers(loseAt(4)).spawn);
		const outcomes = await trainer.trainMany?.(jobs);
		const alone = await Promise.all(jobs.map((one) => cpuTrainer().train(one)));
		expect(outcomes).toMatchObject(alone.map(({ weights, losses }) => ({ weights, losses })));
	});
});
