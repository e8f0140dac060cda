import { expect, it } from "vitest";
import { hourOf, YEAR } from "../../src/core/clock.ts";
import { logHash } from "../../src/core/log.ts";
import { planOf } from "../../src/engine/plan.ts";
import { Race } from "../../src/engine/race.ts";
import { memoryStore, remembering } from "../../src/engine/remember.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import type { Trainer } from "../../src/model/trainer.ts";
import { World } from "../../src/world/world.ts";

const ORDERS = 100;
const newWorld = (seed: number) => new World({ seed, ordersPerDay: ORDERS, dayShock: 0.05 });
const newTrainer = () => remembering(cpuTrainer(), memoryStore());

/** Hashes of the logs of all lanes after a year of Levels 0, 1 and 2 under one storm, with its commits. */
async function year(seed: number, world: World, trainer: Trainer): Promise<string[]> {
	const storm = { seed, ordersPerDay: ORDERS, team: "persona", commits: "default" } as const;
	const plans = ([0, 1, 2] as const).map((level) => planOf({ ...storm, level }));
	const race = await Race.open(plans, { trainer, world });
	await race.advance(hourOf(YEAR));
	return race.lanes.map(({ events }) => logHash(events));
}

it.each([7, 300])(
	"of seed %d the first run, its replay and a run in a fresh world have the same logs",
	async (seed) => {
		const world = newWorld(seed);
		const trainer = newTrainer();
		const first = await year(seed, world, trainer);
		expect(new Set(first).size).toBe(3);
		expect(await year(seed, world, trainer)).toEqual(first);
		expect(await year(seed, newWorld(seed), newTrainer())).toEqual(first);
	},
	240_000,
);
