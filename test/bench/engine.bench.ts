import { logHash } from "../../src/core/log.ts";
import { planOf } from "../../src/engine/plan.ts";
import { memoryStore, remembering } from "../../src/engine/remember.ts";
import { runToEnd } from "../../src/engine/run.ts";
import { layersTrainer } from "../../src/model/train/layers/trainer.ts";
import type { Trainer } from "../../src/model/trainer.ts";
import { World } from "../../src/world/world.ts";

export const name = "engine";

/** A trainer that keeps the time it takes. */
function timed(trainer: Trainer): { trainer: Trainer; seconds: () => number } {
	let spent = 0;
	return {
		trainer: {
			backend: trainer.backend,
			async train(job, options) {
				const started = performance.now();
				try {
					return await trainer.train(job, options);
				} finally {
					spent += performance.now() - started;
				}
			},
		},
		seconds: () => spent / 1000,
	};
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/**
 * The default year of the scripted team, 365 days on TensorFlow.js's CPU backend: the first run against one in which
 * every training is remembered, and the engine's own time. Both runs have to give the same log.
 */
export async function run(): Promise<Record<string, unknown>> {
	const plan = planOf({ team: "persona", seed: 7 });
	const orders = plan.days * plan.ordersPerDay;
	const first = timed(await layersTrainer("cpu"));
	const store = memoryStore();
	const { seed, ordersPerDay, dayShock } = plan;
	const world = new World({ seed, ordersPerDay, dayShock });
	const trainer = remembering(first.trainer, store);

	const timeOf = async (again: boolean) => {
		const started = performance.now();
		const events = await runToEnd(plan, again ? { trainer, world } : { trainer });
		return { seconds: (performance.now() - started) / 1000, events };
	};
	// Warms the engine's code on another seed, so that the first run is not charged for it.
	await runToEnd(planOf({ seed: 8, days: 30 }), { trainer });
	const trainedBefore = first.seconds();
	const cold = await timeOf(false);
	const training = first.seconds() - trainedBefore;
	await timeOf(true);
	const warm = [await timeOf(true), await timeOf(true), await timeOf(true)];
	const hashes = new Set([cold, ...warm].map(({ events }) => logHash(events)));
	return {
		sameLog: hashes.size === 1,
		trainings: cold.events.filter((event) => event.kind === "model.trained").length,
		warmReplaySpeedup: cold.seconds / median(warm.map(({ seconds }) => seconds)),
		engineSecondsPer1000Orders: (cold.seconds - training) / (orders / 1000),
		warmSecondsPer1000Orders: median(warm.map(({ seconds }) => seconds)) / (orders / 1000),
	};
}
