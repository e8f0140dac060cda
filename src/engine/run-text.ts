import { decodePlan, encodePlan } from "./link.ts";
import type { Parsed, Plan } from "./plan.ts";

/** A run and the day it has reached: what a link carries. */
export interface Flight {
	readonly plan: Plan;
	/** Days that have been played, 0 to plan.days. */
	readonly day: number;
}

/** The text of a run in a link: its plan with its actions, and the day it has reached. */
export const writeFlight = ({ plan, day }: Flight): string =>
	[encodePlan(plan), `at=${day}`].filter((part) => part !== "").join("&");

/** Reads what `writeFlight` wrote; anything else gives one sentence. */
export function readFlight(text: string): Parsed<Flight> {
	const parts = text.split("&");
	const at = parts.find((part) => part.startsWith("at="));
	const plan = decodePlan(parts.filter((part) => part !== at).join("&"));
	if (!plan.ok) return plan;
	const { days } = plan.value;
	const day = Number(at?.slice(3) || 0);
	if (!Number.isInteger(day) || day < 0 || day > days) {
		const said = at?.slice(3, 40).replace(/\s+/g, " ");
		return { ok: false, error: `at is “${said}”; allowed: a whole number from 0 to ${days}.` };
	}
	return { ok: true, value: { plan: plan.value, day } };
}
