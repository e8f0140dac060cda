import * as v from "valibot";
import { DEFAULT_POLICY, type Policy, PolicySchema } from "./policy.ts";
import { fieldsOf, type PolicyValue } from "./policy-values.ts";

const STANDARD: ReadonlyMap<string, PolicyValue> = new Map(fieldsOf(DEFAULT_POLICY));

/** Dotted paths of every field of a policy, in the order of the schema. */
export const POLICY_FIELDS: readonly string[] = [...STANDARD.keys()];

/** Where the field at the dotted path `field` stands when nothing is said of it. Throws when there is no such field. */
export function standardOf(field: string): PolicyValue {
	const value = STANDARD.get(field);
	if (value === undefined) throw new Error(`policy: there is no field ${field}`);
	return value;
}

/** What the field at the dotted path `field` is in `policy`. Throws when there is no such field. */
export function fieldValue(policy: Policy, field: string): PolicyValue {
	standardOf(field);
	return field
		.split(".")
		.reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], policy) as PolicyValue;
}

/** `{ a: { b: value } }` for "a.b", without a prototype. */
function nested(path: readonly string[], value: unknown): unknown {
	const [head, ...rest] = path;
	if (head === undefined) return value;
	return Object.assign(Object.create(null), { [head]: nested(rest, value) });
}

/** Fields by their dotted paths as the nested object that a plan holds. */
export function policyOf(fields: Iterable<readonly [path: string, value: unknown]>): Record<string, unknown> {
	const policy: Record<string, unknown> = Object.create(null);
	for (const [path, value] of fields) {
		let part = policy;
		const names = path.split(".");
		for (const name of names.slice(0, -1)) {
			part[name] ??= Object.create(null);
			part = part[name] as Record<string, unknown>;
		}
		part[names.at(-1) as string] = value;
	}
	return policy;
}

/** What `field` takes, in words, when `value` is not that; null when it is. Throws when there is no such field. */
export function allowedInstead(field: string, value: unknown): string | null {
	standardOf(field);
	const result = v.safeParse(PolicySchema, nested(field.split("."), value));
	return result.success ? null : result.issues[0].message;
}

/** What `field` takes, in words: "a whole number from 1 to 365". */
export const allowedOf = (field: string): string => allowedInstead(field, null) ?? "anything";
