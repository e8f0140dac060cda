import { decodePlan, encodePlan } from "../../engine/link.ts";
import { type Parsed, type Plan, planOf } from "../../engine/plan.ts";

/** What an address says: a page, and a run on it with the day it had reached. */
export interface Address {
	readonly page: string;
	readonly run: { readonly plan: Plan; readonly day: number } | null;
	/** One sentence when the run in the address could not be read. */
	readonly error: string | null;
}

/** A quiet year in the learner's hands: where a visitor without a link begins. */
export const quietPlan = (seed = 7): Plan => planOf({ seed, drifts: [] });

/** Reads `#/page?run`. A broken run gives a sentence and no run; the page is still found. */
export function readAddress(hash: string): Address {
	const [path = "", query = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
	if (query === "") return { page: path, run: null, error: null };
	const run = readRun(query);
	return run.ok
		? { page: path, run: run.value, error: null }
		: { page: path, run: null, error: `This link cannot be flown: ${run.error}` };
}

/** A run as `writeRun` wrote it. */
export function readRun(text: string): Parsed<{ plan: Plan; day: number }> {
	const parts = text.split("&");
	const at = parts.find((part) => part.startsWith("at="));
	const plan = decodePlan(parts.filter((part) => part !== at).join("&"));
	if (!plan.ok) return plan;
	const day = Number(at?.slice(3) ?? 0);
	const { days } = plan.value;
	if (!Number.isInteger(day) || day < 0 || day > days) {
		return { ok: false, error: `at is “${at?.slice(3, 40)}”; allowed: a whole number from 0 to ${days}.` };
	}
	return { ok: true, value: { plan: plan.value, day } };
}

/** The whole run as text: the plan with its actions, and the day it has reached. */
export function writeRun(plan: Plan, day: number): string {
	return [encodePlan(plan), `at=${day}`].filter((part) => part !== "").join("&");
}
