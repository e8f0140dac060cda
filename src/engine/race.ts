import { dayOf, hourOf } from "../core/clock.ts";
import type { OpsEvent } from "../ops/events.ts";
import { World } from "../world/world.ts";
import type { Plan } from "./plan.ts";
import { memoryStore, remembering } from "./remember.ts";
import { Simulation, type SimulationOptions } from "./simulation.ts";
import { stormDifference } from "./storm.ts";

/**
 * Several runs under the same storm, side by side: one world, one trainer that trains nothing twice, lanes numbered from
 * 0 in the order of the plans. Each lane is, event by event, the run that its plan would be alone.
 */
export class Race {
	readonly lanes: readonly Simulation[];
	#now = 0;

	private constructor(lanes: readonly Simulation[]) {
		this.lanes = lanes;
	}

	/** The hour up to which every lane has got. */
	get now(): number {
		return this.#now;
	}

	/** Lanes at the first hour of day 0. Throws, naming the field, when the plans differ in the storm, or without a plan. */
	static async open(plans: readonly Plan[], options: Omit<SimulationOptions, "lane">): Promise<Race> {
		const [first] = plans;
		if (!first) throw new Error("race: there is no plan to run");
		const difference = stormDifference(plans);
		if (difference) throw new Error(difference);
		const { seed, ordersPerDay, dayShock } = first;
		const world = options.world ?? new World({ seed, ordersPerDay, dayShock });
		const trainer = remembering(options.trainer, memoryStore());
		const lanes: Simulation[] = [];
		for (const [lane, plan] of plans.entries()) {
			lanes.push(await Simulation.open(plan, { ...options, world, trainer, lane }));
		}
		return new Race(lanes);
	}

	/** Lets time pass in every lane up to `hour`, day by day, so that no lane gets more than a day ahead. */
	async advance(hour: number): Promise<void> {
		const days = this.lanes[0]?.plan.days ?? 0;
		const end = Math.min(hour, hourOf(days));
		while (this.#now < end) {
			this.#now = Math.min(end, hourOf(dayOf(this.#now) + 1));
			for (const lane of this.lanes) await lane.advance(this.#now);
		}
	}
}

/**
 * Runs several plans under the same storm and yields the new events of each day, lane by lane. Throws as `Race.open`; stop
 * pulling to stop the race.
 */
export async function* runRace(
	plans: readonly Plan[],
	options: Omit<SimulationOptions, "lane">,
): AsyncGenerator<readonly (readonly OpsEvent[])[]> {
	const race = await Race.open(plans, options);
	let told = plans.map(() => 0);
	const days = plans[0]?.days ?? 0;
	for (let day = 0; day < days; day++) {
		await race.advance(hourOf(day + 1));
		yield race.lanes.map(({ events }, lane) => events.slice(told[lane]));
		told = race.lanes.map(({ events }) => events.length);
	}
}
