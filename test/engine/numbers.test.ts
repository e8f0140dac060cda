import { describe, expect, it, vi } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { type PlanInput, planOf } from "../../src/engine/plan.ts";
import { accuracy7d } from "../../src/engine/query/accuracy.ts";
import { baseAccuracy } from "../../src/engine/query/incidents.ts";
import { runToEnd } from "../../src/engine/run.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import { eventsOf, type OpsEvent } from "../../src/ops/events.ts";
import { World } from "../../src/world/world.ts";
import { retrainByHand } from "./by-hand.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What is promised of the world and its models, held over five seeds; each seed's world is drawn once. */
const SEEDS = [1, 2, 3, 4, 5];
const ONSET = 40;

const trainer = cpuTrainer();
const plan = (input: PlanInput) => planOf({ skewChance: 0, watch: false, ...input });
const worldOf = (seed: number): World => new World({ seed, ordersPerDay: 500, dayShock: 0.05 });

describe("a year without drift and without a skew at hand-over", () => {
	it.each(SEEDS)(
		"seed %i: seven-day accuracy is within .74 and .78 on every day, left alone or retrained",
		async (seed) => {
			const options = { trainer, world: worldOf(seed) };
			const calm = plan({ seed, drifts: [] });
			const idle = await runToEnd(calm, options);
			// Two reviews and the models that come of them.
			const retrained = await runToEnd({ ...calm, team: "persona", days: 240 }, options);
			const changes = (events: readonly OpsEvent[]) => eventsOf(events, "model.deployed").length - 1;
			expect(accuracy7d(idle)).toHaveLength(365);
			expect(changes(idle)).toBe(0);
			expect(changes(retrained)).toBeGreaterThan(1);
			for (const events of [idle, retrained]) {
				const weeks = accuracy7d(events);
				expect(weeks.length).toBeGreaterThan(230);
				expect(Math.min(...weeks)).toBeGreaterThanOrEqual(0.74);
				expect(Math.max(...weeks)).toBeLessThanOrEqual(0.78);
			}
		},
	);
});

describe("a sudden concept drift: carrier B degrades", () => {
	const drifts = [{ id: "carrier-b-degrades", from: ONSET }];

	it.each(SEEDS)(
		"seed %i: nobody acts, and it falls five points within seven days and stays there; retrained by hand on fresh labels, it is back within three",
		async (seed) => {
			const options = { trainer, world: worldOf(seed) };
			const events = await runToEnd(plan({ seed, drifts, days: 130 }), options);
			const base = baseAccuracy(events) as number;
			const idle = accuracy7d(events);
			expect(idle[ONSET - 1]).toBeGreaterThan(base - 0.03);
			expect(Math.min(...idle.slice(ONSET, ONSET + 7))).toBeLessThanOrEqual(base - 0.05);
			expect(Math.max(...idle.slice(ONSET + 7))).toBeLessThan(base - 0.05);

			for (const window of [14, 28] as const) {
				const run = await Simulation.open(plan({ seed, drifts, days: 160 }), options);
				await retrainByHand(run, ONSET + window + 7, window);
				await run.advance(hourOf(Math.ceil(run.now / 24) + 7));
				expect(eventsOf(run.events, "action.refused")).toEqual([]);
				expect(accuracy7d(run.events).at(-1)).toBeGreaterThanOrEqual(base - 0.03);
			}
		},
	);
});
