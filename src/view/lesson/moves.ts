import { HOURS_PER_DAY } from "../../core/clock.ts";
import type { Start } from "../../lesson/lesson.ts";
import { dueAt, type Move } from "../../lesson/moves.ts";
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
	for (const [i, { from, moves }] of start.lead.entries()) {
		while (hands.run().hour < from) await hands.day();
		const until = start.lead[i + 1]?.from ?? start.hour;
		let before: number | null = from;
		for (const move of moves) before = before === null ? null : await play(move, hands, from, before, until);
	}
	while (hands.run().hour < start.hour) await hands.day();
}

/**
 * Lets days go by until a move is due, and takes its action at that very hour, as the proofs of play-moves.ts do. Gives the
 * hour; null when the move is not due before `until`.
 *
 * @param from hour at which the moves begin to count
 * @param before hour of the move before, or `from`
 */
export async function play(
	move: Move,
	hands: Hands,
	from: number,
	before: number,
	until = Number.POSITIVE_INFINITY,
): Promise<number | null> {
	const last = hands.run().hour + PATIENCE * HOURS_PER_DAY;
	for (;;) {
		const { log, hour, over } = hands.run();
		const due = dueAt(move, log, from, before);
		if ((due !== null && due <= hour) || over || hour >= last) {
			const at = Math.min(Math.ceil(due ?? hour), hour);
			if (at >= until) return null;
			await hands.takeAt(move.action, at);
			return at;
		}
		await hands.day();
	}
}
