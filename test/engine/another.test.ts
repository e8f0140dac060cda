import { describe, expect, it } from "vitest";
import { anotherOf } from "../../src/engine/another.ts";
import { planOf } from "../../src/engine/plan.ts";

const plan = planOf({
	level: 2,
	commits: "default",
	drifts: [],
	actions: [
		{ at: 24, do: "drift-on", drift: { id: "rural-growth" } },
		{ at: 48, do: "set", field: "window", value: 14 },
		{ at: 72, do: "merge", commit: "wider-network" },
		{ at: 96, do: "run-pipeline" },
		{ at: 120, do: "drift-off", drift: "rural-growth" },
	],
});
const kinds = (other: typeof plan) => other.actions.map((action) => action.do);

describe("a plan that becomes another one", () => {
	it("keeps the storm, and forgets what the team of the old level did", () => {
		const other = anotherOf(plan, { level: 1 });
		expect(other).toEqual({ ...plan, level: 1, actions: [plan.actions[0], plan.actions[4]] });
	});

	it("forgets what a person did when the typical team decides, and the other way round", () => {
		expect(kinds(anotherOf(plan, { team: "persona" }))).toEqual(["drift-on", "drift-off"]);
	});

	it("keeps everything but what was done to commits when none are made any more", () => {
		expect(kinds(anotherOf(plan, { commits: "none" }))).toEqual(["drift-on", "set", "run-pipeline", "drift-off"]);
		expect(anotherOf(plan, { commits: "default" })).toEqual(plan);
	});
});
