import type { OpsEvent } from "../ops/events.ts";
import type { Goal } from "./goal-data.ts";

/** How things stand with a goal. */
export interface GoalState {
	readonly met: boolean;
	/** First day of the days running on which the metric holds (those that met the goal, once met); null when it does not hold. */
	readonly since: number | null;
	/** By how much the metric falls short today, in its own unit; 0 when it holds, null when there is nothing to measure yet. */
	readonly distance: number | null;
	/** One sentence made from the log; null when met. */
	readonly whyNot: string | null;
}

/**
 * Checks a goal against a log.
 *
 * @param from hour at which the lesson began: events before it count for nothing but the metric
 */
export declare function checkGoal(goal: Goal, events: readonly OpsEvent[], from: number): GoalState;
