import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addWorkingHours, dayOf, hourOf, isWeekend, nextWorkingHour, weekday } from "../../src/core/clock.ts";

/** The oracle goes by quarters of an hour, which floating-point numbers hold exactly. */
const QUARTER = 1 / 4;

/** Whether people are at work during the quarter that begins at `hour`: Monday to Friday, 9 to 17. */
function isWorkingQuarter(hour: number): boolean {
	const ofWeek = ((hour % 168) + 168) % 168;
	const ofDay = ofWeek % 24;
	return ofWeek < 5 * 24 && ofDay >= 9 && ofDay < 17;
}

function slowNextWorkingHour(hour: number): number {
	let at = hour;
	while (!isWorkingQuarter(at)) at += QUARTER;
	return at;
}

/** Counts working quarters one by one. No work is done where work could begin. */
function slowAddWorkingHours(hour: number, work: number): number {
	let at = slowNextWorkingHour(hour);
	for (let left = work; left > 0; left -= QUARTER) at = slowNextWorkingHour(at) + QUARTER;
	return at;
}

const quarters = (from: number, to: number) => fc.integer({ min: from * 4, max: to * 4 }).map((n) => n / 4);

describe("days", () => {
	it("begin at midnight; hour 0 opens day 0, a Monday; days before 0 have weekdays too", () => {
		expect([0, 23.99, 24, -0.01, -24, -25].map(dayOf)).toEqual([0, 0, 1, -1, -1, -2]);
		expect([0, 1, -1].map(hourOf)).toEqual([0, 24, -24]);
		expect([0, 4, 5, 6, 7, -1, -2, -7].map(weekday)).toEqual([0, 4, 5, 6, 0, 6, 5, 0]);
		expect([4, 5, 6, 7, -1, -3].map(isWeekend)).toEqual([false, true, true, false, true, false]);
	});
});

describe("working hours against an oracle that counts quarters of an hour", () => {
	it("the next working hour", () => {
		fc.assert(
			fc.property(quarters(-500, 9000), (hour) => {
				expect(nextWorkingHour(hour)).toBe(slowNextWorkingHour(hour));
			}),
		);
	});

	it("the end of some hours of work", () => {
		fc.assert(
			fc.property(quarters(-500, 9000), quarters(0, 120), (hour, work) => {
				expect(addWorkingHours(hour, work)).toBe(slowAddWorkingHours(hour, work));
			}),
		);
	});
});

describe("working hours by example", () => {
	const friday = hourOf(4);
	const monday = hourOf(7);

	it("nobody begins at 17:00 or at the weekend", () => {
		expect(nextWorkingHour(friday + 16.5)).toBe(friday + 16.5);
		expect(nextWorkingHour(friday + 17)).toBe(monday + 9);
		expect(nextWorkingHour(hourOf(5) + 12)).toBe(monday + 9);
	});

	it("eight hours begun in the morning end at 17:00 and not the next morning", () => {
		expect(addWorkingHours(monday, 8)).toBe(monday + 17);
		expect(addWorkingHours(friday + 15, 4)).toBe(monday + 11);
		expect(addWorkingHours(friday + 18, 0)).toBe(monday + 9);
	});
});
