import { dayOf } from "../../core/clock.ts";
import { eventsOf, type OpsEvent } from "../../ops/events.ts";

/** Days from the newest orders that the model in service learnt from to the orders that it answers, by day from 0. */
export function stalenessByDay(events: readonly OpsEvent[]): number[] {
	const newest = new Map(eventsOf(events, "model.registered").map(({ version, trainedTo }) => [version, trainedTo]));
	return eventsOf(events, "day.served").map(({ day, version }) => {
		const learntTo = newest.get(version);
		if (learntTo === undefined) throw new Error(`staleness: model ${version} served and was never registered`);
		return day - learntTo;
	});
}

/** Mean staleness of the days so far, in days; null before the first. */
export function staleness(events: readonly OpsEvent[]): number | null {
	const days = stalenessByDay(events);
	return days.length > 0 ? days.reduce((sum, value) => sum + value, 0) / days.length : null;
}

/**
 * Data-to-model latency: for the orders of each day from 0, days until a model that learnt from them was put into service
 * (order → label → training → deployment); null for orders that no model in service has learnt from yet.
 */
export function dataToModelLatency(events: readonly OpsEvent[]): (number | null)[] {
	const windows = new Map(eventsOf(events, "model.registered").map((event) => [event.version, event]));
	const deployed = eventsOf(events, "model.deployed");
	return eventsOf(events, "day.served").map(({ day }) => {
		const first = deployed.find(({ version, t }) => {
			const window = windows.get(version);
			return window && dayOf(t) >= day && window.trainedFrom <= day && day <= window.trainedTo;
		});
		return first ? dayOf(first.t) - day : null;
	});
}
