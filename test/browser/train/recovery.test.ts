import { afterEach, expect, it, vi } from "vitest";
import { randomStream } from "../../../src/core/random.ts";
import { fusedTrainer } from "../../../src/model/train/fused/trainer.ts";
import type { TrainingWorker } from "../../../src/model/train/worker/messages.ts";
import { supervisedTrainer } from "../../../src/model/train/worker/supervise.ts";
import { job, maxDifference, network } from "../../model/train/jobs.ts";

vi.setConfig({ testTimeout: 60_000 });

// 20 steps an epoch, so checkpoints after 40, 80 and 120 of 120 steps.
const work = job(network(8, [13, 8]), { rows: 1280, batchSize: 64, epochs: 6 });
const DRAWS = 6 * 120;
const spawned: Worker[] = [];

/** Makes workers; the n-th one loses its context after the n-th of these draws, the ones beyond never. */
function spawner(...loseAfter: number[]): () => TrainingWorker {
	return () => {
		const worker = new Worker(new URL("./training.worker.ts", import.meta.url), { type: "module" });
		spawned.push(worker);
		const loseAfterDraw = loseAfter.shift();
		if (loseAfterDraw !== undefined) worker.postMessage({ loseAfterDraw });
		return worker as TrainingWorker;
	};
}

afterEach(() => {
	for (const worker of spawned.splice(0)) worker.terminate();
});

const undisturbed = fusedTrainer().train(work);

for (let seed = 0; seed < 20; seed++) {
	const draw = 1 + randomStream(seed, "test/lost-context").below(DRAWS);
	it(`seed ${seed}: context lost after draw ${draw} of ${DRAWS}, the same bits in the end`, async () => {
		const losses: string[] = [];
		const trainer = supervisedTrainer(spawner(draw), { onLoss: (times, what) => losses.push(`${times} ${what}`) });
		const trained = await trainer.train(work);
		const { weights, losses: curve } = await undisturbed;
		expect(losses).toEqual([expect.stringMatching(/^1 .*(lost|something else)/)]);
		expect(trained).toMatchObject({ backend: "webgl", remark: expect.stringMatching(/lost once/) });
		expect(trained.weights).toEqual(weights);
		expect(trained.losses).toEqual(curve);
	});
}

it("two losses: finishes on the CPU, and says so", async () => {
	const trained = await supervisedTrainer(spawner(400, 100)).train(work);
	expect(trained.backend).toBe("cpu");
	expect(trained.remark).toBe("The GPU was lost twice; the training was finished on the CPU.");
	expect(maxDifference(trained.weights, (await undisturbed).weights)).toBeLessThanOrEqual(1e-6);
});

it("a context that is lost between two trainings is found out before the next one", async () => {
	const trainer = supervisedTrainer(spawner(DRAWS));
	const first = await trainer.train(work);
	const second = await trainer.train(work);
	expect(second.weights).toEqual(first.weights);
	expect(second.remark ?? first.remark).toMatch(/lost once/);
});

it("a stack of models and a warm-up survive a loss too", async () => {
	const jobs = [work, { ...work, seed: 2 }, { ...work, learningRate: 0.001 }];
	const trainer = supervisedTrainer(spawner(500));
	await trainer.warmUp?.(work);
	const outcomes = await trainer.trainMany?.(jobs);
	const alone = await fusedTrainer().trainMany?.(jobs);
	expect(outcomes).toMatchObject(alone?.map((one) => ({ ...one })) ?? []);
	expect(outcomes?.[0]).toMatchObject({ remark: expect.stringMatching(/lost once/) });
});
