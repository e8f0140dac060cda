import { hourOf } from "../core/clock.ts";
import type { Plan } from "../engine/plan.ts";
import { Simulation, type SimulationOptions } from "../engine/simulation.ts";
import type { OpsEvent } from "../ops/events.ts";
import type { Start } from "./lesson.ts";
import { dueAt, type Move } from "./moves.ts";

/** What was played: the log, the plan, and the moves whose turn never came. */
export interface Played {
	readonly events: readonly OpsEvent[];
	/** The plan with the actions that were taken. */
	readonly plan: Plan;
	readonly left: readonly Move[];
}

/**
 * Plays moves from the start of a lesson, each at the hour at which it is due, and lets time pass to the end.
 *
 * @param days days from the start of the lesson
 * @param seed of the world; everything else is as the lesson's plan has it
 */
export async function playMoves(
	start: Start,
	seed: number,
	moves: readonly Move[],
	days: number,
	options: SimulationOptions,
): Promise<Played> {
	const end = start.hour + hourOf(days);
	const plan: Plan = { ...start.plan, seed, days: Math.max(start.plan.days, Math.ceil(end / hourOf(1))) };
	const run = await Simulation.open(plan, options);
	for (const [i, { from, moves: led }] of start.lead.entries()) {
		await run.advance(from);
		await follow(run, led, from, start.lead[i + 1]?.from ?? start.hour);
	}
	await run.advance(start.hour);
	const left = await follow(run, moves, start.hour, end);
	return { events: run.events, plan: run.played, left };
}

/** Takes each move at its hour, up to hour `end`; what is left when that comes. */
async function follow(run: Simulation, moves: readonly Move[], from: number, end: number): Promise<readonly Move[]> {
	let before = from;
	for (const [i, move] of moves.entries()) {
		let due = dueAt(move, run.events, from, before);
		while (due === null && run.now < end) {
			await run.advance(Math.min(end, run.now + 1));
			due = dueAt(move, run.events, from, before);
		}
		const at = Math.max(run.now, Math.ceil(due ?? end));
		if (at >= end) {
			await run.advance(end);
			return moves.slice(i);
		}
		await run.advance(at);
		run.act({ ...move.action, at: run.now } as Parameters<Simulation["act"]>[0]);
		await run.settle();
		before = run.now;
	}
	await run.advance(end);
	return [];
}
