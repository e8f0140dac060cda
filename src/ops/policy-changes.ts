import type { Policy } from "./policy.ts";
import { hasField, type PolicyContext, whyNotSet } from "./policy-faults.ts";
import { fieldsOf, type PolicyValue, withField } from "./policy-values.ts";

/** One field of the policy that is to be set. */
export interface PolicyChange {
	readonly field: string;
	readonly value: PolicyValue;
}

/**
 * What has to be set, one field after the other, to come from the policy `before` to `after`, in an order in which no step
 * is refused: a trigger goes on before the last one goes off, a step is wired anew before the one it waited for is taken
 * out. Each field once, and only fields that the level has. The order means nothing when one of the two cannot work.
 */
export function policyChanges(before: Policy, after: Policy, context: PolicyContext): PolicyChange[] {
	const old = new Map(fieldsOf(before));
	const changes = fieldsOf(after)
		.filter(([field, value]) => hasField(context.level, field) && old.get(field) !== value)
		.map(([field, value]): PolicyChange => ({ field, value }));
	const wiring = changes.filter(({ field }) => field.startsWith("pipeline."));
	const others = changes.filter((change) => !wiring.includes(change));
	return [...(inSomeOrder(before, wiring, context) ?? wiring), ...oneByOne(before, others, context)];
}

/**
 * The changes in an order in which none is refused; null when there is none. Wiring can lead into a blind alley, so every
 * order is tried: of six steps.
 */
function inSomeOrder(policy: Policy, changes: readonly PolicyChange[], context: PolicyContext): PolicyChange[] | null {
	if (changes.length === 0) return [];
	for (const change of changes) {
		const { field, value } = change;
		if (whyNotSet(policy, field, value, context) !== null) continue;
		const left = changes.filter((one) => one !== change);
		const rest = inSomeOrder(withField(policy, field, value), left, context);
		if (rest) return [change, ...rest];
	}
	return null;
}

/** Each time the first that is not refused: here nothing that is done stands in the way of what is left. */
function oneByOne(before: Policy, changes: readonly PolicyChange[], context: PolicyContext): PolicyChange[] {
	const done: PolicyChange[] = [];
	let left = changes;
	let policy = before;
	while (left.length > 0) {
		const possible = left.find(({ field, value }) => whyNotSet(policy, field, value, context) === null);
		const next = possible ?? (left[0] as PolicyChange);
		policy = withField(policy, next.field, next.value);
		left = left.filter((one) => one !== next);
		done.push(next);
	}
	return done;
}
