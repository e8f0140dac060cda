import { eventsOf, type OpsEvent } from "../../ops/events.ts";

/** A stretch of days on which a drift comes or acts. */
export interface DriftBand {
	readonly drift: string;
	readonly from: number;
	/** First day after it; for a drift that comes slowly the day on which it is whole; null while it goes on. */
	readonly to: number | null;
}

/** Every stretch of drift that the log tells of, in order of its first day. */
export function driftBands(events: readonly OpsEvent[]): DriftBand[] {
	const ended = eventsOf(events, "drift.ended");
	return eventsOf(events, "drift.began").map(({ drift, day, complete }) => {
		const end = ended.find((event) => event.drift === drift && event.day > day)?.day ?? null;
		return { drift, from: day, to: end !== null && complete !== null ? Math.min(end, complete) : (end ?? complete) };
	});
}
