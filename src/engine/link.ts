import { ALARM_DEFAULTS, type AlarmConfig } from "../monitor/alarm-config.ts";
import { decodeActions, encodeActions } from "./link/actions.ts";
import { decodeSwitch, encodeSwitch } from "./link/drifts.ts";
import { decodePolicy, encodePolicy } from "./link/policy.ts";
import { inLink, LinkError, numberInLink, numberOf, pairsOf } from "./link/text.ts";
import { type Parsed, type Plan, type PlanInput, parsePlan, planOf } from "./plan.ts";

/**
 * A run as text that a person can read in the address bar, for example
 * `seed=7&drifts=carrier-b-degrades_f40&do=e1m8w28.p2hc.t2y0`. Fields that stand at their default are left out. Times of actions are hours
 * in base 36, each counted from the one before.
 */

/**
 * Longest text that is read at all: longer than any that is written. A played year stays under 2 KB, unless most of its
 * 80 actions are drifts switched by hand with a shape, a span and a strength of their own: some 40 characters each.
 */
export const LONGEST_LINK = 131_072;

const SIMPLE = ["seed", "days", "ordersPerDay", "dayShock", "level", "commits", "team", "skewChance", "watch"] as const;
const WORDS: readonly string[] = ["team", "commits"];
/** Lists of names to which the actions refer. */
const LISTS: readonly string[] = ["by", "fields", "patches"];

/** Thresholds go by their names, for example `alarm=level_0~05.minEffect_0~1`. */
const ALARM_FIELDS = Object.keys(ALARM_DEFAULTS) as (keyof AlarmConfig)[];

/** The plan as text; never contains characters that a link would have to escape. */
export function encodePlan(plan: Plan): string {
	const standard = planOf();
	const parts: string[] = SIMPLE.filter((key) => plan[key] !== standard[key]).map((key) => `${key}=${plan[key]}`);
	const policy = encodePolicy(plan.policy);
	if (policy !== "") parts.push(`policy=${policy}`);
	const alarm = ALARM_FIELDS.filter((key) => plan.alarm[key] !== ALARM_DEFAULTS[key])
		.map((key) => `${key}_${inLink(plan.alarm[key])}`)
		.join(".");
	if (alarm !== "") parts.push(`alarm=${alarm}`);
	const drifts = plan.drifts.map(encodeSwitch).join(".");
	if (drifts !== standard.drifts.map(encodeSwitch).join(".")) parts.push(`drifts=${drifts || "-"}`);
	return [...parts, ...encodeActions(plan.actions)].join("&");
}

/** Reads what `encodePlan` wrote. Anything else gives one sentence that names the field; nothing is thrown. */
export function decodePlan(text: string): Parsed<Plan> {
	if (text.length > LONGEST_LINK) {
		return wrong(`link is ${text.length} characters long; allowed: at most ${LONGEST_LINK}.`);
	}
	// Without a prototype, "__proto__" is a field like any other that does not exist.
	const input: Record<string, unknown> = Object.create(null);
	const fields = new Map<string, string>();
	for (const part of text.split("&")) {
		if (part === "") continue;
		const [key = "", value = ""] = part.split(/=(.*)/s);
		if (fields.has(key)) return wrong(`${key.slice(0, 40)} is given twice; allowed: each field once.`);
		fields.set(key, value);
	}
	try {
		for (const [key, value] of fields) {
			if (key === "drifts") input["drifts"] = value === "-" ? [] : value.split(".").map(decodeSwitch);
			else if (key === "do") input["actions"] = decodeActions(value, (list) => fields.get(list) ?? "");
			else if (key === "policy") input["policy"] = decodePolicy(value);
			else if (key === "alarm") input["alarm"] = decodeAlarm(value);
			else if (key === "watch") input["watch"] = value === "true" || (value === "false" ? false : value);
			else if (!LISTS.includes(key)) input[key] = WORDS.includes(key) ? value : numberOf(value, key);
		}
	} catch (error) {
		if (error instanceof LinkError) return wrong(error.message);
		throw error;
	}
	return parsePlan(input as PlanInput);
}

/** On one line: a link may hold anything. */
const wrong = (error: string): Parsed<never> => ({ ok: false, error: error.replace(/\s+/g, " ") });

function decodeAlarm(text: string): Record<string, unknown> {
	const alarm: Record<string, unknown> = Object.create(null);
	for (const [name, value] of pairsOf(text, "alarm")) {
		alarm[name] = name === "correction" ? value : numberInLink(value, `alarm.${name.slice(0, 40)}`);
	}
	return alarm;
}
