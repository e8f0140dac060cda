import { HOURS_PER_DAY, hourOf } from "../core/clock.ts";
import type { NewAction } from "../ops/actions.ts";
import type { OpsEvent } from "../ops/events.ts";
import { matching } from "./event-pattern.ts";
import type { EventPattern } from "./goal-data.ts";

/**
 * An action of a solution, and when it is taken. How long people take differs from seed to seed, so a move may wait for
 * an event instead of an hour.
 */
export interface Move {
	readonly due: /** Days and hours from the start of the lesson. */
		| { readonly day: number; readonly hour: number }
		/** The first such event after the move before, and so many days more. */
		| { readonly when: EventPattern; readonly wait: number };
	readonly action: NewAction;
	/** What is said when the move is shown. */
	readonly say: string;
}

/**
 * The hour at which a move is due; null when what it waits for has not happened.
 *
 * @param from hour at which the lesson begins
 * @param before hour of the move before, or `from`
 */
export function dueAt(move: Move, events: readonly OpsEvent[], from: number, before: number): number | null {
	const { due } = move;
	if ("day" in due) return Math.max(before, from - (from % HOURS_PER_DAY) + hourOf(due.day) + due.hour);
	const seen = matching(due.when, events, before)[0];
	if (!seen) return null;
	// What happens in an hour is on the log when the next one begins; what a move itself brings about is there at once.
	if (due.wait === 0 && seen.t > before) return Math.floor(seen.t) + 1;
	return seen.t + HOURS_PER_DAY * due.wait;
}
