import { type Metric, say } from "../../lesson/daily-metrics.ts";
import type { GoalState } from "../../lesson/goal.ts";
import type { Goal } from "../../lesson/goal-data.ts";

/** How a goal stands, in the few words over the sentence that says why. */
export interface GoalLine {
	/** The metric now and what is asked of it; null where there is nothing to say of it. */
	readonly measured: string | null;
	/** Where things stand, without its full stop. */
	readonly state: string;
	/** Days running on which it holds, of those that are asked for. */
	readonly held: number;
}

/** What of a goal's standing is told. */
type Standing = Pick<GoalState, "since" | "distance" | "lost" | "seen"> & {
	readonly value: number | null;
	readonly checkDay: number | null;
};

const ASKED = { atLeast: "at least", atMost: "at most", above: "more than", below: "less than" };

/**
 * Tells how a goal that is not met stands. While something has still to happen, that comes first: the metric counts after it.
 *
 * @param metric the goal's; null where only events are asked for
 */
export function goalLine(goal: Goal, now: Standing, metric: Metric | null, today: number): GoalLine {
	const held = now.since === null ? 0 : Math.max(0, Math.min(goal.days, today - now.since + 1));
	if (now.lost) return { measured: null, state: "Not in this way", held };
	const open = now.seen < goal.must.length && now.checkDay === null;
	const measured = metric && goal.against === undefined ? measuredOf(goal, now.value, metric, open) : null;
	return { measured, state: open ? stepsOf(goal, now.seen) : standing(goal, now, metric, held), held };
}

/** What was done of what has to happen; of a single event the sentence under it says enough. */
const stepsOf = ({ must }: Goal, seen: number): string =>
	must.length === 1 ? "Not yet" : `${seen} of ${must.length} done`;

function standing(goal: Goal, { distance, checkDay }: Standing, metric: Metric | null, held: number): string {
	const more = goal.comparison === "atLeast" || goal.comparison === "above";
	const short = metric && distance ? `, ${say(metric, distance)} ${more ? "short" : "too much"}` : "";
	if (checkDay !== null) return short ? `Not yet${short}` : "Holds so far";
	return held > 0 && goal.days > 1 ? `Holds for ${held} of ${goal.days} days` : `Not yet${short}`;
}

function measuredOf(goal: Goal, value: number | null, metric: Metric, open: boolean): string | null {
	const asked = `${ASKED[goal.comparison]} ${say(metric, goal.value)}`;
	const now = value === null ? null : `now ${say(metric, value)}`;
	if (!open) return now && `${now}, asked for ${asked}`;
	const days = goal.days > 1 ? ` for ${goal.days} days` : "";
	return `after that ${asked}${days}${now ? `; ${now}` : ""}`;
}
