import { sharedActions } from "../fork.ts";
import { decodePlan, encodePlan } from "../link.ts";
import { type Parsed, type Plan, parsePlan } from "../plan.ts";
import { encodeActions } from "./actions.ts";

/** What is the same in all futures of a run. */
const WORLD = ["seed", "days", "ordersPerDay", "dayShock"];
/** Belong to the actions of a plan, which are not laid over those of another one. */
const ACTIONS = ["by", "fields", "patches", "do"];

type Fields = Map<string, string>;

const fieldsOf = (text: string): Fields =>
	new Map(
		text.split("&").flatMap((part) => (part === "" ? [] : [part.split(/=(.*)/s).slice(0, 2) as [string, string]])),
	);

const textOf = (fields: Fields): string => [...fields].map((part) => part.join("=")).join("&");

const beginning = (plan: Plan): Fields => fieldsOf(encodePlan({ ...plan, actions: [] }));

/**
 * A plan by what it has otherwise than `base`: the fields that differ, empty where they stand at their default again; how
 * many actions are kept; and the actions that follow. Nothing is said twice.
 */
export function encodeOther(plan: Plan, base: Plan): string[] {
	const [own, shared] = [beginning(plan), beginning(base)];
	const differing = [...own].filter(([key, value]) => shared.get(key) !== value);
	const gone = [...shared.keys()].filter((key) => !own.has(key)).map((key): [string, string] => [key, ""]);
	const keep = sharedActions(plan, base);
	const fields = textOf(new Map([...differing, ...gone]));
	return [...(fields === "" ? [] : [fields]), `keep=${keep}`, ...encodeActions(plan.actions.slice(keep))];
}

/** Reads what `encodeOther` wrote. Anything else gives one sentence that names the field. */
export function decodeOther(text: string, base: Plan): Parsed<Plan> {
	const fields = beginning(base);
	const said = fieldsOf(text);
	const kept = said.get("keep") ?? "";
	const keep = Number(kept);
	said.delete("keep");
	if (!/^\d+$/.test(kept) || keep > base.actions.length) {
		const where = `keep is “${kept.slice(0, 40)}”`;
		return { ok: false, error: `${where}; allowed: a whole number from 0 to ${base.actions.length}.` };
	}
	for (const [key, value] of said) {
		if (WORLD.includes(key)) {
			return { ok: false, error: `${key} is given again; allowed: that of the first future, for all of them.` };
		}
		if (value === "" && !ACTIONS.includes(key)) fields.delete(key);
		else fields.set(key, value);
	}
	const plan = decodePlan(textOf(fields));
	if (!plan.ok) return plan;
	return parsePlan({ ...plan.value, actions: [...base.actions.slice(0, keep), ...plan.value.actions] });
}
