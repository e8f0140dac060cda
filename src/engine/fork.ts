import { canonicalJson } from "../core/canonical-json.ts";
import type { Plan } from "./plan.ts";

/** The plan as it stood just before `hour`: with the actions taken until then, and no others. */
export const planBefore = (plan: Plan, hour: number): Plan => ({
	...plan,
	actions: plan.actions.filter(({ at }) => at < hour),
});

/** How many actions two plans have in common before the first one that only one of them has. */
export function sharedActions(one: Plan, other: Plan): number {
	const most = Math.min(one.actions.length, other.actions.length);
	for (let i = 0; i < most; i++) {
		const [here, there] = [one.actions[i], other.actions[i]];
		// A fork holds the very objects of the plan it came from.
		if (here !== there && canonicalJson(here) !== canonicalJson(there)) return i;
	}
	return most;
}

/**
 * The hour up to which the runs of two plans are the same, event by event: that of the first action which only one of them
 * has. 0 when the plans differ in more than their actions, null when they do not differ.
 */
export function partAt(one: Plan, other: Plan): number | null {
	const start = (plan: Plan) => canonicalJson({ ...plan, actions: [] });
	if (start(one) !== start(other)) return 0;
	const shared = sharedActions(one, other);
	const hours = [one, other].flatMap(({ actions }) => actions[shared]?.at ?? []);
	return hours.length > 0 ? Math.min(...hours) : null;
}
