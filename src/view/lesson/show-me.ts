import { HOURS_PER_DAY } from "../../core/clock.ts";
import { dueAt, type Move } from "../../lesson/moves.ts";
import type { Action } from "../../ops/actions.ts";
import type { LessonRun } from "./lesson-run.svelte.ts";
import { actionsAtStart, begin, play } from "./moves.ts";

/** Moves of the solution made so far; null when something else was done since the lesson began. */
export function shown({ here, cockpit, lesson }: LessonRun): number | null {
	const actions = cockpit.plan?.actions.slice(actionsAtStart(lesson.start));
	return here && actions ? movesMade(lesson.solution, actions) : null;
}

/** The move that was shown last. */
export const lastMove = (run: LessonRun): Move | null => run.lesson.solution[(shown(run) ?? 0) - 1] ?? null;

/** Plays the next move of the solution, from the start of the lesson when something else was done; Undo leads back. */
export function showNext(run: LessonRun): void {
	const { start, solution } = run.lesson;
	const made = shown(run);
	const move = solution[made ?? 0];
	if (!move) return;
	run.cockpit.perform(async (hands) => {
		if (made === null) {
			const before = hands.run().plan;
			await begin(start, hands, {});
			hands.turnFrom(before);
		}
		const done = hands.run().plan.actions.slice(actionsAtStart(start));
		const from = start.hour + delayOf(solution, done, start.hour);
		await play(move, hands, from, done.at(-1)?.at ?? start.hour);
	});
}

/**
 * By how many hours, in whole days, the moves that were made are behind the solution: who made one later by hand is shown
 * those after it as much later.
 *
 * @param from hour at which the lesson begins
 */
export function delayOf(solution: readonly Move[], done: readonly Action[], from: number): number {
	const last = done.findLastIndex((_, i) => solution[i] && "day" in solution[i].due);
	const [move, action] = [solution[last], done[last]];
	if (!move || !action) return 0;
	const late = Math.floor(action.at - (dueAt(move, [], from, from) ?? from));
	return HOURS_PER_DAY * Math.max(0, Math.ceil(late / HOURS_PER_DAY));
}

/** How many moves of the solution were made, when nothing else was done since the lesson began; null when something was. */
export function movesMade(solution: readonly Move[], done: readonly Action[]): number | null {
	const same = done.every(({ at: _, ...action }, i) => canonical(action) === canonical(solution[i]?.action));
	return same ? done.length : null;
}

/** The same text for the same action, in whatever order its fields are. */
const canonical = (value: unknown): string =>
	JSON.stringify(value, (_, each: unknown) =>
		typeof each === "object" && each !== null && !Array.isArray(each)
			? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
			: each,
	) ?? "";
