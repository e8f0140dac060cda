import { describe, expect, it } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { planOf } from "../../src/engine/plan.ts";
import { levelsCompared, typicalRuns } from "../../src/lesson/typical-runs.ts";
import { eventsOf } from "../../src/ops/events.ts";
import { untrained } from "../ops/trainers.ts";

const PLAN = planOf({ days: 60, ordersPerDay: 50, level: 1, drifts: [{ id: "town-depot", from: 5 }] });

describe("the typical teams that goals compare with", () => {
	it("are those that goals name, each once", () => {
		const goal = (against?: 0 | 1 | 2) => ({ goal: { ...(against !== undefined && { against }) } }) as never;
		expect(levelsCompared([goal(), goal(1), goal(0), goal(1)])).toEqual([1, 0]);
	});

	it("are run under the learner's storm up to the hour that is asked for, and not twice", async () => {
		const typical = typicalRuns({ trainer: untrained });
		const first = await typical(PLAN, 1, hourOf(10));
		expect(eventsOf(first, "day.served")).toHaveLength(10);
		expect(eventsOf(first, "drift.began").map(({ drift, day }) => [drift, day])).toEqual([["town-depot", 5]]);
		const knob = { at: 30, do: "set", field: "window", value: 14 } as const;
		expect(await typical({ ...PLAN, actions: [knob] }, 1, hourOf(10))).toBe(first);
		const off = { at: 30, do: "drift-off", drift: "town-depot" } as const;
		expect(eventsOf(await typical({ ...PLAN, actions: [off] }, 1, hourOf(10)), "drift.began")).toEqual([]);
	});
});
