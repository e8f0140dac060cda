import { type Checkpoint, GpuLost, type TrainingJob } from "../../trainer.ts";
import { seedWeights, stepsPerEpoch } from "../start.ts";
import { countTexel, LANES, type Layout, LOSS_SLOTS, lossTexel } from "./layout.ts";

/** Numbers in one model's block. */
const blockNumbers = ({ state }: Layout) => LANES * state.width * state.rows;

/** Where a model's block has its weights, its first and its second moments. */
const parts = ({ weightTexels }: Layout) =>
	[0, 1, 2].map((part) => part * LANES * weightTexels) as [number, number, number];

/** Texels of the state from which `jobs` start, or go on from checkpoints. */
export function startTexels(layout: Layout, jobs: readonly TrainingJob[], from?: readonly Checkpoint[]): Float32Array {
	const texels = new Float32Array(layout.models * blockNumbers(layout));
	const [weights, first, second] = parts(layout);
	for (const [j, job] of jobs.entries()) {
		const block = texels.subarray(j * blockNumbers(layout));
		const put = (values: Float32Array, at: number) => {
			for (let i = 0; i < values.length; i++) block[at + (layout.weightPlaces[i] as number)] = values[i] as number;
		};
		const checkpoint = from?.[j];
		put(checkpoint?.weights ?? seedWeights(job.network, job.seed), weights);
		if (!checkpoint) continue;
		put(checkpoint.firstMoments, first);
		put(checkpoint.secondMoments, second);
		block[LANES * countTexel(layout)] = checkpoint.step;
	}
	return texels;
}

/**
 * What the texels of the state say about each model after `step` steps, at the end of an epoch; `before`: the checkpoints
 * that were read before. Throws `GpuLost` when the GPU's own count of steps is another: a lost context reads as zeros,
 * without any error.
 */
export function readCheckpoints(
	layout: Layout,
	texels: Float32Array,
	job: TrainingJob,
	step: number,
	before: readonly Checkpoint[],
): Checkpoint[] {
	const [weights, first, second] = parts(layout);
	const steps = stepsPerEpoch(job);
	return Array.from({ length: layout.models }, (_, j) => {
		const block = texels.subarray(j * blockNumbers(layout));
		if (block[LANES * countTexel(layout)] !== step)
			throw new GpuLost("The GPU gave back something else than its work.");
		const get = (at: number) => Float32Array.from(layout.weightPlaces, (place) => block[at + place] as number);
		const losses = [...(before[j]?.losses ?? [])];
		while (losses.length < step / steps) {
			const slot = LANES * lossTexel(layout) + (losses.length % LOSS_SLOTS);
			losses.push((block[slot] as number) / steps);
		}
		const epoch = step / steps;
		return { step, epoch, weights: get(weights), firstMoments: get(first), secondMoments: get(second), losses };
	});
}
