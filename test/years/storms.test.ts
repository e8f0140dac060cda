import { describe, expect, it } from "vitest";
import { businessLoss } from "../../src/engine/query/totals.ts";
import type { PolicyInput } from "../../src/ops/policy.ts";
import { mean, race } from "./years.ts";

const SIX = [700, 701, 702, 703, 704, 705];

const byClock: PolicyInput = {
	triggers: { schedule: { on: true, everyDays: 14 }, performance: { on: false }, distribution: { on: false } },
};
const byPerformance: PolicyInput = {
	triggers: { schedule: { on: false }, performance: { on: true }, distribution: { on: false } },
};

/** Mean loss of a team that retrains every fourteen days, and of one that waits for its performance to fall. */
async function losses(drifts: { id: "carrier-b-degrades" }[]): Promise<[clock: number, performance: number]> {
	const pairs: number[][] = [];
	for (const seed of SIX) {
		const teams = [byClock, byPerformance].map((policy) => ({ level: 1 as const, seed, drifts, policy }));
		pairs.push((await race(...teams)).map(businessLoss));
	}
	return [mean(pairs.map(([clock]) => clock as number)), mean(pairs.map(([, performance]) => performance as number))];
}

describe("schedule against trigger: neither always wins", () => {
	it("on a carrier that gets worse slowly, days 100 to 280, the schedule wins: the trigger's bar sinks with the model", async () => {
		const slow = { id: "carrier-b-degrades", from: 100, shape: "incremental", over: 180 } as const;
		const [clock, performance] = await losses([slow]);
		expect(clock).toBeLessThan(performance);
	}, 600_000);

	it("on a carrier that changes every thirty days the trigger wins: the schedule learns what has just gone", async () => {
		const recurring = { id: "carrier-b-degrades", from: 60, shape: "recurring", period: 60, over: 30 } as const;
		const [clock, performance] = await losses([recurring]);
		expect(performance).toBeLessThan(clock);
	}, 600_000);
});
