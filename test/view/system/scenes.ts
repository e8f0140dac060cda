import { hourOf } from "../../../src/core/clock.ts";
import { before } from "../../../src/engine/query/notable.ts";
import { deskOf } from "../../../src/ops/desk.ts";
import type { Environment, OpsEvent } from "../../../src/ops/events.ts";
import { DEFAULT_POLICY, type Policy } from "../../../src/ops/policy.ts";
import { standingAt } from "../../../src/view/system/pipeline-lights.ts";
import type { Standing } from "../../../src/view/system/standing.ts";
import { by, noon } from "../../engine/query/logs.ts";

/** What the figures of Levels 1 and 2 are lit by at the end of `day`. */
export function standingOn(
	day: number,
	log: readonly OpsEvent[],
	level: 1 | 2,
	policy: Policy = DEFAULT_POLICY,
): Standing {
	const hour = hourOf(day + 1);
	const sorted = [...log].sort((a, b) => a.t - b.t);
	const events = before(sorted, hour);
	return standingAt({ events, desk: deskOf(events), hour, progress: null }, level, policy);
}

/** One check with nothing measured. */
export const check = (name: string, pass: boolean, sentence = "Measured and allowed.") => ({
	check: name,
	pass,
	sentence,
	value: null,
	limit: null,
});
const green = ["features", "methods", "converges", "finite", "artifacts", "integration"].map((name) =>
	check(name, true),
);

const AFTER_16 = { commit: "after-16", package: "abc123" } as const;
const work = (role: "data scientist" | "ops engineer", task: string, from: number, taken: number): OpsEvent[] => {
	const told = { role, task, about: "after-16" } as const;
	return [
		by(role, null, from, "task.queued", { ...told, startsAt: taken, until: taken + 1 }),
		by(role, null, taken, "task.started", { ...told, until: taken + 1 }),
		{ ...by(role, null, taken + 1, "task.done", told), hours: 1 },
	];
};
const deployedIn = (t: number, environment: Environment): OpsEvent =>
	by("cd", null, t, "pipeline.deployed", { ...AFTER_16, environment, revision: 1 });
const checkedIn = (t: number, environment: Environment): OpsEvent =>
	by("cd", null, t, "cd.checked", {
		...AFTER_16,
		environment,
		pass: true,
		remaining: 0,
		checks: [check("answers", true)],
	});

/** A commit that CI refuses on day 5; a good one from day 10 over review (day 13) and approval (day 20) to production. */
export const cicd: readonly OpsEvent[] = [
	by("data scientist", null, noon(5), "commit.made", { commit: "log-load", message: "Use ln(load)" }),
	by("ci", null, noon(5) + 1, "ci.finished", {
		commit: "log-load",
		pass: false,
		tests: green.map((one) => (one.check === "finite" ? check("finite", false, "ln(0) is not finite.") : one)),
	}),
	by("data scientist", null, noon(5) + 3, "commit.refused", {
		commit: "log-load",
		because: "finite: ln(0) is not finite.",
	}),
	by("data scientist", null, noon(10), "commit.made", { commit: "after-16", message: "Add after_16" }),
	by("ci", null, noon(10) + 1, "ci.finished", { commit: "after-16", pass: true, tests: green }),
	by("ci", null, noon(10) + 1, "package.built", { ...AFTER_16, files: ["features.yaml"] }),
	deployedIn(noon(10) + 1, "test"),
	checkedIn(noon(10) + 2, "test"),
	...work("data scientist", "reviewing", noon(10) + 2, noon(13)),
	deployedIn(noon(13) + 1, "pre-production"),
	checkedIn(noon(14), "pre-production"),
	...work("ops engineer", "approving", noon(14), noon(20)),
	by("ops engineer", null, noon(20) + 1, "commit.merged", { commit: "after-16", revision: 1 }),
	deployedIn(noon(20) + 1, "production"),
];
