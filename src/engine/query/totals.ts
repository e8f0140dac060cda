import { COST_MISSED, COST_NEEDLESS } from "../../model/costs.ts";
import { type Actor, eventsOf, type OpsEvent } from "../../ops/events.ts";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Money lost by wrong decisions, by day: 6 for a missed late parcel, 2.5 for a needless express. */
export const lossByDay = (events: readonly OpsEvent[]): number[] =>
	eventsOf(events, "day.served").map((day) => COST_MISSED * day.missed + COST_NEEDLESS * day.needless);

export const businessLoss = (events: readonly OpsEvent[]): number => sum(lossByDay(events));

export const humanHours = (events: readonly OpsEvent[]): number => sum(events.map((event) => event.hours));

/** Compute of the run, in units of one training on 2,000 rows. */
export const computeCost = (events: readonly OpsEvent[]): number => sum(events.map((event) => event.cost));

/** Trainings during the year; the one before day 0 does not count. */
export const trainings = (events: readonly OpsEvent[]): number =>
	events.filter((event) => (event.kind === "model.trained" || event.kind === "training.failed") && event.run !== 0)
		.length;

/** Business loss of all days so far, by day. */
export function cumulativeLoss(events: readonly OpsEvent[]): number[] {
	let total = 0;
	return lossByDay(events).map((loss) => {
		total += loss;
		return total;
	});
}

/** People's busy hours by who spent them, in order of the first. */
export function hoursByActor(events: readonly OpsEvent[]): Partial<Record<Actor, number>> {
	const hours: Partial<Record<Actor, number>> = {};
	for (const event of events) if (event.hours > 0) hours[event.actor] = (hours[event.actor] ?? 0) + event.hours;
	return hours;
}
