import { expect, it, vi } from "vitest";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { job, maxDifference, network } from "../../model/train/jobs.ts";

vi.setConfig({ testTimeout: 60_000 });

it("the layers trainer learns on WebGL in a worker what the CPU trainer learns, and leaves nothing behind", async () => {
	const work = job(network(8, [13, 8], { activation: "sigmoid" }), { learningRate: 0.002, epochs: 2 });
	const worker = new Worker(new URL("./layers.worker.ts", import.meta.url), { type: "module" });
	const answer = new Promise<MessageEvent>((resolve, reject) => {
		worker.onmessage = resolve;
		worker.onerror = (event) => reject(new Error(event.message));
	});
	worker.postMessage(work);
	const { first, second, before, after } = (await answer).data;
	worker.terminate();
	const reference = await cpuTrainer().train(work);
	expect(first.backend).toBe("tfjs-webgl");
	expect(maxDifference(first.weights, reference.weights)).toBeLessThan(1e-6);
	expect(second.weights).toEqual(first.weights);
	expect(after).toEqual(before);
});
