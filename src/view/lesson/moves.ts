import { HOURS_PER_DAY } from "../../core/clock.ts";
import type { Start } from "../../lesson/lesson.ts";
import { dueAt, type Move } from "../../lesson/moves.ts";
import type { Action } from "../../ops/actions.ts";
import type { Change, Hands } from "../cockpit/hands.ts";

/** Days that are waited for what a move waits for. */
const PATIENCE = 120;

/** Actions of a run on which a lesson begins. */
export const actionsAtStart = ({ plan, lead }: Start): number =>
	lead.reduce((sum, { moves }) => sum + moves.length, plan.actions.length);

/** Leads a run to where a lesson begins. */
export async function begin(start: Start, hands: Hands, change: Change): Promise<void> {
	const plan = { ...start.plan, ...change };
	await hands.open(plan, start.lead[0]?.from ?? start.hour);
	for (const { from, moves } of start.lead) {
		while (hands.run().hour < from) await hands.day();
		let before = from;
		for (const move of moves) before = await play(move, hands, from, before);
	}
	while (hands.run().hour < start.hour) await hands.day();
}

/**
 * Lets days go by until a move is due, and takes its action. Gives the hour at which it was taken.
 *
 * @param from hour at which the moves begin to count
 * @param before hour of the move before, or `from`
 */
export async function play(move: Move, hands: Hands, from: number, before: number): Promise<number> {
	const last = hands.run().hour + PATIENCE * HOURS_PER_DAY;
	for (;;) {
		const { log, hour, over } = hands.run();
		const due = dueAt(move, log, from, before);
		if ((due !== null && due <= hour) || over || hour >= last) break;
		await hands.day();
	}
	const { hour } = hands.run();
	await hands.take(move.action);
	return hour;
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
