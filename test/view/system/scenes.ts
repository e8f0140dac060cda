import { hourOf } from "../../../src/core/clock.ts";
import { before } from "../../../src/engine/query/notable.ts";
import { deskOf } from "../../../src/ops/desk.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
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

/** A commit that CI refuses on day 5, and a good one on its way from day 10 to production on day 20. */
export const cicd: OpsEvent[] = [
	by("data scientist", null, noon(5), "commit.made", { commit: "log-load", message: "Use ln(load)" }),
	by("ci", null, noon(5) + 1, "ci.finished", {
		commit: "log-load",
		pass: false,
		tests: green.map((one) => (one.check === "finite" ? check("finite", false, "ln(0) is not finite.") : one)),
	}),
	by("data scientist", null, noon(10), "commit.made", { commit: "after-16", message: "Add after_16" }),
	by("ci", null, noon(10) + 1, "ci.finished", { commit: "after-16", pass: true, tests: green }),
	by("ops engineer", null, noon(10) + 1, "task.queued", {
		role: "ops engineer",
		task: "reviewing",
		about: "after-16",
		startsAt: noon(13),
		until: noon(13) + 2,
	}),
	by("ops engineer", null, noon(13), "task.started", {
		role: "ops engineer",
		task: "reviewing",
		about: "after-16",
		until: noon(13) + 2,
	}),
	by("ops engineer", null, noon(13) + 2, "task.done", { role: "ops engineer", task: "reviewing", about: "after-16" }),
	by("ops engineer", null, noon(13) + 2, "commit.merged", { commit: "after-16", revision: 1 }),
	by("ci", null, noon(13) + 2, "package.built", { commit: "after-16", package: "abc123", files: ["features.yaml"] }),
	by("cd", null, noon(13) + 3, "cd.checked", {
		commit: "after-16",
		package: "abc123",
		environment: "pre-production",
		pass: true,
		checks: [check("answers", true)],
	}),
	by("cd", null, noon(13) + 3, "pipeline.deployed", {
		commit: "after-16",
		package: "abc123",
		environment: "pre-production",
		revision: 1,
	}),
	by("cd", null, noon(20), "pipeline.deployed", {
		commit: "after-16",
		package: "abc123",
		environment: "production",
		revision: 1,
	}),
];
