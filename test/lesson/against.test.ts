import { describe, expect, it } from "vitest";
import { checkGoal as check } from "../../src/lesson/goal.ts";
import type { Goal } from "../../src/lesson/goal-data.ts";
import { METRICS } from "../../src/lesson/metrics.ts";
import type { OpsEvent } from "../../src/ops/events.ts";
import { logOf, noon } from "../engine/query/logs.ts";
import { event, servedOn } from "../ops/events.ts";

const checkGoal = (goal: Goal, log: readonly OpsEvent[], from: number, typical?: readonly OpsEvent[]) =>
	check(goal, log, from, METRICS, typical);

/** Days with so many missed late parcels each, 6 of loss for one. */
const missing = (...missed: number[]): OpsEvent[] =>
	missed.map((one, day) => servedOn(day, { missed: one, needless: 0 }));

const LESS: Goal = {
	metric: "businessLoss",
	against: 1,
	comparison: "atMost",
	value: -60,
	days: 1,
	must: [],
	ordered: false,
	never: [],
	since: null,
};

describe("a goal that compares with the typical team of a level", () => {
	it("goes by the difference on the same day, however far the other run has got", () => {
		const typical = missing(10, 10, 10, 0, 0);
		expect(checkGoal(LESS, missing(9, 9), 0, typical)).toMatchObject({ met: false, distance: 48 });
		expect(checkGoal(LESS, missing(9, 9, 2), 0, typical)).toEqual({
			met: true,
			since: 2,
			distance: 0,
			lost: false,
			seen: 0,
			whyNot: null,
		});
	});

	it("says how the two stand, and what is asked for", () => {
		const whyNot = (change: Partial<Goal>, own: number) =>
			checkGoal({ ...LESS, ...change }, missing(own), 0, missing(10)).whyNot;
		expect(whyNot({}, 8)).toBe("Business loss so far: 12 less than that of Level 1; asked for: at least 60 less.");
		expect(whyNot({}, 10)).toBe("Business loss so far: the same as that of Level 1; asked for: at least 60 less.");
		expect(whyNot({ value: 6 }, 13)).toBe(
			"Business loss so far: 18 more than that of Level 1; asked for: at most 6 more.",
		);
		expect(whyNot({ comparison: "below", value: 0 }, 10)).toBe(
			"Business loss so far: the same as that of Level 1; asked for: less.",
		);
		expect(whyNot({ comparison: "atLeast", value: 12 }, 11)).toBe(
			"Business loss so far: 6 more than that of Level 1; asked for: at least 12 more.",
		);
	});

	it("waits for the other run where that is behind, or not there", () => {
		const sentence = "The typical team of Level 1 has to be run up to day 1 first.";
		expect(checkGoal(LESS, missing(0, 0), 0, missing(99))).toMatchObject({ met: false, whyNot: sentence });
		expect(checkGoal(LESS, missing(0, 0), 0)).toMatchObject({ met: false, whyNot: sentence });
	});

	it("compares a figure without days as both stand at the same hour", () => {
		const goal: Goal = { ...LESS, metric: "hours", value: -5 };
		const work = (day: number, hours: number) => ({
			...event(noon(day), "complaint.raised", { day, weeks: 3 }),
			hours,
		});
		const typical = logOf(missing(1, 1, 1), work(0, 6), work(2, 100));
		expect(checkGoal(goal, logOf(missing(1, 1), work(0, 2)), 0, typical).whyNot).toBe(
			"Human hours: 4 hours less than that of Level 1; asked for: at least 5 hours less.",
		);
		expect(checkGoal(goal, missing(1, 1), 0, typical).met).toBe(true);
	});
});
