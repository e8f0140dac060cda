import { describe, expect, it } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { type PlanInput, planOf } from "../../src/engine/plan.ts";
import { accuracy7d } from "../../src/engine/query/accuracy.ts";
import { baseAccuracy } from "../../src/engine/query/incidents.ts";
import { runToEnd } from "../../src/engine/run.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import { eventsOf } from "../../src/ops/events.ts";
import { retrainByHand } from "./by-hand.ts";

/** What is promised of the world and its models, held over five seeds. */
const SEEDS = [1, 2, 3, 4, 5];
const ONSET = 40;
const trainer = cpuTrainer();
const plan = (input: PlanInput) => planOf({ skewChance: 0, ...input });

describe("a year without drift and without a skew at hand-over", () => {
	it.each(SEEDS)("seed %i: seven-day accuracy stays within .74 and .78 on every day", async (seed) => {
		const days = accuracy7d(await runToEnd(plan({ seed, drifts: [] }), { trainer }));
		expect(days).toHaveLength(365);
		expect(Math.min(...days)).toBeGreaterThanOrEqual(0.74);
		expect(Math.max(...days)).toBeLessThanOrEqual(0.78);
	});

	it.each(SEEDS)("seed %i: and does so when the team retrains by habit", async (seed) => {
		const events = await runToEnd(plan({ seed, drifts: [], team: "persona" }), { trainer });
		expect(eventsOf(events, "model.deployed").length).toBeGreaterThan(1);
		const days = accuracy7d(events);
		expect(Math.min(...days)).toBeGreaterThanOrEqual(0.74);
		expect(Math.max(...days)).toBeLessThanOrEqual(0.78);
	});
});

describe("a sudden concept drift: carrier B degrades", () => {
	const drifts = [{ id: "carrier-b-degrades", from: ONSET }];

	it.each(SEEDS)(
		"seed %i: nobody acts, and it falls by five points or more within seven days; retrained by hand on fresh labels, it is back within three",
		async (seed) => {
			const idle = accuracy7d(await runToEnd(plan({ seed, drifts, days: 130 }), { trainer }));
			const base = baseAccuracy(await runToEnd(plan({ seed, drifts, days: ONSET }), { trainer })) as number;
			const fallen = idle.slice(ONSET, ONSET + 7);
			expect(Math.min(...fallen)).toBeLessThanOrEqual(base - 0.05);
			for (const value of idle.slice(ONSET + 7)) expect(value).toBeLessThan(base - 0.05);

			for (const window of [14, 28] as const) {
				const run = await Simulation.open(plan({ seed, drifts, days: 160 }), { trainer });
				await retrainByHand(run, ONSET + window + 7, window);
				const back = Math.ceil(run.now / 24);
				await run.advance(hourOf(back + 7));
				const after = accuracy7d(run.events).at(-1) as number;
				expect(eventsOf(run.events, "action.refused")).toEqual([]);
				expect(after).toBeGreaterThanOrEqual(base - 0.03);
			}
		},
	);
});
