import { canonicalJson } from "../core/canonical-json.ts";
import type { Plan } from "../engine/plan.ts";
import { Simulation, type SimulationOptions } from "../engine/simulation.ts";
import { typicalLane } from "../engine/storm.ts";
import type { OpsEvent } from "../ops/events.ts";
import type { GoalBlock } from "./lesson.ts";

/** Levels with whose typical teams goals compare, each once. */
export const levelsCompared = (goals: readonly Pick<GoalBlock, "goal">[]): Plan["level"][] => [
	...new Set(goals.flatMap(({ goal: { against } }) => (against === undefined ? [] : [against]))),
];

/** Plays the typical team of a level under the storm of a plan up to an hour; the same once more is not played again. */
export function typicalRuns(options: SimulationOptions) {
	const played = new Map<string, Promise<readonly OpsEvent[]>>();
	return (plan: Plan, level: Plan["level"], hour: number): Promise<readonly OpsEvent[]> => {
		const lane = typicalLane(plan, level);
		const key = canonicalJson([lane, hour]);
		const known = played.get(key) ?? playTo(lane, hour, options);
		played.set(key, known);
		return known;
	};
}

async function playTo(plan: Plan, hour: number, options: SimulationOptions): Promise<readonly OpsEvent[]> {
	const run = await Simulation.open(plan, options);
	await run.advance(hour);
	return run.events;
}
