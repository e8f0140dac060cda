import { describe, expect, it, vi } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { planOf } from "../../src/engine/plan.ts";
import { runToEnd } from "../../src/engine/run.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { eventsOf } from "../../src/ops/events.ts";
import { DRIFTS } from "../../src/world/catalogue.ts";
import { untrained } from "../ops/trainers.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Long enough for the review of day 90 and all that follows from it. */
const DAYS = 130;

describe("every drift there is, at thrice its strength from the first day", () => {
	it.each(DRIFTS.map(({ id }) => id))(
		"%s: the scripted team gets through a retraining, and the monitors look on",
		async (id) => {
			const drifts = [{ id, from: 0, strength: 3 }];
			const plan = planOf({ days: DAYS, team: "persona", ordersPerDay: 50, drifts });
			const events = await runToEnd(plan, { trainer: untrained });
			const served = eventsOf(events, "day.served");
			expect(served).toHaveLength(DAYS);
			expect(eventsOf(events, "data.extracted").length).toBeGreaterThan(1);
			expect(served.every(({ count, rightExpected }) => count === 50 && Number.isFinite(rightExpected))).toBe(true);
		},
	);

	it("all at once, and for a year: the same", async () => {
		const drifts = DRIFTS.map(({ id }) => ({ id, from: 0, strength: 3 }));
		const plan = planOf({ team: "persona", ordersPerDay: 50, drifts });
		const events = await runToEnd(plan, { trainer: untrained });
		expect(eventsOf(events, "day.served")).toHaveLength(365);
	});
});

describe("data that lack a column which the feature code reads", () => {
	it("cannot be prepared: the log says which, the data stay on the desk, and the service goes on without", async () => {
		const plan = planOf({ days: 60, ordersPerDay: 50, drifts: [{ id: "column-renamed", from: 5 }] });
		const run = await Simulation.open(plan, { trainer: untrained });
		run.act({ at: hourOf(21) + 9, do: "extract", window: 7 });
		run.act({ at: hourOf(28) + 9, do: "prepare" });
		run.act({ at: hourOf(40), do: "train" });
		await run.advance(hourOf(60));
		expect(eventsOf(run.events, "preparation.failed")).toMatchObject([
			{
				actor: "data scientist",
				run: 1,
				message: "The feature code reads weather_score, which the extracted data do not have.",
			},
		]);
		expect(eventsOf(run.events, "preparation.failed")[0]?.hours).toBeGreaterThanOrEqual(24);
		expect(eventsOf(run.events, "action.refused")).toMatchObject([
			{ action: "train", reason: "Prepare the extracted data first." },
		]);
		expect(run.desk.done).toBe("extract");
		expect(run.desk.work).toEqual({});
		expect(eventsOf(run.events, "day.served")).toHaveLength(60);
	});

	it("can be prepared while some days still have it", async () => {
		const plan = planOf({ days: 60, ordersPerDay: 50, drifts: [{ id: "column-renamed", from: 20 }] });
		const run = await Simulation.open(plan, { trainer: untrained });
		run.act({ at: hourOf(21) + 9, do: "extract", window: 28 });
		run.act({ at: hourOf(28) + 9, do: "prepare" });
		await run.advance(hourOf(60));
		expect(run.desk.done).toBe("prepare");
	});
});
