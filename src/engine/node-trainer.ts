import { cpuTrainer } from "../model/train/cpu/trainer.ts";
import type { Trainer } from "../model/trainer.ts";

/** `tfjs` is TensorFlow.js on its CPU backend; `cpu` is our typed-array trainer, the same to 1e-6 and faster. */
export const TRAINER_NAMES = ["tfjs", "cpu"] as const;
export type TrainerName = (typeof TRAINER_NAMES)[number];

/** A trainer for Node, where there is no WebGL. */
export async function nodeTrainer(name: TrainerName): Promise<Trainer> {
	if (name === "cpu") return cpuTrainer();
	const { layersTrainer } = await import("../model/train/layers/trainer.ts");
	return layersTrainer("cpu");
}
