import { eventsOf, type OpsEvent } from "../../ops/events.ts";
import { lossByDay } from "./totals.ts";

/** Days of both spans. */
const SPAN = 28;

/**
 * Business loss of a parcel over the last 28 days as a multiple of that over the first 28, by day from 0; null until 28
 * days lie after the first 28.
 */
export function lossRatio28d(events: readonly OpsEvent[]): (number | null)[] {
	const losses = lossByDay(events);
	const counts = eventsOf(events, "day.served").map(({ count }) => count);
	const perParcel = (from: number) => sum(losses.slice(from, from + SPAN)) / sum(counts.slice(from, from + SPAN));
	const first = perParcel(0);
	return losses.map((_, day) => (day < 2 * SPAN - 1 || !(first > 0) ? null : perParcel(day - SPAN + 1) / first));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
