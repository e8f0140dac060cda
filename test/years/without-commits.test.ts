import { describe, expect, it } from "vitest";
import { accuracyByDay } from "../../src/engine/query/accuracy.ts";
import { businessLoss } from "../../src/engine/query/totals.ts";
import type { PolicyInput } from "../../src/ops/policy.ts";
import { mean, race, SEEDS } from "./years.ts";

describe("the default year without a commit, twenty seeds", () => {
	it("Level 1 loses less than Level 0 on every seed, and Level 2 hardly differs from Level 1", async () => {
		const losses: number[][] = [];
		for (const seed of SEEDS) {
			losses.push((await race({ level: 0, seed }, { level: 1, seed }, { level: 2, seed })).map(businessLoss));
		}
		for (const [zero, one] of losses) expect(one).toBeLessThan(zero as number);
		const [, one, two] = [0, 1, 2].map((level) => mean(losses.map((lanes) => lanes[level] as number)));
		expect(Math.abs((two as number) - (one as number)) / (one as number)).toBeLessThan(0.05);
	}, 1_200_000);
});

describe("a year without drift and without commits", () => {
	it("triggers gain less than half a point of accuracy over the same team with its triggers off", async () => {
		// A schedule that comes once a year never comes within one.
		const off: PolicyInput = {
			triggers: { schedule: { on: true, everyDays: 365 }, performance: { on: false }, distribution: { on: false } },
		};
		const gains: number[] = [];
		for (const seed of SEEDS) {
			const [on, without] = await race({ level: 1, seed, drifts: [] }, { level: 1, seed, drifts: [], policy: off });
			gains.push(mean(accuracyByDay(on ?? [])) - mean(accuracyByDay(without ?? [])));
		}
		expect(mean(gains)).toBeLessThan(0.005);
	}, 600_000);
});
