import type { Move } from "../../lesson/moves.ts";
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
		const last = hands.run().plan.actions.slice(actionsAtStart(start)).at(-1);
		await play(move, hands, start.hour, last?.at ?? start.hour);
	});
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
