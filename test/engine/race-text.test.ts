import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planOf } from "../../src/engine/plan.ts";
import { readRace, readRaceFlight, standardLanes, withDay, writeRace } from "../../src/engine/race-text.ts";
import { anyPlan } from "./plans.ts";

const error = (text: string): string | null => {
	const read = readRace(text);
	return read.ok ? null : read.error;
};

describe("a race as a link", () => {
	it("of which nothing is said is the typical team of each level under the default year, commits included", () => {
		expect(readRace("")).toEqual({ ok: true, value: standardLanes() });
		expect(standardLanes().map(({ level, team, commits, days }) => [level, team, commits, days])).toEqual(
			[0, 1, 2].map((level) => [level, "persona", "default", 365]),
		);
	});

	it("can be read by a person", () => {
		expect(writeRace(standardLanes())).toBe(
			"commits=default&team=persona|level=1&commits=default&team=persona|level=2&commits=default&team=persona",
		);
	});

	it("comes back as it was: one to four lanes under the same storm, whatever their teams do", () => {
		const { seed, days, ordersPerDay, dayShock, drifts, commits } = planOf();
		const same = { seed, days, ordersPerDay, dayShock, drifts, commits, actions: [] };
		const lanes = fc.array(
			anyPlan.map((plan) => planOf({ ...planOf(), ...same, level: plan.level, team: plan.team, alarm: plan.alarm })),
			{ minLength: 1, maxLength: 4 },
		);
		fc.assert(
			fc.property(lanes, (plans) => {
				expect(readRace(writeRace(plans))).toEqual({ ok: true, value: plans });
			}),
		);
	});

	it("is read as well when a program has escaped its bars", () => {
		const text = writeRace(standardLanes());
		expect(readRace(text.replaceAll("|", "%7C"))).toEqual(readRace(text));
		expect(readRace(text.replaceAll("|", "%7c"))).toEqual(readRace(text));
	});

	it.each([
		["level=1|level=9", "lane 1: level is 9; allowed: one of 0, 1, 2."],
		["seed=banana|level=1", "lane 0: seed is “banana”; allowed: a number."],
		["seed=1|seed=2", "seed is 2 in lane 1 and 1 in lane 0; allowed: the same storm in every lane."],
		["drifts=-|level=1", /^drifts is \[.*\] in lane 1 and \[\] in lane 0; allowed: the same storm in every lane\.$/],
		["||||", "race has 5 lanes; allowed: 1 to 4."],
		["level=1&policy=window_3|level=2", /^lane 0: policy\.window is 3; allowed: a whole number from 7 to 365\.$/],
		["colour=red", /^lane 0: colour/],
	])("%s is refused in one sentence that names the lane", (text, sentence) => {
		expect(error(text)).toEqual(typeof sentence === "string" ? sentence : expect.stringMatching(sentence));
	});

	it("never throws, whatever it is given", () => {
		fc.assert(fc.property(fc.string(), (text) => void readRace(text)));
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(..."|=&._-level12seed%7C") }), (text) => void readRace(text)),
		);
	});

	it("can carry the day that is looked at, and comes back with it", () => {
		expect(withDay("", 40)).toBe("at=40");
		expect(withDay("level=0|level=1", 40)).toBe("level=0|level=1&at=40");
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 365 }), fc.boolean(), (day, standard) => {
				const race = standard ? "" : writeRace(standardLanes());
				expect(readRaceFlight(withDay(race, day))).toEqual({ ok: true, value: { plans: standardLanes(), day } });
			}),
		);
		expect(readRaceFlight("level=1")).toEqual({ ok: true, value: { plans: [planOf({ level: 1 })], day: 0 } });
	});

	it.each(["at=400", "at=-1", "at=", "at=1.5", "level=1&at=soon"])("%s names a day that there is not", (text) => {
		const read = readRaceFlight(text);
		expect(read).toEqual({
			ok: false,
			error: `at is “${text.split("at=")[1]}”; allowed: a whole number from 0 to 365.`,
		});
	});
});
