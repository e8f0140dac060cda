import { type EventKind, type EventOf, eventsOf, type OpsEvent } from "../../ops/events.ts";

/** The newest event of a kind, or undefined. */
export const newest = <K extends EventKind>(events: readonly OpsEvent[], kind: K): EventOf<K> | undefined =>
	eventsOf(events, kind).at(-1);

/** Days in words: "1 day", "5 days". */
export const daysInWords = (days: number): string => (days === 1 ? "1 day" : `${days} days`);

/** Working hours in words: "4 hours", "5 working days". */
export function effortInWords(hours: number): string {
	if (hours < 8) return hours === 1 ? "1 hour" : `${hours} hours`;
	return hours === 8 ? "1 working day" : `${Math.round(hours / 8)} working days`;
}
