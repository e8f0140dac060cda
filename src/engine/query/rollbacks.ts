import { eventsOf, type OpsEvent } from "../../ops/events.ts";

/** How often a model was taken back during the year: because it had to be, and to rehearse that it can be. */
export function rollbacks(events: readonly OpsEvent[]): { real: number; rehearsed: number } {
	const all = eventsOf(events, "model.rolled-back");
	const rehearsed = all.filter(({ rehearsal }) => rehearsal).length;
	return { real: all.length - rehearsed, rehearsed };
}
