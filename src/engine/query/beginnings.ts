import { type EventOf, eventsOf, type OpsEvent } from "../../ops/events.ts";

/** The event with which each run began, by its number: what triggered the pipeline, or the first step of a person. */
export function beginnings(events: readonly OpsEvent[]): ReadonlyMap<number, OpsEvent> {
	const first = new Map<number, OpsEvent>();
	for (const event of events) if (event.run !== null && !first.has(event.run)) first.set(event.run, event);
	return first;
}

/** The run in which each version was made. */
export const runsByVersion = (events: readonly OpsEvent[]): ReadonlyMap<number, number | null> =>
	new Map(eventsOf(events, "model.registered").map(({ version, run }) => [version, run]));

/** What triggered the pipeline, by the number of the run; steps by hand have none. */
export const triggersByRun = (events: readonly OpsEvent[]): ReadonlyMap<number, EventOf<"pipeline.triggered">> =>
	new Map(eventsOf(events, "pipeline.triggered").map((event) => [event.run as number, event]));
