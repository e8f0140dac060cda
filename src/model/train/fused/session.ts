import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl/dist/base";
import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import type { TensorInfo } from "@tensorflow/tfjs-core/dist/base";
import type { TrainingJob } from "../../trainer.ts";
import { biasCorrections } from "../adam.ts";
import { stepsPerEpoch } from "../start.ts";
import { type Dataset, orderTexels } from "./data.ts";
import { makeKernels } from "./kernels.ts";
import { type Layout, LOSS_SLOTS } from "./layout.ts";
import { foldedSize, readTexels, takeTexels, uploadTexels } from "./texels.ts";

/** Texels of permutations that are uploaded at a time: 16 MB, the whole of any usual training. */
const ORDER_TEXELS = 2 ** 20;

/** Models in training side by side on the GPU: their data, the order of rows, and their state, moved on step by step. */
export class Session {
	readonly #kernels;
	readonly #data: TensorInfo;
	readonly #stepsPerEpoch: number;
	readonly #rates: number[];
	#state: TensorInfo;
	#order: TensorInfo | undefined;
	/** First step whose rows are in `#order`, and the one after the last. */
	#orderFrom = 0;
	#orderTo = 0;

	/** `state`: texels as `layout.state` says. `step`: optimiser steps that it has behind it. */
	constructor(
		readonly backend: MathBackendWebGL,
		readonly layout: Layout,
		readonly jobs: readonly TrainingJob[],
		readonly dataset: Dataset,
		state: Float32Array,
		public step: number,
	) {
		this.#kernels = makeKernels(layout);
		this.#stepsPerEpoch = stepsPerEpoch(jobs[0] as TrainingJob);
		this.#rates = jobs.map((job) => job.learningRate);
		this.#data = uploadTexels(backend, foldedSize(dataset.texels.length / 4), dataset.texels);
		this.#state = uploadTexels(backend, layout.state, state);
	}

	/** One Adam step of every model: 2L draws, nothing uploaded, nothing read, unless the permutations have run out. */
	next(): void {
		const { step, layout } = this;
		if (!this.#order || step >= this.#orderTo) this.#uploadOrder();
		const row0 = (step - this.#orderFrom) * layout.models * layout.quads;
		const values: TensorInfo[] = [];
		for (const kernel of this.#kernels.forward) {
			const before = values.at(-1);
			if (!before) values.push(this.#run(kernel, [this.#state, this.#data, this.#order as TensorInfo], [[row0]]));
			else values.push(this.#run(kernel, [this.#state, before, values[0] as TensorInfo]));
		}
		const errors: TensorInfo[] = [values.at(-1) as TensorInfo];
		for (let l = this.#kernels.backward.length - 1; l >= 0; l--) {
			const kernel = this.#kernels.backward[l] as GPGPUProgram;
			errors.unshift(this.#run(kernel, [this.#state, errors[0] as TensorInfo, values[l] as TensorInfo]));
		}
		errors.pop();
		const epoch = Math.floor(step / this.#stepsPerEpoch);
		const first = step % this.#stepsPerEpoch === 0 ? 1 : 0;
		const uniforms = [[epoch % LOSS_SLOTS], [first], biasCorrections(step + 1), this.#rates];
		const state = this.#run(this.#kernels.update, [this.#state, ...values, ...errors], uniforms);
		for (const done of [this.#state, ...values, ...errors]) this.backend.disposeIntermediateTensorInfo(done);
		this.#state = state;
		this.step++;
	}

	/** Asks for the state as it now is; `take` has it once a fence set after this has passed. */
	read(): WebGLBuffer {
		return readTexels(this.backend, this.#state, this.layout.state);
	}

	/** The state that `read` asked for; frees the buffer. */
	take(buffer: WebGLBuffer): Float32Array {
		return takeTexels(this.backend, buffer, this.layout.state);
	}

	/** Gives all textures back to TensorFlow.js. */
	dispose(): void {
		for (const info of [this.#data, this.#state, this.#order]) {
			if (info) this.backend.disposeIntermediateTensorInfo(info);
		}
	}

	#run(kernel: GPGPUProgram, inputs: TensorInfo[], uniforms?: number[][]): TensorInfo {
		const used = inputs.slice(0, kernel.variableNames.length);
		return this.backend.compileAndRun(kernel, used, "float32", uniforms, true);
	}

	#uploadOrder(): void {
		const { layout, jobs, dataset, step } = this;
		const perEpoch = this.#stepsPerEpoch * layout.models * layout.quads;
		const from = Math.floor(step / this.#stepsPerEpoch);
		const left = (jobs[0] as TrainingJob).epochs - from;
		const epochs = Math.min(left, Math.max(1, Math.floor(ORDER_TEXELS / perEpoch)));
		if (this.#order) this.backend.disposeIntermediateTensorInfo(this.#order);
		const size = foldedSize(epochs * perEpoch);
		this.#order = uploadTexels(this.backend, size, orderTexels(layout, jobs, dataset, from, epochs));
		this.#orderFrom = from * this.#stepsPerEpoch;
		this.#orderTo = (from + epochs) * this.#stepsPerEpoch;
	}
}
