import type { Checkpoint, TrainingJob } from "../../trainer.ts";
import { GpuLost } from "../../trainer.ts";
import { seedWeights } from "../start.ts";
import { LANES, type Layout, LOSS_SLOTS } from "./layout.ts";

/** Numbers from one model's first texel to the next model's. */
const modelStride = ({ state, stateRows }: Layout) => LANES * state.width * stateRows;

/** Texels of the state from which `jobs` start, or go on. */
export function startTexels(layout: Layout, jobs: readonly TrainingJob[], from?: readonly Checkpoint[]): Float32Array {
	const texels = new Float32Array(layout.models * modelStride(layout));
	for (const [j, job] of jobs.entries()) {
		const checkpoint = from?.[j];
		const weights = checkpoint?.weights ?? seedWeights(job.network, job.seed);
		for (let p = 0; p < layout.weights; p++) {
			const at = j * modelStride(layout) + LANES * p;
			texels[at] = weights[p] as number;
			texels[at + 1] = checkpoint?.firstMoments[p] ?? 0;
			texels[at + 2] = checkpoint?.secondMoments[p] ?? 0;
		}
	}
	return texels;
}

/**
 * What the texels of the state say about model `j` after `step` steps; `losses` are those read before. Throws `GpuLost`
 * when the GPU's own count of steps is not what it must be: a lost context reads as zeros, without any error.
 */
export function readCheckpoint(
	layout: Layout,
	texels: Float32Array,
	j: number,
	step: number,
	stepsPerEpoch: number,
	losses: readonly number[],
): Checkpoint {
	const from = j * modelStride(layout);
	const column = (channel: number) =>
		Float32Array.from({ length: layout.weights }, (_, p) => texels[from + LANES * p + channel] as number);
	const epoch = step / stepsPerEpoch;
	const all = [...losses];
	while (all.length < epoch) {
		const slot = from + LANES * (layout.weights + (all.length % LOSS_SLOTS));
		if (texels[slot + 1] !== stepsPerEpoch) throw new GpuLost("The GPU gave back something else than its work.");
		all.push((texels[slot] as number) / stepsPerEpoch);
	}
	return { step, epoch, weights: column(0), firstMoments: column(1), secondMoments: column(2), losses: all };
}
