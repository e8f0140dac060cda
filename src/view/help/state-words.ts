import { dayOf } from "../../core/clock.ts";
import type { Desk } from "../../ops/desk.ts";

/** What the state of a run is told from. */
interface State {
	/** The day that is looked at; -1 before the first. */
	readonly day: number;
	readonly days: number;
	readonly level: 0 | 1 | 2;
	readonly seed: number;
	readonly playing: boolean;
	readonly recorded: boolean;
	/** The desk on that day. */
	readonly desk: Desk;
}

const LEVELS = ["by hand", "pipeline", "CI/CD"] as const;

/** What people are at, and what lies in the registry for somebody to deploy it. */
function waiting({ work, tasks, registry }: Desk): string[] {
	return [
		...Object.entries(work).map(([role, { step, until }]) => `${role} at ${step} until day ${dayOf(until)}`),
		...Object.entries(tasks).map(([role, { task, until }]) => `${role} ${task} until day ${dayOf(until)}`),
		...registry.flatMap(({ version, state }) => (state === "at the wall" ? `model ${version} at the wall` : [])),
	];
}

/**
 * A run in words, the newest first: what happened (`caption`), the day with its accuracies and weather (`dayWords`, as the
 * chart's slider says it), what waits, and which run it is.
 */
export function stateInWords(state: State, caption: string, dayWords: string): string {
	const { day, days, level, seed, playing, recorded, desk } = state;
	const open = waiting(desk);
	return [
		day < 0 ? `${days} days, none played yet.` : dayWords,
		caption,
		`Waiting: ${open.join("; ") || "nothing"}.`,
		`Level ${level}, ${LEVELS[level]}; ${days} days, seed ${seed}; ${recorded ? "recorded run" : playing ? "playing" : "paused"}.`,
	].join(" ");
}
