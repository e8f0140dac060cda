import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { partAt, planBefore, sharedActions } from "../../src/engine/fork.ts";
import { type Plan, planOf } from "../../src/engine/plan.ts";
import { before as logBefore } from "../../src/engine/query/notable.ts";
import { runToEnd } from "../../src/engine/run.ts";
import { untrained } from "../ops/trainers.ts";
import { anyPlayedPlan } from "./plans.ts";

const plan = planOf({
	days: 40,
	ordersPerDay: 50,
	drifts: [],
	watch: false,
	actions: [
		{ at: hourOf(8), do: "drift-on", drift: { id: "rural-growth" } },
		{ at: hourOf(20), do: "extract", window: 14 },
		{ at: hourOf(30), do: "prepare" },
	],
});

describe("a fork", () => {
	it("keeps the actions taken before its hour, as the very same objects, and nothing after them", () => {
		const fork = planBefore(plan, hourOf(20));
		expect(fork).toEqual({ ...plan, actions: plan.actions.slice(0, 1) });
		expect(fork.actions[0]).toBe(plan.actions[0]);
		expect(planBefore(plan, 0).actions).toEqual([]);
	});

	it("parts from where it came at the first action that only one of them has", () => {
		const fork = planBefore(plan, hourOf(20));
		expect(partAt(plan, fork)).toBe(hourOf(20));
		const acted: Plan = { ...fork, actions: [...fork.actions, { at: hourOf(12), do: "extract", window: 28 }] };
		expect(partAt(acted, plan)).toBe(hourOf(12));
		expect(partAt(plan, structuredClone(plan))).toBeNull();
		expect(partAt(plan, { ...plan, level: 1 })).toBe(0);
	});

	it("shares with any other plan the actions before the first that differs", () => {
		fc.assert(
			fc.property(anyPlayedPlan, fc.nat(), ({ actions, ...rest }, n) => {
				const kept = n % (actions.length + 1);
				const one = { ...rest, actions };
				expect(sharedActions(one, { ...rest, actions: structuredClone(actions.slice(0, kept)) })).toBe(kept);
				expect(sharedActions(one, one)).toBe(actions.length);
			}),
			{ numRuns: 30 },
		);
	});

	it("has the same events as the run it came from until the two part, and other ones afterwards", async () => {
		const fork: Plan = {
			...planBefore(plan, hourOf(20)),
			actions: [...plan.actions.slice(0, 1), { at: hourOf(25), do: "drift-off", drift: "rural-growth" }],
		};
		const [one, other] = [await runToEnd(plan, { trainer: untrained }), await runToEnd(fork, { trainer: untrained })];
		const parted = partAt(plan, fork) as number;
		expect(parted).toBe(hourOf(20));
		expect(logBefore(other, parted)).toEqual(logBefore(one, parted));
		expect(other).not.toEqual(one);
	});
});
