import { newerLink } from "./link/version.ts";
import { decodePlan, encodePlan } from "./link.ts";
import { type Parsed, type Plan, planOf } from "./plan.ts";
import { stormDifference } from "./storm.ts";

const MOST_LANES = 4;

/** The lanes of a race of which nothing is said: the typical team of each level under the default year with its commits. */
export const standardLanes = (): Plan[] =>
	([0, 1, 2] as const).map((level) => planOf({ level, team: "persona", commits: "default" }));

/** The lanes of a race as text for a link: their plans with "|" between. Never empty: no text is the standard race. */
export const writeRace = (plans: readonly Plan[]): string => plans.map(encodePlan).join("|") || "level=0";

/** Reads what `writeRace` wrote; anything else gives one sentence that names the lane. Nothing is the standard race. */
export function readRace(text: string): Parsed<Plan[]> {
	if (text === "") return { ok: true, value: standardLanes() };
	const newer = newerLink(text);
	if (newer) return { ok: false, error: newer };
	// Some programs escape what they find in a link.
	const parts = text.split(/\||%7C/i);
	if (parts.length > MOST_LANES) {
		return { ok: false, error: `race has ${parts.length} lanes; allowed: 1 to ${MOST_LANES}.` };
	}
	const plans: Plan[] = [];
	for (const [lane, part] of parts.entries()) {
		const plan = decodePlan(part);
		if (!plan.ok) return { ok: false, error: `lane ${lane}: ${plan.error}` };
		plans.push(plan.value);
	}
	const difference = stormDifference(plans);
	return difference ? { ok: false, error: difference } : { ok: true, value: plans };
}

/** A race and the day up to which it is to be looked at: what a copied link carries. */
export interface RaceFlight {
	readonly plans: readonly Plan[];
	/** Days that have been played, 0 to those of the plans. */
	readonly day: number;
}

/** `race`, the text of one, with a day at its end: "level=0|level=1&at=40"; of the standard race "at=40" alone. */
export const withDay = (race: string, day: number): string =>
	[race, `at=${day}`].filter((part) => part !== "").join("&");

/** Reads what `withDay` or `writeRace` wrote; without a day it is day 0. Anything else gives one sentence. */
export function readRaceFlight(text: string): Parsed<RaceFlight> {
	const [, race = text, at = "0"] = /^(?:(.*)&)?at=([^&|]*)$/s.exec(text)?.map((part) => part ?? "") ?? [];
	const plans = readRace(race);
	if (!plans.ok) return plans;
	const days = plans.value[0]?.days ?? 0;
	if (!/^\d{1,6}$/.test(at) || Number(at) > days) {
		return {
			ok: false,
			error: `at is “${at.slice(0, 37).replace(/\s+/g, " ")}”; allowed: a whole number from 0 to ${days}.`,
		};
	}
	return { ok: true, value: { plans: plans.value, day: Number(at) } };
}
