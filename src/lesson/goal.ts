import { dayOf, hourOf } from "../core/clock.ts";
import { eventsOf, type OpsEvent } from "../ops/events.ts";
import { askedInWords, differenceInWords, lessThatOf } from "./against.ts";
import { type Metrics, metricIn, say } from "./daily-metrics.ts";
import { matching } from "./event-pattern.ts";
import type { EventPattern, Goal } from "./goal-data.ts";
import { lastDone } from "./last-done.ts";
import { notSo, wordsOf } from "./pattern-words.ts";
import { sameAgain } from "./wrong-paths-of-models.ts";

/** How things stand with a goal. */
export interface GoalState {
	readonly met: boolean;
	/**
	 * First day of the days running on which the metric holds (those that met the goal, once met); null when it does not hold,
	 * or when something that is asked for has still to happen: no day counts before.
	 */
	readonly since: number | null;
	/** By how much the metric falls short today, in its own unit; 0 when it holds, null when there is nothing to measure yet. */
	readonly distance: number | null;
	/** Something has happened that is not allowed: only going back leads to the goal. */
	readonly lost: boolean;
	/** How many of the events that are asked for have happened, each in its turn where there is an order. */
	readonly seen: number;
	/** What is missing, made from the log; null when met. */
	readonly whyNot: string | null;
}

/**
 * Checks a goal against a log. A goal about days is met once they have run, and stays met.
 *
 * @param from hour at which the lesson began: events before it count for nothing but the metric
 * @param metrics at least the one of the goal
 * @param typical log of the typical team that the goal compares with, as far as it was played; null when there is none
 */
export function checkGoal(
	goal: Goal,
	events: readonly OpsEvent[],
	from: number,
	metrics: Metrics,
	typical: readonly OpsEvent[] | null = null,
): GoalState {
	const since = goal.since === null ? from : matching(goal.since, events, from)[0]?.t;
	const broken = since === undefined ? undefined : firstOf(goal.never, events, since);
	const beyond = goal.most && matching(goal.most.pattern, events, from)[goal.most.count];
	const asked = doneAt(goal, events, from);
	if (broken) {
		// What was reached before stays reached.
		const { pattern, event } = broken;
		const before = checkGoal({ ...goal, never: [] }, events.slice(0, events.indexOf(event)), from, metrics, typical);
		const whyNot = `Not allowed here, on day ${dayOf(event.t)}: ${wordsOf(pattern)}.`;
		return before.met ? before : { ...before, since: null, distance: null, lost: true, whyNot };
	}
	if (goal.most && beyond) {
		const until = events.slice(0, events.indexOf(beyond));
		const before = checkGoal({ ...goal, most: undefined }, until, from, metrics, typical);
		const { count, pattern } = goal.most;
		const whyNot = `One more than the ${count} allowed, on day ${dayOf(beyond.t)}: ${wordsOf(pattern)}.`;
		return before.met ? before : { ...before, since: null, distance: null, lost: true, whyNot };
	}
	const held = measure(goal, events, asked.at ?? from, metrics, typical);
	const met = asked.at !== null && held.whyNot === null;
	const state = {
		met,
		since: asked.at === null ? null : held.since,
		distance: held.distance,
		lost: false,
		seen: asked.seen,
	};
	if (met) return { ...state, whyNot: null };
	if (sameAgain(events, from)) return { ...state, whyNot: "You deployed the same version again." };
	const day = checkDay(goal, events, from);
	if (day !== null) return { ...state, whyNot: `${held.whyNot ?? "It holds now."} Checked at the end of day ${day}.` };
	if (asked.whyNot === null) return { ...state, whyNot: held.whyNot };
	return { ...state, whyNot: `${asked.whyNot} ${lastDone(events, from)}` };
}

/** The day up to which the run has to come, when nothing else that is asked for is missing; null when something is, or none. */
export function checkDay(goal: Goal, events: readonly OpsEvent[], from: number): number | null {
	const missing = goal.must.filter((pattern) => matching(pattern, events, from).length === 0);
	const days = missing.map(({ kind, where }) => (kind === "day.served" ? where["day"] : undefined));
	const [day] = days;
	return days.every((one) => typeof one === "number") && typeof day === "number" ? day : null;
}

/** The first event that matches one of the patterns, and that pattern. */
function firstOf(patterns: readonly EventPattern[], events: readonly OpsEvent[], from: number) {
	const found = patterns.flatMap((pattern) =>
		matching(pattern, events, from)
			.slice(0, 1)
			.map((event) => ({ pattern, event })),
	);
	return found.sort((a, b) => a.event.t - b.event.t)[0];
}

interface Asked {
	/** The hour at which everything asked for had happened; null when something is missing. */
	readonly at: number | null;
	readonly seen: number;
	readonly whyNot: string | null;
}

/** How much of what is asked for has happened, and what is missing first. */
function doneAt(goal: Goal, events: readonly OpsEvent[], from: number): Asked {
	let at = from;
	let before: string | null = null;
	let seen = 0;
	let whyNot: string | null = null;
	for (const pattern of goal.must) {
		const all = matching(pattern, events, from);
		const next = goal.ordered ? all.find(({ t }) => t >= at) : all[0];
		if (next) {
			seen++;
			at = Math.max(at, next.t);
			before = wordsOf(pattern);
			continue;
		}
		const early = all.at(-1);
		whyNot ??= early
			? `Too early, on day ${dayOf(early.t)}: ${wordsOf(pattern)}. It counts once ${before}.`
			: `${capital(notSo(pattern))} in this lesson yet.`;
		// What comes later in an order cannot have come in its turn.
		if (goal.ordered) break;
	}
	return { at: whyNot === null ? at : null, seen, whyNot };
}

interface Measured {
	readonly since: number | null;
	readonly distance: number | null;
	readonly whyNot: string | null;
}

/** How the metric stands; its days begin with the first one whole after hour `from`. */
function measure(
	goal: Goal,
	events: readonly OpsEvent[],
	from: number,
	metrics: Metrics,
	typical: readonly OpsEvent[] | null,
): Measured {
	if (goal.metric === null) return { since: dayOf(from), distance: 0, whyNot: null };
	const today = lastDay(events);
	const { against } = goal;
	const other = typical ?? [];
	if (against !== undefined && lastDay(other) < today) {
		const whyNot = `The typical team of Level ${against} has to be run up to day ${today} first.`;
		return { since: null, distance: null, whyNot };
	}
	const own = metricIn(metrics, goal.metric);
	const metric = against === undefined ? own : lessThatOf(own, other);
	const now = metric.value(events);
	const distance = now === null ? null : short(goal, now);
	const whyShort = (by: number) =>
		against !== undefined
			? `${capital(metric.term)}: ${differenceInWords(metric, now ?? 0)} that of Level ${against}; asked for: ${askedInWords(metric, goal.value, wants(goal) > 0)}.`
			: by > 0
				? `${capital(metric.term)}: ${say(metric, by)} ${wants(goal) > 0 ? "short of" : "above"} ${say(metric, goal.value)}.`
				: `${capital(metric.term)}: at ${say(metric, goal.value)}, which it has to pass.`;
	if (distance === null) return { since: null, distance, whyNot: `${capital(metric.term)}: nothing to measure yet.` };
	if (!metric.byDay) {
		return distance === 0 && holds(goal, now)
			? { since: today, distance, whyNot: null }
			: { since: null, distance, whyNot: whyShort(distance) };
	}
	const first = Math.ceil(from / hourOf(1));
	let since: number | null = null;
	for (const [day, value] of metric.byDay(events).entries()) {
		if (day < first) continue;
		since = holds(goal, value) ? (since ?? day) : null;
		if (since !== null && day - since + 1 >= goal.days) return { since, distance, whyNot: null };
	}
	if (!holds(goal, now)) return { since: null, distance, whyNot: whyShort(distance) };
	const days = since === null ? 0 : today - since + 1;
	return { since, distance, whyNot: `${capital(metric.term)}: it has held for ${days} of ${goal.days} days.` };
}

/** The last day that was served; -1 before the first. */
const lastDay = (events: readonly OpsEvent[]): number => eventsOf(events, "day.served").at(-1)?.day ?? -1;

/** 1 when more is asked for, -1 when less. */
const wants = ({ comparison }: Goal): 1 | -1 => (comparison === "atLeast" || comparison === "above" ? 1 : -1);

const short = (goal: Goal, value: number): number => Math.max(0, wants(goal) * (goal.value - value));

function holds({ comparison, value: line }: Goal, value: number | null): boolean {
	if (value === null) return false;
	switch (comparison) {
		case "atLeast":
			return value >= line;
		case "atMost":
			return value <= line;
		case "above":
			return value > line;
		case "below":
			return value < line;
	}
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
