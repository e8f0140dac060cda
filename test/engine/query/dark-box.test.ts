import { describe, expect, it } from "vitest";
import { hourOf } from "../../../src/core/clock.ts";
import { planOf } from "../../../src/engine/plan.ts";
import { DARK_BOXES, darkBoxes, entriesOf } from "../../../src/engine/query/dark-box.ts";
import { Simulation } from "../../../src/engine/simulation.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { untrained } from "../../ops/trainers.ts";

const sumOf = (events: readonly OpsEvent[], hour: number, days: number): number =>
	entriesOf(darkBoxes(events, hour, days));

describe("the thirteen boxes on the log", () => {
	it("share every entry of the span among them, but what the world does and what was there before", async () => {
		const plan = planOf({ days: 70, level: 2, ordersPerDay: 100, commits: "default", team: "persona" });
		const run = await Simulation.open(plan, { trainer: untrained });
		await run.advance(hourOf(70));
		const own = run.events.filter(({ actor, run: number }) => actor !== "world" && number !== 0);
		expect(DARK_BOXES).toHaveLength(13);
		expect(sumOf(run.events, hourOf(70), 70)).toBe(own.length);
		const late = own.filter(({ t }) => t >= hourOf(28) && t < hourOf(56));
		expect(sumOf(run.events, hourOf(56), 28)).toBe(late.length);
		const boxes = darkBoxes(run.events, hourOf(56), 28);
		const trainings = late.filter(({ kind }) => kind === "model.trained" || kind === "training.failed");
		expect(boxes["ml-code"].entries).toBe(trainings.length);
		expect(boxes["serving-infrastructure"].entries).toBeGreaterThan(28);
		expect(boxes["ml-code"].last?.kind).toBe("model.trained");
	});
});
