import { say } from "../../lesson/daily-metrics.ts";
import type { GoalState } from "../../lesson/goal.ts";
import type { Goal } from "../../lesson/goal-data.ts";
import { drawGoal } from "../timeline/draw-goal.ts";
import { otherLine } from "../timeline/other-line.ts";
import type { Series, TimelineData } from "../timeline/types.ts";
import { type Curve, onDays } from "./curve.ts";

/** What of a lesson is drawn on the timeline. */
export interface LessonChart {
	readonly series: readonly Series[];
	readonly goal?: TimelineData["goal"];
}

/** The present day, and the accuracy of the first four weeks; null before they are over. */
interface Standing {
	readonly today: number;
	readonly base: number | null;
}

/** Metrics that the timeline has an axis for. */
const ACCURACIES = ["accuracy7d", "observedAccuracy7d"];

/** The goal as a gate on the first day on which it can be passed, and the curves that were expected, dashed. */
export function chartOf(
	goal: { goal: Goal; state: GoalState } | null,
	curves: readonly { metric: string; curve: Curve }[],
	{ today, base }: Standing,
): LessonChart {
	const series = curves
		.filter(({ metric }) => ACCURACIES.includes(metric))
		.map(({ curve }, i) => otherLine(`expected-${i}`, "expected", onDays(curve)));
	const gate = goal && gateOf(goal.goal, goal.state, { today, base });
	return gate ? { series, goal: gate } : { series };
}

function gateOf(goal: Goal, { met, since }: GoalState, { today, base }: Standing): TimelineData["goal"] | null {
	const at = barOf(goal, base);
	if (at === null) return null;
	const from = since ?? today + 1;
	const days = goal.days === 1 ? "" : ` for ${goal.days} days`;
	const label = `true accuracy over ${say({ unit: "share" }, at)}${days}`;
	return { from, to: from + goal.days - 1, at, label: met ? `${label}, done` : label, draw: drawGoal };
}

/** The true accuracy that must be reached; null when the goal asks for something else. */
function barOf({ metric, against, comparison, value }: Goal, base: number | null): number | null {
	if (against !== undefined) return null;
	const up = comparison === "atLeast" || comparison === "above";
	if (metric === "accuracy7d" && up) return value;
	return metric === "accuracyGap7d" && !up && base !== null ? base - value : null;
}
