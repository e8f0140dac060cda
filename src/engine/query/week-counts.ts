import { type EventOf, eventsOf, type OpsEvent } from "../../ops/events.ts";

const WEEK = 7;

const served = (events: readonly OpsEvent[]): EventOf<"day.served">[] => eventsOf(events, "day.served");

/** What a mean of seven days is made of: rows of the last seven days, and how many of them are right. */
export type WeekCount = { readonly count: number; readonly right: number };

function lastWeek(days: readonly (WeekCount & { readonly day: number })[], length: number): WeekCount | null {
	if (length === 0) return null;
	const week = days.filter(({ day }) => day > length - 1 - WEEK && day < length);
	const sum = (of: "count" | "right") => week.reduce((total, day) => total + day[of], 0);
	return { count: sum("count"), right: sum("right") };
}

/** Parcels of the last seven days, and how many right answers to expect of them; null before the first day. */
export const servedInWeek = (events: readonly OpsEvent[]): WeekCount | null =>
	lastWeek(
		served(events).map(({ day, count, rightExpected }) => ({ day, count, right: rightExpected })),
		served(events).length,
	);

/** Labels that arrived in the last seven days, and how many of them say that the answer was right. */
export const labelsInWeek = (events: readonly OpsEvent[]): WeekCount | null =>
	lastWeek(eventsOf(events, "labels.arrived"), served(events).length);

/** Whole weeks so far: how many means of seven days there are. */
export const wholeWeeksSoFar = (events: readonly OpsEvent[]): number => Math.max(0, served(events).length - WEEK + 1);
