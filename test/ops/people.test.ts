import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addWorkingHours, hourOf, isWeekend, nextWorkingHour } from "../../src/core/clock.ts";
import { STEPS } from "../../src/ops/events.ts";
import { appoint, OPS_QUEUE_DAYS, PUT_BACK_HOURS } from "../../src/ops/people.ts";
import { DAY_OF_WORK, STEP_WORK } from "../../src/ops/step-work.ts";

const anyStep = fc.constantFrom(...STEPS);
const anyHour = fc.integer({ min: 0, max: 8760 });
const anyName = fc.string({ maxLength: 8 });
const MONDAY_MORNING = 9;

describe("an appointment", () => {
	it("begins and ends while people are at work, not before it was asked for, and lasts as long as the work", () => {
		fc.assert(
			fc.property(fc.nat(), anyStep, anyName, anyHour, fc.boolean(), (seed, step, name, hour, putBack) => {
				const { starts, ends, hours } = appoint(seed, step, name, hour, putBack);
				expect(starts).toBeGreaterThanOrEqual(hour);
				expect(starts).toBe(nextWorkingHour(starts));
				expect(ends).toBe(addWorkingHours(starts, hours));
				expect(isWeekend(Math.floor(ends / 24))).toBe(false);
			}),
		);
	});

	it("takes the step's working hours and now and then a day or more of them again", () => {
		const seen = (step: (typeof STEPS)[number]) => {
			const names = Array.from({ length: 200 }, (_, i) => `${i}/0`);
			return [...new Set(names.map((name) => appoint(7, step, name, 0).hours))].sort((a, b) => a - b);
		};
		expect(STEPS.map((step) => [step, seen(step)])).toEqual([
			["extract", [40]],
			["prepare", [24, 32]],
			["train", [16, 24]],
			["evaluate", [8, 16]],
			["hand-over", [1]],
			["deploy", [24]],
		]);
	});

	it("of a data scientist begins as soon as somebody is at work", () => {
		const saturday = hourOf(5) + 12;
		for (const step of STEPS.filter((step) => STEP_WORK[step].role === "data scientist")) {
			expect(appoint(7, step, "1/0", MONDAY_MORNING).starts).toBe(MONDAY_MORNING);
			expect(appoint(7, step, "1/0", saturday).starts).toBe(hourOf(7) + 9);
		}
	});
});

describe("randomness of people", () => {
	it("belongs to the work by name: neither the hour nor anything done before moves it", () => {
		fc.assert(
			fc.property(fc.nat(), anyStep, anyName, anyHour, anyHour, (seed, step, name, hour, other) => {
				const first = appoint(seed, step, name, hour);
				appoint(seed, "deploy", `${name}/more`, other);
				expect(appoint(seed, step, name, hour)).toEqual(first);
				expect(appoint(seed, step, name, other).hours).toBe(first.hours);
			}),
		);
	});

	it("is another for another version, another seed and another step", () => {
		const base = appoint(7, "deploy", "2", 0).starts;
		expect(appoint(7, "deploy", "3", 0).starts).not.toBe(base);
		expect(appoint(8, "deploy", "2", 0).starts).not.toBe(base);
	});
});

describe("the queue of the ops engineers", () => {
	/** Working hours that version `i` waits. */
	function waits(i: number): number {
		const { starts } = appoint(7, "deploy", `${i}`, MONDAY_MORNING);
		const weeks = Math.floor(starts / 168);
		const inWeek = starts - 168 * weeks;
		return weeks * 40 + Math.floor(inWeek / 24) * DAY_OF_WORK + ((inWeek % 24) - 9);
	}

	it("takes five working days on average, exponentially distributed, drawn anew for every version", () => {
		const n = 4000;
		const all = Array.from({ length: n }, (_, i) => waits(i));
		const mean = all.reduce((sum, hours) => sum + hours, 0) / n;
		const expected = OPS_QUEUE_DAYS * DAY_OF_WORK;
		// Standard error: mean / √n = 1.6 %.
		expect(Math.abs(mean / expected - 1)).toBeLessThan(0.06);
		expect(all.filter((hours) => hours > expected).length / n).toBeCloseTo(Math.exp(-1), 1);
		expect(new Set(all).size).toBeGreaterThan(n * 0.95);
	});

	it("does not keep a version waiting that is put back: half a day, at once", () => {
		for (let version = 1; version <= 50; version++) {
			expect(appoint(7, "deploy", `${version}`, MONDAY_MORNING, true)).toEqual({
				starts: MONDAY_MORNING,
				ends: MONDAY_MORNING + PUT_BACK_HOURS,
				hours: PUT_BACK_HOURS,
			});
		}
	});
});
