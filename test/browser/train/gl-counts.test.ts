import { memory } from "@tensorflow/tfjs-core/dist/base";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { startBackend } from "../../../src/model/train/fused/backend.ts";
import { fusedTrainer } from "../../../src/model/train/fused/trainer.ts";
import type { TrainingJob } from "../../../src/model/trainer.ts";
import { job, network } from "../../model/train/jobs.ts";
import { countGlCalls } from "./gl-calls.ts";

vi.setConfig({ testTimeout: 60_000 });

const calls = countGlCalls();
const gpu = fusedTrainer();
const seeds = (work: TrainingJob, count: number) => Array.from({ length: count }, (_, seed) => ({ ...work, seed }));

beforeEach(() => calls.reset());

describe("what a training asks of WebGL", () => {
	for (const hidden of [[], [16], [13], [16, 8], [13, 7]]) {
		const layers = hidden.length + 1;
		describe(`8-${[...hidden, 1].join("-")}, ${layers} layers`, () => {
			const work = job(network(8, hidden), { rows: 1280, epochs: 20 });

			it(`${2 * layers} programs the first time, none after that`, async () => {
				await startBackend();
				calls.reset();
				await gpu.train(work);
				expect(calls.count("linkProgram")).toBeLessThanOrEqual(2 * layers + 5);
				expect(calls.count("linkProgram")).toBe(2 * layers);
				await gpu.train({ ...work, seed: 2 });
				expect(calls.count("linkProgram")).toBe(2 * layers);
			});

			for (const models of [1, 3, 8]) {
				it(`${models} models: ${2 * layers} draws a step, three uploads before the first, at most one reading in 32`, async () => {
					await gpu.trainMany?.(seeds(work, models));
					expect(calls.draws()).toBe(2 * layers * 200);
					expect(calls.uploads()).toBe(3);
					expect(calls.count("readPixels")).toBeLessThanOrEqual(200 / 32);
					expect(calls.count("getBufferSubData")).toBe(calls.count("readPixels"));
				});
			}

			it("nothing is uploaded between the first step and the last, however long the training", async () => {
				await gpu.train({ ...work, epochs: 40 });
				expect(calls.draws()).toBe(2 * layers * 400);
				expect(calls.uploads()).toBe(3);
				expect(calls.count("readPixels")).toBeLessThanOrEqual(400 / 32);
			});
		});
	}

	it("the driver begins with each program's draw before the next program comes, and is waited for once a program", async () => {
		const work = job(network(8, [15, 6]), { rows: 128, epochs: 1 });
		const atDraws: number[][] = [];
		await gpu.warmUp?.(job(network(8, [14]), { rows: 128, epochs: 1 }));
		const own = countGlCalls(() => atDraws.push([own.count("linkProgram"), own.count("fenceSync")]));
		await gpu.train(work);
		expect(atDraws).toEqual([1, 2, 3, 4, 5, 6].map((draw) => [draw, draw - 1]));
		expect(own.count("getProgramParameter")).toBe(6);
		expect(own.count("getShaderParameter")).toBe(0);
	});

	it("no program for other data of about the same length, nor for another seed, rate or number of epochs", async () => {
		const work = job(network(8, [16, 8]), { rows: 4000, batchSize: 256, epochs: 8 });
		await gpu.train(work);
		calls.reset();
		await gpu.train(job(network(8, [16, 8]), { rows: 3500, batchSize: 256, epochs: 7, learningRate: 0.01, seed: 5 }));
		expect(calls.count("linkProgram")).toBe(0);
	});

	it("a warm-up leaves nothing to compile", async () => {
		const work = job(network(8, [9, 5]), { rows: 1280, epochs: 2 });
		await gpu.warmUp?.(work);
		expect(calls.count("linkProgram")).toBe(6);
		await gpu.train(work);
		expect(calls.count("linkProgram")).toBe(6);
	});
});

describe("what a training leaves behind", () => {
	it("nothing, over 100 retrainings: TensorFlow.js's memory, textures, buffers and fences", async () => {
		const backend = await startBackend();
		const work = job(network(8, [16, 8]), { rows: 1280, epochs: 4 });
		const inUse = () => ({ ...memory(), data: backend.numDataIds() });
		await gpu.train(work);
		const before = inUse();
		calls.reset();
		for (let seed = 0; seed < 100; seed++) {
			await gpu.train({ ...work, seed });
			expect(inUse()).toEqual(before);
		}
		expect(calls.count("createTexture")).toBe(0);
		expect(calls.count("deleteBuffer")).toBe(calls.count("createBuffer"));
		expect(calls.count("deleteSync")).toBe(calls.count("fenceSync"));
	});

	it("nothing after a cancel, a failure, a stack or a warm-up either", async () => {
		const backend = await startBackend();
		const work = job(network(8, [16, 8]), { rows: 1280, epochs: 40 });
		const inUse = () => {
			const { numTensors, numDataBuffers, numBytes, ...rest } = memory() as ReturnType<typeof memory> & {
				numBytesInGPU: number;
			};
			return { numTensors, numDataBuffers, numBytes, gpu: rest.numBytesInGPU, data: backend.numDataIds() };
		};
		const before = inUse();
		calls.reset();
		const abort = new AbortController();
		setTimeout(() => abort.abort(), 20);
		await expect(gpu.train({ ...work, epochs: 10_000 }, { signal: abort.signal })).rejects.toThrow();
		await expect(gpu.train({ ...work, learningRate: 1e38 })).rejects.toThrow();
		await gpu.trainMany?.(seeds(work, 3));
		await gpu.warmUp?.(work);
		expect(inUse()).toEqual(before);
		expect(calls.count("deleteBuffer")).toBe(calls.count("createBuffer"));
		expect(calls.count("deleteSync")).toBe(calls.count("fenceSync"));
	});
});
