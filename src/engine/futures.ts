import type { Parsed, Plan } from "./plan.ts";

/** One of several futures of a run. */
export interface Future {
	readonly name: string;
	readonly plan: Plan;
	/** Days that have been played in it, 0 to plan.days. */
	readonly day: number;
}

/** What is beside the run in hand: its own name, and the other futures. */
export interface Beside {
	readonly name: string;
	readonly others: readonly Future[];
}

/** What is the same in all futures of a run. */
export type SharedWorld = Partial<Pick<Plan, "seed" | "days" | "drifts">>;

/** The futures beside a run when its world becomes another: each meets it too, with all that was done in it. */
export const besideIn = (beside: Beside | null, world: SharedWorld): Beside | null =>
	beside && { ...beside, others: beside.others.map((other) => ({ ...other, plan: { ...other.plan, ...world } })) };

/** The one in hand among them; more lines than this are not told apart on one chart. */
export const MOST_FUTURES = 3;

export const LONGEST_NAME = 24;
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,_-]*$/u;

/** A name that a future may have beside those that are `taken`, without its outer spaces; or one sentence why not. */
export function parseName(text: string, taken: readonly string[]): Parsed<string> {
	const name = text.trim().replace(/\s+/g, " ");
	if (name.length > LONGEST_NAME || !NAME.test(name)) {
		const allowed = `1 to ${LONGEST_NAME} letters, digits, spaces or . , _ -, the first a letter or a digit`;
		return { ok: false, error: `name is “${name.slice(0, 40)}”; allowed: ${allowed}.` };
	}
	if (taken.includes(name)) return { ok: false, error: `name is “${name}” twice; allowed: each name once.` };
	return { ok: true, value: name };
}

/** The first of A, B, C … that is not taken. */
export function freeName(taken: readonly string[]): string {
	for (let i = 0; ; i++) {
		const name = String.fromCharCode(65 + (i % 26)) + (i < 26 ? "" : Math.floor(i / 26));
		if (!taken.includes(name)) return name;
	}
}
