import { driftById } from "../world/catalogue.ts";
import { EVENT_WORDS, isEventKind } from "./event-words.ts";
import type { EventPattern } from "./goal-data.ts";

type Value = string | number | boolean;

/** Fields that are told in other words than by name and value. */
const FIELD_WORDS: Readonly<Record<string, (value: Value) => string>> = {
	pass: (pass) => (pass ? "passed" : "not passed"),
	alarm: (alarm) => (alarm ? "with an alarm" : "without an alarm"),
	differs: (differs) => (differs ? "with a difference" : "without a difference"),
	rehearsal: (rehearsal) => (rehearsal ? "as a rehearsal" : "in earnest"),
	environment: (name) => `in ${name}`,
	trigger: (name) => `${name}`,
	step: (name) => `${name}`,
	task: (name) => `${name}`,
	field: (path) => `${path}`,
	outcome: (outcome) => `${outcome}`,
	value: (value) => (value === "-" ? "taken out" : `to ${value}`),
};

/** The pattern in a clause: "“Carrier B degrades” has begun", "a model has been deployed (version 3)". */
export function wordsOf({ kind, where: { drift, ...where } }: EventPattern): string {
	const words = isEventKind(kind) ? EVENT_WORDS[kind] : kind;
	const told = drift ? words.replace("a drift", `“${driftById(`${drift}`).name}”`) : words;
	const fields = Object.entries(where).map(([field, value]) => FIELD_WORDS[field]?.(value) ?? `${field} ${value}`);
	return fields.length > 0 ? `${told} (${fields.join(", ")})` : told;
}

/** The clause denied: "“Carrier B degrades” has not begun", "no model has been deployed (version 3)". */
export const notSo = (pattern: EventPattern): string =>
	wordsOf(pattern).replace(/^an? | has /, (found) => (found === " has " ? " has not " : "no "));
