import { describe, expect, it } from "vitest";
import {
	accuracy7d,
	accuracyByDay,
	bestPossible7d,
	observedAccuracy7d,
	realisedByDay,
} from "../../../src/engine/query/accuracy.ts";
import { labelsInWeek, servedInWeek, wholeWeeksSoFar } from "../../../src/engine/query/week-counts.ts";
import { labelsOn, servedOn } from "../../ops/events.ts";

/** Ten parcels a day, but twenty on day 3. */
const count = (day: number): number => (day === 3 ? 20 : 10);
const log = Array.from({ length: 10 }, (_, day) => [
	servedOn(day, { count: count(day), right: day, rightExpected: day / 2, rightAtBest: 9 }),
	labelsOn(day, day >= 2 ? { count: day, right: 1 } : {}),
]).flat();

describe("accuracy of a day", () => {
	it("is what the law of the day lets expect of the answers, not what luck made of them", () => {
		expect(accuracyByDay(log)).toEqual([0, 0.05, 0.1, 0.075, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45]);
		expect(realisedByDay(log)).toEqual([0, 0.1, 0.2, 0.15, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
	});
});

describe("accuracy of seven days", () => {
	it("counts parcels and not days; the days before the first whole week carry its mean, or what there is of it", () => {
		const weekly = accuracy7d(log);
		expect(weekly).toHaveLength(10);
		expect(weekly.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => weekly[6]));
		const threeDays = log.filter((event) => event.kind === "day.served" && event.day < 3);
		expect(accuracy7d(threeDays)).toEqual([1.5 / 30, 1.5 / 30, 1.5 / 30]);
		expect(weekly[9]).toBeCloseTo((3 + 4 + 5 + 6 + 7 + 8 + 9) / 2 / 80, 12);
	});

	it("of the best possible rule stays above it", () => {
		expect(bestPossible7d(log)[9]).toBeCloseTo((7 * 9) / 80, 12);
	});

	it("as the team observes it goes by the day on which labels became known, and is unknown before the first", () => {
		const observed = observedAccuracy7d(log);
		expect(observed.slice(0, 2)).toEqual([null, null]);
		expect(observed[2]).toBe(1 / 2);
		expect(observed[3]).toBe(2 / 5);
		expect(observed[9]).toBe(7 / (3 + 4 + 5 + 6 + 7 + 8 + 9));
	});

	it("is unknown again after a week in which no label came", () => {
		const gap = Array.from({ length: 12 }, (_, day) => [
			servedOn(day, { count: 10 }),
			labelsOn(day, day === 2 ? { count: 4, right: 3 } : {}),
		]).flat();
		expect(observedAccuracy7d(gap)).toEqual([null, null, ...new Array(7).fill(3 / 4), null, null, null]);
	});

	it("is told with the rows that it is made of", () => {
		expect(servedInWeek(log)).toEqual({ count: 80, right: (3 + 4 + 5 + 6 + 7 + 8 + 9) / 2 });
		expect(labelsInWeek(log)).toEqual({ count: 3 + 4 + 5 + 6 + 7 + 8 + 9, right: 7 });
		const twoDays = log.slice(0, 4);
		expect([servedInWeek(twoDays), labelsInWeek(twoDays)]).toEqual([
			{ count: 20, right: 0.5 },
			{ count: 0, right: 0 },
		]);
		expect([servedInWeek([]), labelsInWeek([])]).toEqual([null, null]);
		expect([wholeWeeksSoFar(log), wholeWeeksSoFar(twoDays)]).toEqual([4, 0]);
	});

	it("of an empty log is empty", () => {
		expect([accuracy7d([]), observedAccuracy7d([]), accuracyByDay([])]).toEqual([[], [], []]);
	});
});
