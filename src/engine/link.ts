import { ALARM_DEFAULTS, type AlarmConfig } from "../monitor/alarm-config.ts";
import type { DriftSwitch } from "../world/drift.ts";
import { SHAPES } from "../world/shape.ts";
import { type Parsed, type Plan, type PlanInput, parsePlan, planOf } from "./plan.ts";

/**
 * A run as text that a person can read in the address bar, for example
 * `seed=7&drifts=carrier-b-degrades_f40&do=e1m8w28.p2hc.t2y0`. Fields that stand at their default are left out. Times of actions are hours
 * in base 36, each counted from the one before.
 */

/**
 * Longest text that is read at all. A run with 80 actions stays under 2 KB, unless most of them are drifts switched by hand
 * with a shape, a span and a strength of their own: some 40 characters each.
 */
export const LONGEST_LINK = 65536;

const SIMPLE = ["seed", "days", "ordersPerDay", "dayShock", "level", "team", "skewChance", "watch"] as const;

/** Thresholds go by their names, for example `alarm=level_0~05.minEffect_0~1`. */
const ALARM_FIELDS = Object.keys(ALARM_DEFAULTS) as (keyof AlarmConfig)[];

const STEP_CODES = { prepare: "p", train: "t", evaluate: "v", "hand-over": "h" } as const;
type PlainStep = keyof typeof STEP_CODES;
const PLAIN_STEPS = Object.entries(STEP_CODES) as [PlainStep, string][];

/** The plan as text; never contains characters that a link would have to escape. */
export function encodePlan(plan: Plan): string {
	const standard = planOf();
	const parts: string[] = SIMPLE.filter((key) => plan[key] !== standard[key]).map((key) => `${key}=${plan[key]}`);
	const alarm = ALARM_FIELDS.filter((key) => plan.alarm[key] !== ALARM_DEFAULTS[key])
		.map((key) => `${key}_${inLink(plan.alarm[key])}`)
		.join(".");
	if (alarm !== "") parts.push(`alarm=${alarm}`);
	const drifts = plan.drifts.map((on) => encodeSwitch(on)).join(".");
	if (drifts !== standard.drifts.map((on) => encodeSwitch(on)).join(".")) parts.push(`drifts=${drifts || "-"}`);
	// Drifts switched by hand are named once and then by their place in this list.
	const named = [
		...new Set(
			plan.actions.flatMap((one) =>
				one.do === "drift-on" ? [one.drift.id] : one.do === "drift-off" ? [one.drift] : [],
			),
		),
	];
	if (named.length > 0) parts.push(`by=${named.join(".")}`);
	let before = 0;
	const steps = plan.actions.map((action) => {
		const wait = (action.at - before).toString(36);
		before = action.at;
		switch (action.do) {
			case "drift-on":
				return `n${wait}_${named.indexOf(action.drift.id)}${options(action.drift)}`;
			case "drift-off":
				return `o${wait}_${named.indexOf(action.drift)}`;
			case "extract":
				return `e${wait}_${action.window}`;
			case "deploy":
				return action.version === undefined ? `d${wait}` : `d${wait}_${action.version}`;
			case "prepare":
			case "train":
			case "evaluate":
			case "hand-over":
				return `${STEP_CODES[action.do]}${wait}`;
			default:
				throw new Error(`link: no code for ${action.do}`);
		}
	});
	if (steps.length > 0) parts.push(`do=${steps.join(".")}`);
	return parts.join("&");
}

const encodeSwitch = (on: DriftSwitch): string => `${on.id}${options(on)}`;

/** Options of a drift that differ from its file: f(rom), t(o), h (shape), o(ver), p(eriod), s(trength). */
function options(on: DriftSwitch): string {
	const { from, to, shape, over, period, strength } = on;
	return [
		from === undefined ? "" : `_f${from}`,
		to === undefined ? "" : to === null ? "_t-" : `_t${to}`,
		shape === undefined ? "" : `_h${SHAPES.indexOf(shape)}`,
		over === undefined ? "" : `_o${over}`,
		period === undefined ? "" : `_p${period}`,
		strength === undefined ? "" : `_s${inLink(strength)}`,
	].join("");
}

/** A point would end the field that it stands in. */
const inLink = (value: number | string): string => String(value).replace(".", "~");

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
		const named = (fields.get("by") ?? "").split(".");
		for (const [key, value] of fields) {
			if (key === "drifts") input["drifts"] = value === "-" ? [] : value.split(".").map(decodeSwitch);
			else if (key === "do") input["actions"] = decodeActions(value, named);
			else if (key === "alarm") input["alarm"] = decodeAlarm(value);
			else if (key === "watch") input["watch"] = value === "true" || (value === "false" ? false : value);
			else if (key !== "by") input[key] = key === "team" ? value : numberOf(value, key);
		}
	} catch (error) {
		if (error instanceof LinkError) return wrong(error.message);
		throw error;
	}
	return parsePlan(input as PlanInput);
}

class LinkError extends Error {}

/** On one line: a link may hold anything. */
const wrong = (error: string): Parsed<never> => ({ ok: false, error: error.replace(/\s+/g, " ") });

function numberOf(text: string, field: string): number {
	const value = /^-?\d+(\.\d+)?(e-\d+)?$/.test(text) ? Number(text) : Number.NaN;
	if (Number.isNaN(value)) throw new LinkError(`${field} is “${text.slice(0, 40)}”; allowed: a number.`);
	return value;
}

function decodeAlarm(text: string): Record<string, unknown> {
	const alarm: Record<string, unknown> = Object.create(null);
	for (const part of text.split(".")) {
		const [, name = "", value = ""] = /^([a-zA-Z]+)_(.*)$/.exec(part) ?? [];
		if (name === "") throw new LinkError(`alarm holds “${part.slice(0, 40)}”; allowed: a name, _ and a value.`);
		if (name in alarm) throw new LinkError(`alarm.${name.slice(0, 40)} is given twice; allowed: each field once.`);
		alarm[name] = name === "correction" ? value : numberOf(value.replace("~", "."), `alarm.${name.slice(0, 40)}`);
	}
	return alarm;
}

function decodeSwitch(text: string): DriftSwitch {
	const [id = "", ...rest] = text.split("_");
	return withOptions(id, rest);
}

function withOptions(id: string, texts: readonly string[]): DriftSwitch {
	const on: Record<string, unknown> = { id };
	for (const text of texts) {
		const value = text.slice(1).replace("~", ".");
		const field = `drifts ${id.slice(0, 40)} option ${text.slice(0, 1)}`;
		const letters = { f: "from", t: "to", h: "shape", o: "over", p: "period", s: "strength" } as Record<string, string>;
		const name = letters[text.slice(0, 1)];
		if (!name) throw new LinkError(`${field} is unknown; allowed: f, t, h, o, p, s.`);
		if (name === "to" && value === "-") on[name] = null;
		else on[name] = name === "shape" ? SHAPES[numberOf(value, field)] : numberOf(value, field);
		if (on[name] === undefined) throw new LinkError(`${field} is “${value}”; allowed: 0 to ${SHAPES.length - 1}.`);
	}
	return on as unknown as DriftSwitch;
}

function decodeActions(text: string, named: readonly string[]): unknown[] {
	let at = 0;
	return text.split(".").map((step, i) => {
		const field = `do, action ${i + 1}`;
		const [, code = "", wait = "", rest] = /^([a-z])([0-9a-z]+)(?:_(.*))?$/.exec(step) ?? [];
		if (code === "") throw new LinkError(`${field} is “${step.slice(0, 40)}”; allowed: a letter and an hour.`);
		at += Number.parseInt(wait, 36);
		const plain = PLAIN_STEPS.find(([, letter]) => letter === code);
		if (plain) return { at, do: plain[0] };
		if (code === "e") return { at, do: "extract", window: numberOf(rest ?? "", `${field}, days`) };
		if (code === "d")
			return rest === undefined ? { at, do: "deploy" } : { at, do: "deploy", version: numberOf(rest, field) };
		if (code !== "n" && code !== "o") {
			throw new LinkError(`${field} is “${code}”; allowed: e, p, t, v, h, d, n, o.`);
		}
		const [place = "", ...others] = (rest ?? "").split("_");
		const id = named[numberOf(place, `${field}, drift`)];
		if (id === undefined) throw new LinkError(`${field} names drift ${place}; allowed: a place in “by”.`);
		if (code === "o") return { at, do: "drift-off", drift: id };
		return { at, do: "drift-on", drift: withOptions(id, others) };
	});
}
