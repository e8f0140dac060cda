import type { OpsEvent } from "../ops/events.ts";
import type { EventPattern } from "./goal-data.ts";

/** Whether `event` is what the pattern asks for. What was there before the year (run 0) never is. */
function matches(pattern: EventPattern, event: OpsEvent): boolean {
	if (event.kind !== pattern.kind || event.run === 0) return false;
	const fields = event as unknown as Readonly<Record<string, unknown>>;
	return Object.entries(pattern.where).every(([field, value]) => fields[field] === value);
}

/** Events that match, from hour `from` on, in order. */
export const matching = (pattern: EventPattern, events: readonly OpsEvent[], from: number): OpsEvent[] =>
	events.filter((event) => event.t >= from && matches(pattern, event));
