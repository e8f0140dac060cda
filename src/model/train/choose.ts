import type { Trainer } from "../trainer.ts";
import { cpuTrainer } from "./cpu/trainer.ts";
import { findWebGL, MAX_GPU_LOSSES } from "./webgl.ts";
import type { TrainingWorker } from "./worker/messages.ts";
import { type Supervision, supervisedTrainer } from "./worker/supervise.ts";

/** What a person asks for: the machine's choice, or one of the two by name. */
export type TrainerPreference = "auto" | "webgl" | "cpu";

export interface ChosenTrainer {
	readonly trainer: Trainer;
	/** One sentence for the page: what trains, and why. */
	readonly why: string;
}

export interface ChoiceOptions extends Supervision {
	/** How often the GPU was lost before; after two losses it is not asked again. */
	readonly losses?: number;
	/**
	 * Makes a worker whose module calls `serveTraining`. With it WebGL trains in a worker of its own, which is replaced
	 * when the GPU is lost; without it in this one, which then is of no more use.
	 */
	readonly spawn?: () => TrainingWorker;
}

/**
 * The trainer for `preference` on this machine. `auto` takes WebGL 2 unless it is missing, is drawn in software or was
 * lost twice already; `webgl` takes a software renderer too, and the CPU only where there is no other way.
 */
export async function chooseTrainer(
	preference: TrainerPreference,
	{ losses = 0, spawn, ...supervision }: ChoiceOptions = {},
): Promise<ChosenTrainer> {
	const onCpu = (why: string): ChosenTrainer => ({ trainer: cpuTrainer(), why });
	if (preference === "cpu") return onCpu("Trains on the CPU, as chosen.");
	if (losses >= MAX_GPU_LOSSES) return onCpu("Trains on the CPU: the GPU was lost twice.");
	const webgl = findWebGL();
	if (!webgl) return onCpu("Trains on the CPU: WebGL 2 with 32-bit floating-point textures is missing here.");
	if (preference === "auto" && webgl.software) {
		return onCpu(`Trains on the CPU: WebGL 2 is drawn in software here (${webgl.renderer}).`);
	}
	const reason = preference === "webgl" ? "as chosen" : "found on this machine";
	return {
		trainer: spawn ? supervisedTrainer(spawn, supervision) : (await import("./fused/trainer.ts")).fusedTrainer(),
		why: `Trains with TensorFlow.js on WebGL 2 (${webgl.renderer}), ${reason}.`,
	};
}
