import { ACTORS, EVENT_FIELDS, type FieldValues } from "../../src/lesson/event-fields.ts";
import { EVENT_WORDS, isEventKind } from "../../src/lesson/event-words.ts";
import type { EventPattern } from "../../src/lesson/goal-data.ts";
import type { EventKind } from "../../src/ops/events.ts";
import { allowedInstead, standardOf } from "../../src/ops/policy-fields.ts";
import type { PolicyValue } from "../../src/ops/policy-values.ts";

type Value = EventPattern["where"][string];
type Refuse = (reason: string) => never;

/**
 * Reads `kind` or `kind[field=value; field=value]`: fields that such an event has, with values that it can have.
 *
 * @param refuse is told what is wrong and what is allowed
 */
export function readPattern(text: string, refuse: Refuse): EventPattern {
	const found = /^([a-z.-]+)(?:\[([^\]]*)\])?$/.exec(text.trim());
	if (!found) return refuse(`"${text}" is no event; allowed: a kind, or kind[field=value]`);
	const [, kind = "", fields = ""] = found;
	if (!isEventKind(kind)) {
		return refuse(`event kind ${kind} is not known; allowed: ${Object.keys(EVENT_WORDS).join(", ")}`);
	}
	const pairs = fields
		.split(";")
		.map((pair) => pair.trim())
		.filter(Boolean);
	const where: Record<string, Value> = {};
	for (const pair of pairs) {
		const [, field = "", value = ""] = /^([^=]*?)\s*=\s*(.*)$/.exec(pair) ?? [];
		if (!field || !value) return refuse(`"${pair}" says nothing of ${kind}; allowed: field=value`);
		if (Object.hasOwn(where, field)) return refuse(`${kind} has ${field} twice; allowed is each field once`);
		where[field] = readValue(kind, field, value, refuse);
	}
	if (kind === "policy.set" && where["value"] !== undefined) {
		where["value"] = readPolicyValue(where["field"], String(where["value"]), refuse);
	}
	return { kind, where };
}

/** Several patterns with commas between. */
export const readPatterns = (text: string, refuse: Refuse): EventPattern[] =>
	text.split(",").map((one) => readPattern(one, refuse));

function readValue(kind: EventKind, field: string, text: string, refuse: Refuse): Value {
	const fields: Readonly<Record<string, FieldValues>> = { ...EVENT_FIELDS[kind], actor: ACTORS };
	const values = Object.hasOwn(fields, field) ? fields[field] : undefined;
	if (!values) return refuse(`${kind} has no field ${field}; allowed: ${Object.keys(fields).join(", ")}`);
	const not = (allowed: string) => refuse(`${field} of ${kind} is "${text}"; allowed: ${allowed}`);
	if (values === "text") return text;
	if (values === "number") return Number.isFinite(Number(text)) ? Number(text) : not("a number");
	if (values === "flag") return isFlag(text) ? text === "true" : not("true or false");
	return values.includes(text) ? text : not(`one of ${values.join(", ")}`);
}

/** What a field of the policy is set to: a value that this field takes, or of any field when none is named. */
function readPolicyValue(field: Value | undefined, text: string, refuse: Refuse): PolicyValue {
	const standard = field === undefined ? undefined : standardOf(String(field));
	const value = typeof standard === "string" ? text : plainValue(text);
	const instead = field === undefined ? null : allowedInstead(String(field), value);
	return instead === null ? value : refuse(`value of policy.set is "${text}"; ${field} allows: ${instead}`);
}

function plainValue(text: string): PolicyValue {
	if (isFlag(text)) return text === "true";
	return Number.isNaN(Number(text)) ? text : Number(text);
}

const isFlag = (text: string): boolean => text === "true" || text === "false";
