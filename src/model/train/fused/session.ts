import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl/dist/base";
import type { TensorInfo } from "@tensorflow/tfjs-core/dist/base";
import type { TrainingJob } from "../../trainer.ts";
import { biasCorrections } from "../adam.ts";
import { stepsPerEpoch } from "../start.ts";
import { beginCompiling, endCompiling } from "./compile.ts";
import { type Dataset, orderTexels } from "./data.ts";
import { type Draw, stepDraws } from "./draws.ts";
import { blockSize, type Layout, LOSS_SLOTS } from "./layout.ts";
import { emptyTexels, foldedSize, readTexels, type Size, takeTexels, uploadTexels } from "./texels.ts";
import { submit } from "./wait.ts";

/** Texels of permutations that are uploaded at a time: 16 MB, the whole of any usual training. */
const ORDER_TEXELS = 2 ** 20;

/** Models in training side by side on the GPU: their data, the order of rows, and their state, moved on step by step. */
export class Session {
	/** The draws of a step as far as the driver has their programs, and those that it gets during the first step. */
	readonly #draws: Draw[] = [];
	readonly #drawsToCome: Iterator<Draw, void>;
	readonly #size: Size;
	readonly #stepsPerEpoch: number;
	readonly #epochs: number;
	readonly #rates: number[];
	/** The textures that outlive a step: S, X and R. */
	readonly #kept = new Map<string, TensorInfo>();
	/** First step whose rows are in R, and the one after the last. */
	#orderFrom = 0;
	#orderTo = 0;
	/** Until the first step is given away: its programs may be new to the driver. */
	#compiling = true;

	/** `state` gives its texels as the layout says. `step`: optimiser steps that it has behind it. */
	constructor(
		readonly backend: MathBackendWebGL,
		readonly layout: Layout,
		readonly jobs: readonly TrainingJob[],
		readonly dataset: Dataset,
		state: () => Float32Array,
		public step: number,
	) {
		const job = jobs[0] as TrainingJob;
		this.#drawsToCome = stepDraws(layout);
		this.#size = blockSize(layout.state, layout.models);
		this.#stepsPerEpoch = stepsPerEpoch(job);
		this.#epochs = job.epochs;
		this.#rates = jobs.map(({ learningRate }) => learningRate);
		const dataSize = foldedSize(dataset.rows * layout.rowTexels);
		const data = this.#keep("X", emptyTexels(backend, dataSize));
		const start = this.#keep("S", emptyTexels(backend, this.#size));
		this.#keep("R", emptyTexels(backend, this.#orderWindow().size));
		// What goes into the textures is worked out while the first program is already being translated.
		this.#compileNext(new Map());
		uploadTexels(backend, data, dataSize, dataset.texels());
		uploadTexels(backend, start, this.#size, state());
		this.#uploadOrder();
	}

	/** One Adam step of every model: 2L draws, nothing uploaded, nothing read, unless the permutations have run out. */
	next(): void {
		if (this.step >= this.#orderTo) this.#uploadOrder();
		const { step, layout, backend } = this;
		const first = step % this.#stepsPerEpoch === 0 ? 1 : 0;
		const slot = Math.floor(step / this.#stepsPerEpoch) % LOSS_SLOTS;
		const uniforms = {
			row: [[(step - this.#orderFrom) * layout.models * layout.quads]],
			update: [[slot], [first], biasCorrections(step + 1), this.#rates],
		};
		const made = new Map<string, TensorInfo>();
		for (const draw of this.#draws) {
			if (this.#compiling) endCompiling(backend);
			const inputs = this.#inputs(draw, made);
			const values = draw.uniforms ? uniforms[draw.uniforms] : undefined;
			made.set(draw.writes, backend.compileAndRun(draw.program, inputs, "float32", values, true));
			if (!this.#compiling || made.size === 2 * layout.layers.length) continue;
			// The driver makes machine code of this program while the next one is still being written and translated.
			submit(backend.gpgpu.gl as WebGL2RenderingContext);
			this.#compileNext(made);
		}
		for (const [name, info] of made) {
			if (name === "S") this.#keep(name, info);
			else backend.disposeIntermediateTensorInfo(info);
		}
		this.#compiling = false;
		this.step++;
	}

	/** Asks for the state as it now is; `take` has it once a fence set after this has passed. */
	read(): WebGLBuffer {
		return readTexels(this.backend, this.#kept.get("S") as TensorInfo, this.#size);
	}

	/** The state that `read` asked for; frees the buffer. */
	take(buffer: WebGLBuffer): Float32Array {
		return takeTexels(this.backend, buffer, this.#size);
	}

	/** Gives all textures back to TensorFlow.js. */
	dispose(): void {
		for (const info of this.#kept.values()) this.backend.disposeIntermediateTensorInfo(info);
		this.#kept.clear();
	}

	#inputs({ reads }: Draw, made: ReadonlyMap<string, TensorInfo>): TensorInfo[] {
		return reads.map((name) => (made.get(name) ?? this.#kept.get(name)) as TensorInfo);
	}

	/** Gives the driver the next program, which may read what was `made` by those before it. */
	#compileNext(made: ReadonlyMap<string, TensorInfo>): void {
		const { value: draw } = this.#drawsToCome.next();
		if (!draw) return;
		beginCompiling(this.backend, draw.program, this.#inputs(draw, made));
		this.#draws.push(draw);
	}

	#keep(name: string, info: TensorInfo): TensorInfo {
		const old = this.#kept.get(name);
		if (old) this.backend.disposeIntermediateTensorInfo(old);
		this.#kept.set(name, info);
		return info;
	}

	/** The epochs whose permutations are uploaded next, and the size of the texture for them. */
	#orderWindow() {
		const { layout, step } = this;
		const perEpoch = this.#stepsPerEpoch * layout.models * layout.quads;
		const from = Math.floor(step / this.#stepsPerEpoch);
		const epochs = Math.min(this.#epochs - from, Math.max(1, Math.floor(ORDER_TEXELS / perEpoch)));
		return { from, epochs, size: foldedSize(epochs * perEpoch) };
	}

	#uploadOrder(): void {
		const { layout, jobs, dataset } = this;
		const { from, epochs, size } = this.#orderWindow();
		const order = this.#keep("R", emptyTexels(this.backend, size));
		uploadTexels(this.backend, order, size, orderTexels(layout, jobs, dataset, from, epochs));
		this.#orderFrom = from * this.#stepsPerEpoch;
		this.#orderTo = (from + epochs) * this.#stepsPerEpoch;
	}
}
