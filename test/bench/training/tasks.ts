import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { fusedTrainer } from "../../../src/model/train/fused/trainer.ts";
import { startTensorFlow } from "../../../src/model/train/layers/tensorflow.ts";
import { layersTrainer } from "../../../src/model/train/layers/trainer.ts";
import { trainMany } from "../../../src/model/train/many.ts";
import type { Trainer, TrainingJob } from "../../../src/model/trainer.ts";
import { countGlCalls } from "../../browser/train/gl-calls.ts";
import { job, maxDifference, network } from "../../model/train/jobs.ts";

/** Medians of milliseconds for a step, all taken in turns in one run. */
export interface Speed {
	readonly fit: number;
	readonly fused: number;
	/** For a step of one of eight models. */
	readonly stacked8: number;
	readonly cpu: number;
	readonly tfjsCpu: number;
}

export interface Counts {
	readonly drawsPerStep: number;
	readonly uploadsPerStep: number;
	readonly readbacksPerStep: number;
	readonly programs: number;
	readonly maxWeightError200: number;
}

const ROUNDS = 7;
const jobOf = (hidden: readonly number[], rest: Partial<TrainingJob>) =>
	job(network(8, hidden), { rows: 4096, ...rest });

/**
 * Milliseconds from nothing but loaded code and rows to the end of the first step. The browser starts its GPU process for the
 * first WebGL context, whoever asks for one; that takes up to 200 ms, is no trainer's doing, and is counted for neither.
 * Each side pays for its own context, TensorFlow.js's backend, its programs, the step and the reading of the weights;
 * `model.fit` as in layers/trainer.ts: unpacked, and told never to yield to a frame.
 */
export async function cold(which: "fused" | "fit", hidden: readonly number[]): Promise<number> {
	startGpuProcess();
	if (which === "fit") await import("@tensorflow/tfjs");
	const trainer = which === "fit" ? layersTrainer("webgl") : fusedTrainer();
	const work = jobOf(hidden, { rows: 128, epochs: 1 });
	return timed(() => trainer.train(work));
}

/** Waits until a picture of one point has been drawn. */
function startGpuProcess(): void {
	const gl = new OffscreenCanvas(1, 1).getContext("webgl2") as WebGL2RenderingContext;
	gl.clear(gl.COLOR_BUFFER_BIT);
	gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}

/** Calls to WebGL in a training of 200 steps, by the difference to one of 400 where the start must not count. */
export async function counts(hidden: readonly number[]): Promise<Counts> {
	const calls = countGlCalls();
	const gpu = fusedTrainer();
	const work = jobOf(hidden, { rows: 1280, epochs: 20 });
	const trained = await gpu.train(work);
	const programs = calls.count("linkProgram");
	const [draws, uploads] = [calls.draws(), calls.uploads()];
	const reads = calls.count("readPixels");
	calls.reset();
	await gpu.train({ ...work, epochs: 40 });
	return {
		drawsPerStep: (calls.draws() - draws) / 200,
		uploadsPerStep: (calls.uploads() - uploads) / 200,
		readbacksPerStep: Math.max(reads / 200, calls.count("readPixels") / 400),
		programs,
		maxWeightError200: maxDifference(trained.weights, (await cpuTrainer().train(work)).weights),
	};
}

export async function speed(hidden: readonly number[]): Promise<Speed> {
	const of = (epochs: number) => jobOf(hidden, { epochs });
	const eight = Array.from({ length: 8 }, (_, seed) => ({ ...of(4), seed }));
	const gpu = fusedTrainer();
	const step = async (trainer: Trainer, epochs: number) =>
		(await timed(() => trainer.train(of(epochs)))) / (32 * epochs);
	const contenders: Record<keyof Speed, () => Promise<number>> = {
		fit: () => step(layersTrainer("webgl"), 2),
		fused: () => step(gpu, 8),
		stacked8: async () => (await timed(() => trainMany(gpu, eight))) / (8 * 128),
		cpu: () => step(cpuTrainer(), 16),
		tfjsCpu: () => step(layersTrainer("cpu"), 2),
	};
	await startTensorFlow("cpu");
	const times: Record<string, number[]> = {};
	for (let round = 0; round <= ROUNDS; round++) {
		for (const [name, run] of Object.entries(contenders)) {
			const ms = await run();
			// The first round pays for what is compiled.
			if (round > 0) times[name] = [...(times[name] ?? []), ms];
		}
	}
	return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)])) as unknown as Speed;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] as number;
}
