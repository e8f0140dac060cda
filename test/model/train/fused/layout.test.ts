import { describe, expect, it } from "vitest";
import { countTexel, LANES, LOSS_SLOTS, layoutOf, lossTexel } from "../../../../src/model/train/fused/layout.ts";
import { readCheckpoints, startTexels } from "../../../../src/model/train/fused/state.ts";
import { seedWeights } from "../../../../src/model/train/start.ts";
import type { Checkpoint } from "../../../../src/model/trainer.ts";
import { job, network } from "../jobs.ts";

const NETWORKS = [[], [16], [13], [1], [16, 8], [13, 7], [3, 2], [64, 64]].map((hidden) => network(8, hidden));

describe("where weights lie on the GPU", () => {
	for (const of of [...NETWORKS, network(1, []), network(3, [2]), network(21, [5, 9])]) {
		it(`${[of.inputs, ...of.hidden, 1].join("-")}: each has a place of its own`, () => {
			const { weightPlaces, weightTexels, state, gradient } = layoutOf(of, 128, 3);
			expect(new Set(weightPlaces).size).toBe(weightPlaces.length);
			expect(Math.min(...weightPlaces)).toBeGreaterThanOrEqual(0);
			expect(Math.max(...weightPlaces)).toBeLessThan(LANES * weightTexels);
			expect(gradient.width * gradient.rows).toBeGreaterThan(weightTexels);
			expect(state.width * state.rows).toBeGreaterThan(3 * weightTexels + 16);
		});
	}
});

it("reads back from the state what was put there, for every model of a stack", () => {
	const jobs = [1, 2, 3].map((seed) => job(network(8, [13, 7]), { seed, rows: 640, batchSize: 64, epochs: 9 }));
	const layout = layoutOf(network(8, [13, 7]), 64, 3);
	const checkpoints: Checkpoint[] = jobs.map((one, j) => ({
		step: 40,
		epoch: 4,
		weights: seedWeights(one.network, j),
		firstMoments: seedWeights(one.network, 10 + j),
		secondMoments: seedWeights(one.network, 20 + j),
		losses: [0.4, 0.3, 0.2, 0.1 + j],
	}));
	const texels = startTexels(layout, jobs, checkpoints);
	expect(readCheckpoints(layout, texels, jobs[0] as (typeof jobs)[0], 40, checkpoints)).toEqual(checkpoints);
});

it("takes the losses of several epochs from their slots, and refuses what the GPU did not compute", () => {
	const of = network(8, [16]);
	const work = job(of, { rows: 128 * 2, epochs: 90 });
	const layout = layoutOf(of, 128, 1);
	const texels = startTexels(layout, [work]);
	const slots = texels.subarray(LANES * lossTexel(layout));
	for (let epoch = 40; epoch < 80; epoch++) slots[epoch % LOSS_SLOTS] = 2 * epoch;
	texels[LANES * countTexel(layout)] = 160;
	const known = { losses: Array.from({ length: 40 }, (_, i) => i) } as unknown as Checkpoint;
	const [read] = readCheckpoints(layout, texels, work, 160, [known]);
	expect(read).toMatchObject({ step: 160, epoch: 80, losses: Array.from({ length: 80 }, (_, i) => i) });
	expect(() => readCheckpoints(layout, new Float32Array(texels.length), work, 160, [])).toThrow(/something else/);
});
