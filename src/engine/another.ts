import type { Plan } from "./plan.ts";

/** What a plan can become another one by: its level, its commits, who decides. */
export type Turn = Partial<Pick<Plan, "level" | "commits" | "team">>;

/**
 * `plan` at another level, with other commits or another team: the same storm, with every switch of the weather that was
 * flipped by hand. What a team did at another level, or what another team did, it has not done here; what was done to
 * commits that are no longer made is left out.
 */
export function anotherOf(plan: Plan, turn: Turn): Plan {
	const next = { ...plan, ...turn };
	const sameTeam = next.level === plan.level && next.team === plan.team;
	const actions = plan.actions.filter((action) => {
		if (action.do === "drift-on" || action.do === "drift-off") return true;
		return sameTeam && (next.commits !== "none" || !("commit" in action));
	});
	return { ...next, actions };
}
