import type { Policy } from "../../ops/policy.ts";
import { POLICY_FIELDS, policyOf, standardOf } from "../../ops/policy-fields.ts";
import { fieldsOf, type PolicyValue } from "../../ops/policy-values.ts";
import { inLink, LinkError, numberInLink, pairsOf } from "./text.ts";

/** The fields that differ from their defaults: `window_14.guard~cooldownDays_3.pipeline~training_preparation~validation`. */
export const encodePolicy = (policy: Policy): string =>
	fieldsOf(policy)
		.filter(([field, value]) => value !== standardOf(field))
		.map(([field, value]) => `${inLink(field)}_${inLink(value)}`)
		.join(".");

/** Reads what `encodePolicy` wrote; whether the values are allowed is for the plan to say. Throws a LinkError. */
export const decodePolicy = (text: string): Record<string, unknown> =>
	policyOf(
		pairsOf(text, "policy").map(([field, value]) => [
			knownField(field, "policy"),
			decodeValue(field, value, `policy.${field}`),
		]),
	);

/** `field` itself when it is one of the policy's. Throws a LinkError that says where it stands. */
export function knownField(field: string, where: string): string {
	if (POLICY_FIELDS.includes(field)) return field;
	throw new LinkError(`${where} names “${field.slice(0, 40)}”; allowed: one of ${POLICY_FIELDS.join(", ")}.`);
}

/** The value that was written for `field`, of the type that this field has. Throws a LinkError that says where it stands. */
export function decodeValue(field: string, text: string, where: string): PolicyValue {
	const standard = standardOf(field);
	if (typeof standard === "number") return numberInLink(text, where);
	if (typeof standard === "string") return text.replaceAll("~", " ");
	if (text === "true" || text === "false") return text === "true";
	throw new LinkError(`${where} is “${text.slice(0, 40)}”; allowed: true or false.`);
}
