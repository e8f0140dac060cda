import { canonicalJson } from "../core/canonical-json.ts";
import type { Action } from "../ops/actions.ts";
import { type Plan, planOf } from "./plan.ts";

/** What makes the storm; everything else in a plan is how a team meets it. */
const STORM = ["seed", "days", "ordersPerDay", "dayShock", "drifts", "commits"] as const;

const isWeather = (action: Action): boolean => action.do === "drift-on" || action.do === "drift-off";

/** The team that is typical of `level` under the storm of `plan`; drifts that were switched by hand belong to the storm. */
export function typicalLane(plan: Plan, level: Plan["level"]): Plan {
	const storm = Object.fromEntries(STORM.map((field) => [field, plan[field]]));
	return planOf({ ...storm, level, team: "persona", actions: plan.actions.filter(isWeather) });
}

/** What about the storm is not the same in all plans, in one sentence; null when it is. */
export function stormDifference(plans: readonly Plan[]): string | null {
	const [first] = plans;
	for (const [lane, plan] of plans.entries()) {
		const field = STORM.find((name) => canonicalJson(plan[name]) !== canonicalJson(first?.[name]));
		if (field) {
			const [here, there] = [plan, first].map((one) => JSON.stringify(one?.[field]));
			return `${field} is ${here} in lane ${lane} and ${there} in lane 0; allowed: the same storm in every lane.`;
		}
		const weather = [plan, first].map((one) => canonicalJson(one?.actions.filter(isWeather)));
		if (weather[0] !== weather[1]) {
			return `actions switch other drifts in lane ${lane} than in lane 0; allowed: the same storm in every lane.`;
		}
	}
	return null;
}
