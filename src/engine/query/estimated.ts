import { eventsOf, type OpsEvent } from "../../ops/events.ts";

/** The accuracy of some days' answers: as estimated before their labels, and as it turned out. */
export interface EstimatedWindow {
	/** Day on which it was estimated, of answers of days `from` .. `to`. */
	readonly day: number;
	readonly from: number;
	readonly to: number;
	readonly estimated: number;
	readonly low: number;
	readonly high: number;
	/** Null until the last of the labels is known. */
	readonly realised: number | null;
}

/** Every estimate beside what became of it, in order. */
export function estimatedWindows(events: readonly OpsEvent[]): EstimatedWindow[] {
	const realised = new Map(
		eventsOf(events, "monitor.realised").map((event) => [`${event.version} ${event.from} ${event.to}`, event.accuracy]),
	);
	return eventsOf(events, "monitor.estimated").map(({ day, version, from, to, accuracy, lower, upper }) => ({
		day,
		from,
		to,
		estimated: accuracy,
		low: lower,
		high: upper,
		realised: realised.get(`${version} ${from} ${to}`) ?? null,
	}));
}

/** Estimated accuracy by day from 0: the newest estimate there was on that day; null before the first. */
export function estimatedByDay(events: readonly OpsEvent[]): (number | null)[] {
	const estimates = eventsOf(events, "monitor.estimated");
	let next = 0;
	let newest: number | null = null;
	return eventsOf(events, "day.served").map(({ day }) => {
		for (let one = estimates[next]; one && one.day <= day; one = estimates[++next]) newest = one.accuracy;
		return newest;
	});
}
