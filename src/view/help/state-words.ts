import { dayOf } from "../../core/clock.ts";
import { calls } from "../../engine/query/calls.ts";
import type { Desk } from "../../ops/desk.ts";
import type { OpsEvent } from "../../ops/events.ts";

/** What the state of a run is told from. */
interface State {
	/** The day that is looked at; -1 before the first. */
	readonly day: number;
	readonly days: number;
	readonly level: 0 | 1 | 2;
	readonly seed: number;
	readonly playing: boolean;
	readonly recorded: boolean;
	/** The log up to the end of that day, and the desk then. */
	readonly seen: readonly OpsEvent[];
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

/** Which model answers, and since when: "model 2 answers since day 41". */
export function servingWords({ live, registry }: Desk): string {
	if (live === null) return "no model answers";
	const since = registry.find(({ version }) => version === live)?.deployedAt ?? null;
	return `model ${live} answers${since === null ? "" : ` since day ${dayOf(since)}`}`;
}

/** What has called for somebody so far, and the last of it: alerts of machines and complaints of people. */
export function alarmWords(seen: readonly OpsEvent[]): string {
	const { count, last } = calls(seen);
	if (!last) return "Alarms: none.";
	const what = last.call.kind === "alert.raised" ? last.call.sentence : "The business complains.";
	return `Alarms: ${count}, ${count === 1 ? "" : "the last "}on day ${last.day}. ${what}`;
}

/**
 * A run in words, the newest first: what happened (`caption`), the day with its accuracies and weather (`dayWords`, as the
 * chart's slider says it), which model answers, what has alarmed, what waits, and which run it is.
 */
export function stateInWords(state: State, caption: string, dayWords: string): string {
	const { day, days, level, seed, playing, recorded, seen, desk } = state;
	const open = waiting(desk);
	return [
		day < 0 ? `${days} days, none played yet.` : dayWords,
		caption,
		`In service: ${servingWords(desk)}.`,
		alarmWords(seen),
		`Waiting: ${open.join("; ") || "nothing"}.`,
		`Level ${level}, ${LEVELS[level]}; ${days} days, seed ${seed}; ${recorded ? "recorded run" : playing ? "playing" : "paused"}.`,
	].join(" ");
}
