import type { PipelineStep } from "./pipeline/step-names.ts";
import type { Policy } from "./policy.ts";

/** What a step of the pipeline waits for; null when it is taken out. */
export function waitsOf(policy: Policy, step: PipelineStep): PipelineStep[] | null {
	const text = policy.pipeline[step];
	if (text === "-") return null;
	return text === "" ? [] : (text.split(" ") as PipelineStep[]);
}

/** A value that a field of the policy can have. */
export type PolicyValue = number | boolean | string;

/**
 * `policy` with the field at the dotted `path` set to `value`. Throws when there is no such field; whether the value is
 * allowed is for `PolicySchema` to say.
 */
export function withField(policy: Policy, path: string, value: PolicyValue): Policy {
	const [head = "", ...rest] = path.split(".");
	const part = (policy as unknown as Record<string, unknown>)[head];
	if (!Object.hasOwn(policy, head)) throw new Error(`policy: there is no field ${path}`);
	if (rest.length === 0) return { ...policy, [head]: value } as Policy;
	return { ...policy, [head]: withField(part as Policy, rest.join("."), value) } as Policy;
}

/** Every field of a policy as [dotted path, value], in the order of the schema. */
export function fieldsOf(policy: object, prefix = ""): [path: string, value: PolicyValue][] {
	return Object.entries(policy).flatMap(([key, value]): [string, PolicyValue][] =>
		typeof value === "object" ? fieldsOf(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]],
	);
}
