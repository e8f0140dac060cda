import { afterEach, expect, it, vi } from "vitest";
import { chooseTrainer } from "../../../src/model/train/choose.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { findWebGL } from "../../../src/model/train/webgl.ts";
import type { TrainingWorker } from "../../../src/model/train/worker/messages.ts";
import { job, maxDifference, network } from "../../model/train/jobs.ts";

vi.setConfig({ testTimeout: 60_000 });

afterEach(() => vi.restoreAllMocks());

const rendererIs = (name: string) =>
	vi.spyOn(WebGL2RenderingContext.prototype, "getParameter").mockImplementation(() => name);

it("finds the software renderer that the tests run on, and calls it so", () => {
	expect(findWebGL()).toMatchObject({ renderer: expect.stringMatching(/SwiftShader/), software: true });
});

it("auto: WebGL on a graphics card, the CPU where WebGL is software, missing or was lost twice; says why", async () => {
	const software = await chooseTrainer("auto");
	expect(software.trainer.backend).toBe("cpu");
	expect(software.why).toMatch(/drawn in software here \(.*SwiftShader/);
	rendererIs("ANGLE (NVIDIA GeForce RTX 3060)");
	const card = await chooseTrainer("auto");
	expect(card.trainer.backend).toBe("webgl");
	expect(card.why).toBe(
		"Trains with TensorFlow.js on WebGL 2 (ANGLE (NVIDIA GeForce RTX 3060)), found on this machine.",
	);
	expect(await chooseTrainer("auto", { losses: 2 })).toMatchObject({
		trainer: { backend: "cpu" },
		why: expect.stringMatching(/lost twice/),
	});
	vi.spyOn(OffscreenCanvas.prototype, "getContext").mockReturnValue(null);
	expect(await chooseTrainer("auto")).toMatchObject({
		trainer: { backend: "cpu" },
		why: expect.stringMatching(/missing/),
	});
});

it("does as it is told, where it can", async () => {
	expect(await chooseTrainer("webgl")).toMatchObject({
		trainer: { backend: "webgl" },
		why: expect.stringMatching(/as chosen/),
	});
	expect(await chooseTrainer("cpu")).toMatchObject({
		trainer: { backend: "cpu" },
		why: "Trains on the CPU, as chosen.",
	});
	vi.spyOn(OffscreenCanvas.prototype, "getContext").mockReturnValue(null);
	expect(await chooseTrainer("webgl")).toMatchObject({
		trainer: { backend: "cpu" },
		why: expect.stringMatching(/missing/),
	});
});

it("trains in a worker of its own when it is told how to make one", async () => {
	const spawn = vi.fn(
		() => new Worker(new URL("./training.worker.ts", import.meta.url), { type: "module" }) as TrainingWorker,
	);
	const { trainer } = await chooseTrainer("webgl", { spawn });
	expect(spawn).not.toHaveBeenCalled();
	const work = job(network(8, [5]), { rows: 640, batchSize: 64, epochs: 4 });
	const trained = await trainer.train(work);
	expect(spawn).toHaveBeenCalledOnce();
	expect(trained.backend).toBe("webgl");
	expect(maxDifference(trained.weights, (await cpuTrainer().train(work)).weights)).toBeLessThanOrEqual(1e-6);
	spawn.mock.results[0]?.value.terminate();
});
