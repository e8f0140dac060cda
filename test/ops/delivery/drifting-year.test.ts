import { describe, expect, it, vi } from "vitest";
import { planOf } from "../../../src/engine/plan.ts";
import { runToEnd } from "../../../src/engine/run.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { eventsOf } from "../../../src/ops/events.ts";

vi.setConfig({ testTimeout: 120_000 });

describe("Level 2 in the default year, with no new code", () => {
	it.each([310, 311])(
		"seed %i: what is retrained after a drift answers otherwise, and is let through",
		async (seed) => {
			const events = await runToEnd(planOf({ seed, level: 2, commits: "none" }), { trainer: cpuTrainer() });
			const ended = eventsOf(events, "trial.ended");
			const promoted = ended.filter(({ outcome }) => outcome === "promoted");
			expect(promoted.length).toBeGreaterThan(10);
			expect(promoted.length).toBeGreaterThanOrEqual(0.9 * ended.length);
			expect(eventsOf(events, "model.rolled-back").length).toBeLessThanOrEqual(1);
		},
	);

	it("decides every parcel once, whoever decides it", async () => {
		const events = await runToEnd(planOf({ seed: 310, level: 2, commits: "none", days: 120 }), {
			trainer: cpuTrainer(),
		});
		const days = eventsOf(events, "day.served");
		expect(days.map(({ count }) => count)).toEqual(new Array(120).fill(500));
		for (const trial of eventsOf(events, "trial.observed")) {
			expect((trial.candidate.count + trial.champion.count) % 500).toBe(0);
		}
	});
});
