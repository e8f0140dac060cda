import type { Trainer } from "../trainer.ts";
import { cpuTrainer } from "./cpu/trainer.ts";
import { findWebGL } from "./webgl.ts";

/** What a person asks for: the machine's choice, or one of the two by name. */
export type TrainerPreference = "auto" | "webgl" | "cpu";

export interface ChosenTrainer {
	readonly trainer: Trainer;
	/** One sentence for the page: what trains, and why. */
	readonly why: string;
}

/** A GPU that was taken away this often is not asked again. */
export const MAX_GPU_LOSSES = 2;

/**
 * The trainer for `preference` on this machine. `auto` takes WebGL 2 unless it is missing, is drawn in software or was
 * lost twice already (`losses`); `webgl` takes a software renderer too, and the CPU only where there is no other way.
 */
export async function chooseTrainer(preference: TrainerPreference, losses = 0): Promise<ChosenTrainer> {
	const onCpu = (why: string): ChosenTrainer => ({ trainer: cpuTrainer(), why });
	if (preference === "cpu") return onCpu("Trains on the CPU, as chosen.");
	if (losses >= MAX_GPU_LOSSES) return onCpu("Trains on the CPU: the GPU was lost twice.");
	const webgl = findWebGL();
	if (!webgl) return onCpu("Trains on the CPU: WebGL 2 with 32-bit floating-point textures is missing here.");
	if (preference === "auto" && webgl.software) {
		return onCpu(`Trains on the CPU: WebGL 2 is drawn in software here (${webgl.renderer}).`);
	}
	const { fusedTrainer } = await import("./fused/trainer.ts");
	const reason = preference === "webgl" ? "as chosen" : "found on this machine";
	return {
		trainer: fusedTrainer(),
		why: `Trains with TensorFlow.js on WebGL 2 (${webgl.renderer}), ${reason}.`,
	};
}
