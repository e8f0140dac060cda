import { describe, expect, it } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { logHash } from "../../src/core/log.ts";
import { type Plan, type PlanInput, planOf } from "../../src/engine/plan.ts";
import { Race, runRace } from "../../src/engine/race.ts";
import { runToEnd } from "../../src/engine/run.ts";
import { stormDifference, typicalLane } from "../../src/engine/storm.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import type { Trainer } from "../../src/model/trainer.ts";
import { eventsOf, type OpsEvent } from "../../src/ops/events.ts";
import { untrained } from "../ops/trainers.ts";

const DAYS = 60;
const lane = (input: PlanInput = {}): Plan =>
	planOf({ days: DAYS, ordersPerDay: 50, drifts: [{ id: "carrier-b-degrades", from: 20 }], ...input });
const LANES = [lane(), lane({ level: 1, team: "persona" }), lane({ level: 1, policy: { window: 14 } })];

/** All events of each lane of a race. */
async function raceToEnd(plans: readonly Plan[], trainer: Trainer): Promise<OpsEvent[][]> {
	const all: OpsEvent[][] = plans.map(() => []);
	for await (const day of runRace(plans, { trainer })) for (const [i, events] of day.entries()) all[i]?.push(...events);
	return all;
}

describe("a race", () => {
	it("has in each lane the very run that its plan is alone, but for the lane's number", async () => {
		const raced = await raceToEnd(LANES, untrained);
		for (const [i, events] of raced.entries()) {
			expect(new Set(events.map((event) => event.lane))).toEqual(new Set([i]));
			const alone = await runToEnd(LANES[i] as Plan, { trainer: untrained });
			expect(logHash(events.map((event) => ({ ...event, lane: 0 })))).toBe(logHash(alone));
		}
		expect(new Set(raced.map((events) => logHash(events.map((event) => ({ ...event, lane: 0 }))))).size).toBe(3);
	});

	it("yields day by day, every lane the same day", async () => {
		let day = 0;
		for await (const lanes of runRace(LANES, { trainer: untrained })) {
			for (const events of lanes) {
				expect(eventsOf(events, "day.served").map((served) => served.day)).toEqual([day]);
				for (const { t } of events) expect(t).toBeLessThan(hourOf(day + 1));
			}
			day++;
		}
		expect(day).toBe(DAYS);
	});

	it("meets the same parcels in every lane", async () => {
		const [first, ...others] = (await raceToEnd(LANES, untrained)).map((events) =>
			eventsOf(events, "day.served").map(({ count, late, rightAtBest }) => [count, late, rightAtBest]),
		);
		for (const other of others) expect(other).toEqual(first);
	});

	it("trains nothing twice: lanes that learn the same share the work", async () => {
		let trainings = 0;
		const cpu = cpuTrainer();
		const counting: Trainer = {
			backend: cpu.backend,
			train(job, options) {
				trainings++;
				return cpu.train(job, options);
			},
		};
		const [one] = await raceToEnd([LANES[1] as Plan], counting);
		const alone = trainings;
		trainings = 0;
		await raceToEnd([LANES[1] as Plan, LANES[1] as Plan], counting);
		expect(trainings).toBe(alone);
		expect(eventsOf(one ?? [], "model.trained").length).toBeGreaterThanOrEqual(alone);
	});

	it("lets no lane get more than a day ahead, wherever it is stopped on its way", async () => {
		const race = await Race.open(LANES, { trainer: untrained });
		for (const hour of [30, 31, 100, 500]) {
			await race.advance(hour);
			expect(race.lanes.map(({ now }) => now)).toEqual([hour, hour, hour]);
		}
		await race.advance(hourOf(DAYS + 9));
		expect(race.lanes.map(({ now }) => now)).toEqual(LANES.map(() => hourOf(DAYS)));
	});
});

describe("a race of plans that are not one storm", () => {
	const differing: [PlanInput, string][] = [
		[{ seed: 8 }, "seed is 8 in lane 1 and 7 in lane 0"],
		[{ days: 61 }, "days is 61 in lane 1 and 60 in lane 0"],
		[{ ordersPerDay: 51 }, "ordersPerDay is 51 in lane 1 and 50 in lane 0"],
		[{ dayShock: 0.1 }, "dayShock is 0.1 in lane 1 and 0.05 in lane 0"],
		[{ drifts: [] }, 'drifts is [] in lane 1 and [{"id":"carrier-b-degrades","from":20}] in lane 0'],
		[{ commits: "default" }, 'commits is "default" in lane 1 and "none" in lane 0'],
		[
			{ actions: [{ at: 50, do: "drift-on", drift: { id: "peak-season" } }] },
			"actions switch other drifts in lane 1 than in lane 0",
		],
	];
	it.each(differing)("%j is refused", async (input, told) => {
		const plans = [lane(), lane(input)];
		const sentence = `${told}; allowed: the same storm in every lane.`;
		expect(stormDifference(plans)).toBe(sentence);
		await expect(Race.open(plans, { trainer: untrained })).rejects.toThrow(sentence);
	});

	it("may differ in level, policy, team, monitors and what the team does", () => {
		const actions = [{ at: 50, do: "run-pipeline" }] as const;
		const other = lane({
			level: 2,
			team: "persona",
			policy: { window: 7 },
			skewChance: 1,
			watch: false,
			actions: [...actions],
		});
		expect(stormDifference([lane(), other])).toBeNull();
	});

	it("never is one with the typical team of a level beside the run that it is made for", () => {
		const drift = { at: 50, do: "drift-on", drift: { id: "peak-season" } } as const;
		const own = lane({ level: 1, policy: { window: 7 }, actions: [drift, { at: 60, do: "run-pipeline" }] });
		const typical = typicalLane(own, 2);
		expect(stormDifference([own, typical])).toBeNull();
		expect(typical).toEqual(lane({ level: 2, team: "persona", actions: [drift] }));
	});

	it("of no plans is none", async () => {
		await expect(Race.open([], { trainer: untrained })).rejects.toThrow("race: there is no plan to run");
	});
});
