import type { LessonOutline } from "../../lesson/lesson.ts";
import { isFinished } from "../lesson/steps.ts";

/** How far a person has come in a lesson. */
export interface LessonStanding {
	readonly state: "done" | "started" | "new";
	/** Steps that are finished. */
	readonly steps: number;
}

/**
 * How far a person has come in a lesson.
 *
 * @param done ids of what was done in it
 * @param started whether anything was, be it only a hint that was opened
 */
export function standingIn({ asks }: LessonOutline, done: readonly string[], started: boolean): LessonStanding {
	const steps = asks.filter((its) => isFinished({ asks: its }, done)).length;
	const state = steps === asks.length ? "done" : started ? "started" : "new";
	return { state, steps };
}
