import { hourOf } from "../core/clock.ts";
import type { OpsEvent } from "../ops/events.ts";
import type { Plan } from "./plan.ts";
import { Simulation, type SimulationOptions } from "./simulation.ts";

/**
 * The whole run of a plan, streamed: yields the new events of each day, in order. Stop pulling to stop the run; an
 * aborted training rejects with its AbortError.
 */
export async function* run(plan: Plan, options: SimulationOptions): AsyncGenerator<readonly OpsEvent[]> {
	const simulation = await Simulation.open(plan, options);
	let told = 0;
	for (let day = 0; day < plan.days; day++) {
		await simulation.advance(hourOf(day + 1));
		yield simulation.events.slice(told);
		told = simulation.events.length;
	}
}

/** All events of the run of a plan. */
export async function runToEnd(plan: Plan, options: SimulationOptions): Promise<OpsEvent[]> {
	const events: OpsEvent[] = [];
	for await (const day of run(plan, options)) events.push(...day);
	return events;
}
