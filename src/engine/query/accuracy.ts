import { type EventOf, eventsOf, type OpsEvent } from "../../ops/events.ts";

const WEEK = 7;

/** Counts of one day, by day. */
interface DayCount {
	readonly day: number;
	readonly count: number;
	readonly right: number;
}

/** Share right over the last seven days that have rows, by day; null while there are none. */
function weekly(days: readonly DayCount[], length: number): (number | null)[] {
	const byDay = new Map(days.map((one) => [one.day, one]));
	return Array.from({ length }, (_, day) => {
		let count = 0;
		let right = 0;
		for (let back = 0; back < WEEK; back++) {
			const one = byDay.get(day - back);
			count += one?.count ?? 0;
			right += one?.right ?? 0;
		}
		return count > 0 ? right / count : null;
	});
}

const served = (events: readonly OpsEvent[]): EventOf<"day.served">[] => eventsOf(events, "day.served");

const expected = (events: readonly OpsEvent[]): DayCount[] =>
	served(events).map(({ day, count, rightExpected }) => ({ day, count, right: rightExpected }));

/**
 * True accuracy by day from 0: the chance that an answer (at .5) is right under the law that holds that day, averaged
 * over the day's parcels. Only the simulator knows it. It is free of the luck of single parcels, so it never lies above
 * the best possible; the realised share of a day scatters around it by about two points (binomial, 500 parcels).
 */
export const accuracyByDay = (events: readonly OpsEvent[]): number[] =>
	expected(events).map((day) => day.right / day.count);

/**
 * True accuracy over the last seven days, by day. There is no such mean before day 6: the days before carry that of the
 * first whole week, or of what there is of it.
 */
export const accuracy7d = (events: readonly OpsEvent[]): number[] => wholeWeeks(expected(events));

function wholeWeeks(days: readonly DayCount[]): number[] {
	const means = weekly(days, days.length) as number[];
	const first = means[Math.min(WEEK, means.length) - 1];
	return means.map((value, day) => (day < WEEK - 1 ? (first as number) : value));
}

/** Share of a day's answers that turned out right, by day from 0. */
export const realisedByDay = (events: readonly OpsEvent[]): number[] =>
	served(events).map((day) => day.right / day.count);

/** Accuracy over the labels that became known in the last seven days: all that the team can know; null before the first. */
export const observedAccuracy7d = (events: readonly OpsEvent[]): (number | null)[] =>
	weekly(eventsOf(events, "labels.arrived"), served(events).length);

/** Accuracy of a rule that knows the true chance of every parcel, over the last seven days. */
export const bestPossible7d = (events: readonly OpsEvent[]): number[] =>
	wholeWeeks(served(events).map(({ day, count, rightAtBest }) => ({ day, count, right: rightAtBest })));

/** What the best rule reaches on average from the first whole week on; null before there is one. */
export function bestPossible(events: readonly OpsEvent[]): number | null {
	const weeks = bestPossible7d(events).slice(WEEK - 1);
	return weeks.length > 0 ? weeks.reduce((sum, value) => sum + value, 0) / weeks.length : null;
}
