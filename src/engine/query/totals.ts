import { COST_MISSED, COST_NEEDLESS } from "../../model/costs.ts";
import { eventsOf, type OpsEvent } from "../../ops/events.ts";

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
