import { dayOf, hourOf } from "../core/clock.ts";
import { canonicalJson } from "../core/hash.ts";
import type { Action } from "../ops/actions.ts";
import type { OpsEvent } from "../ops/events.ts";
import { World } from "../world/world.ts";
import { type Plan, planOf } from "./plan.ts";
import { memoryStore, remembering } from "./remember.ts";
import { Simulation, type SimulationOptions } from "./simulation.ts";

/** What makes the storm; everything else in a plan is how a team meets it. */
const STORM = ["seed", "days", "ordersPerDay", "dayShock", "drifts", "commits"] as const;

const isWeather = (action: Action): boolean => action.do === "drift-on" || action.do === "drift-off";

/** The team that is typical of `level` under the storm of `plan`; drifts that were switched by hand belong to the storm. */
export function typicalLane(plan: Plan, level: Plan["level"]): Plan {
	const storm = Object.fromEntries(STORM.map((field) => [field, plan[field]]));
	return planOf({ ...storm, level, team: "persona", actions: plan.actions.filter(isWeather) });
}

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

/** What about the storm is not the same in all plans, in one sentence; null when it is. */
export function stormDifference(plans: readonly Plan[]): string | null {
	const [first] = plans;
	for (const [lane, plan] of plans.entries()) {
		const field = STORM.find((name) => canonicalJson(plan[name]) !== canonicalJson(first?.[name]));
		if (field) {
			const [here, there] = [plan, first].map((one) => JSON.stringify(one?.[field]));
			return `${field} is ${here} in lane ${lane} and ${there} in lane 0; allowed: the same storm in every lane.`;
		}
		const weather = [plan, first].map((one) => canonicalJson(one?.actions.filter(isWeather)));
		if (weather[0] !== weather[1]) {
			return `actions switch other drifts in lane ${lane} than in lane 0; allowed: the same storm in every lane.`;
		}
	}
	return null;
}
