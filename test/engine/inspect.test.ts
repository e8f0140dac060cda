import { beforeAll, describe, expect, it, vi } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { categories, numbers } from "../../src/core/table.ts";
import { inspectData } from "../../src/engine/inspect.ts";
import { planOf } from "../../src/engine/plan.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { untrained } from "../ops/trainers.ts";
import { retrainByHand } from "./by-hand.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let run: Simulation;
beforeAll(async () => {
	const drifts = [{ id: "weather-unit-change", from: 70 }];
	run = await Simulation.open(planOf({ days: 90, ordersPerDay: 100, drifts, skewChance: 1 }), { trainer: untrained });
	await retrainByHand(run, 7, 14);
	await run.advance(hourOf(80));
});

describe("a look into the data of a day", () => {
	it("shows the first rows as they reached the team, cell by cell", () => {
		const { delivered } = run.world.day(72, run.switches(72));
		const look = inspectData(run, 72);
		expect(look.columns).toEqual(Object.keys(delivered.columns));
		expect(look.rows).toHaveLength(6);
		const column = (name: string) => look.rows.map((row) => row[look.columns.indexOf(name)]);
		expect(column("weather_score")).toEqual([...numbers(delivered, "weather_score").slice(0, 6)]);
		const { levels, codes } = categories(delivered, "carrier");
		expect(column("carrier")).toEqual([...codes.slice(0, 6)].map((code) => levels[code]));
	});

	it("tells no label before its day", () => {
		expect(inspectData(run, 72).late).toEqual(new Array(6).fill(null));
	});

	it("sets the last week beside the rows that the model in service learnt from, in shares of the whole", () => {
		const { distributions } = inspectData(run, 72);
		expect(distributions.map(({ column }) => column)).toContain("weather_score");
		for (const { edges, learnt, now } of distributions) {
			expect(edges).toHaveLength(13);
			for (const shares of [learnt, now]) {
				expect(shares).toHaveLength(12);
				expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
			}
		}
		// 0 to 100 instead of 0 to 1: what was learnt is all in the first bin, a part of the week is far from it.
		const weather = distributions.find(({ column }) => column === "weather_score");
		expect(weather?.learnt[0]).toBe(1);
		expect(weather?.now.slice(1).reduce((sum, share) => sum + share, 0)).toBeGreaterThan(0.3);
	});
});
