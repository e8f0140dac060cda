import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountOn, SHAPES, type Timing } from "../../src/world/shape.ts";

const timing: fc.Arbitrary<Timing> = fc.record({
	shape: fc.constantFrom(...SHAPES),
	from: fc.integer({ min: 0, max: 300 }),
	to: fc.option(fc.integer({ min: 0, max: 365 })),
	over: fc.integer({ min: 1, max: 120 }),
	period: fc.integer({ min: 1, max: 120 }),
});
const day = fc.integer({ min: -60, max: 364 });

describe("shapes", () => {
	it("are 0 before they begin and once they have ended, and within 0 and 1 between", () => {
		fc.assert(
			fc.property(timing, day, (when, t) => {
				const amount = amountOn(when, t);
				if (t < when.from || (when.to !== null && t >= when.to)) expect(amount).toBe(0);
				else expect(amount >= 0 && amount <= 1).toBe(true);
			}),
		);
	});

	it("act on their very first day", () => {
		fc.assert(
			fc.property(timing, (when) => {
				expect(amountOn({ ...when, to: null }, when.from)).toBeGreaterThan(0);
			}),
		);
	});

	it("sudden is whole at once", () => {
		const when: Timing = { shape: "sudden", from: 10, to: 20, over: 30, period: 60 };
		expect([9, 10, 19, 20].map((t) => amountOn(when, t))).toEqual([0, 1, 1, 0]);
	});

	it("gradual is river's sigmoid 1/(1 + exp(−4 (t − p)/w)) with p in the middle and w half of the time it takes", () => {
		const when: Timing = { shape: "gradual", from: 60, to: null, over: 60, period: 365 };
		expect(amountOn(when, 90)).toBe(0.5);
		for (const t of [60, 75, 105, 120])
			expect(amountOn(when, t)).toBeCloseTo(1 / (1 + Math.exp((-4 * (t - 90)) / 30)), 12);
		expect(amountOn(when, 60)).toBeCloseTo(0.018, 3);
		expect(amountOn(when, 120)).toBeCloseTo(0.982, 3);
	});

	it("incremental rises by the same step each day and is whole on the last of its days", () => {
		const when: Timing = { shape: "incremental", from: 100, to: null, over: 4, period: 365 };
		expect([99, 100, 101, 102, 103, 104].map((t) => amountOn(when, t))).toEqual([0, 0.25, 0.5, 0.75, 1, 1]);
	});

	it("recurring comes in whole spells", () => {
		const when: Timing = { shape: "recurring", from: 300, to: null, over: 8, period: 29 };
		const acting = Array.from({ length: 65 }, (_, i) => 300 + i).filter((t) => amountOn(when, t) === 1);
		const spell = (from: number) => Array.from({ length: 8 }, (_, i) => from + i);
		expect(acting).toEqual([...spell(300), ...spell(329), ...spell(358).filter((t) => t < 365)]);
	});
});
