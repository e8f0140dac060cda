import { type Parsed, type Plan, parsePlan, planOf } from "../../engine/plan.ts";
import { DEFAULT_POLICY, type Policy } from "../../ops/policy.ts";
import { hasField } from "../../ops/policy-faults.ts";
import { fieldsOf } from "../../ops/policy-values.ts";

export type Level = Plan["level"];

/** What Google's article calls the three levels, in short. */
export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
	0: "By hand",
	1: "Automated pipeline",
	2: "Pipeline and CI/CD",
};

/** What all lanes meet. */
export type Storm = Pick<Plan, "seed" | "days" | "drifts" | "commits">;

/** Every lane under another storm; what a lane's team does stays. Wrong together, it is one sentence. */
export const withStorm = (plans: readonly Plan[], change: Partial<Storm>): Parsed<Plan[]> =>
	checked(
		plans.map((plan) => {
			// A drift that is switched during the run belongs to the storm that goes.
			const actions = change.drifts ? plan.actions.filter((action) => !action.do.startsWith("drift-")) : plan.actions;
			return { ...plan, ...change, actions };
		}),
	);

/** One lane run in another way. */
export const withLane = (
	plans: readonly Plan[],
	lane: number,
	change: Partial<Pick<Plan, "level" | "policy">>,
): Parsed<Plan[]> =>
	// What was done by hand was done to the lane as it was.
	checked(
		plans.map((plan, i) => {
			if (i !== lane) return plan;
			const weather = plan.actions.filter((action) => action.do.startsWith("drift-"));
			return { ...plan, team: "persona", ...change, actions: weather };
		}),
	);

function checked(inputs: readonly Plan[]): Parsed<Plan[]> {
	const plans: Plan[] = [];
	for (const [lane, input] of inputs.entries()) {
		const plan = parsePlan(input);
		if (!plan.ok) return { ok: false, error: `${laneNames(inputs)[lane]}: ${plan.error}` };
		plans.push(plan.value);
	}
	return { ok: true, value: plans };
}

/** The settings in which a policy is not the typical team's, of those that the level has. */
export function ownSettings({ level, policy }: { level: Level; policy: Policy }): [field: string, value: string][] {
	const standard = new Map(fieldsOf(DEFAULT_POLICY));
	return fieldsOf(policy)
		.filter(([field, value]) => hasField(level, field) && standard.get(field) !== value)
		.map(([field, value]) => [field, String(value)]);
}

/** Whether the lane is run as the typical team of its level would run it. */
export const isTypical = (plan: Plan): boolean =>
	plan.team === "persona" && plan.actions.length === 0 && ownSettings(plan).length === 0;

/** What each lane is called, no two alike: by its level, or as the learner's own. */
export function laneNames(plans: readonly Plan[]): string[] {
	const names = plans.map((plan) => (isTypical(plan) ? `Level ${plan.level}` : `Your Level ${plan.level}`));
	return names.map((name, lane) =>
		names.filter((one) => one === name).length > 1 ? `${name}, lane ${lane + 1}` : name,
	);
}

/** The drifts of the default year. */
export const DEFAULT_DRIFTS: Plan["drifts"] = planOf().drifts;
