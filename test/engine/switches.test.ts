import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { bandOf, firstDayFrom, SERVE_AT, switchesOn } from "../../src/engine/switches.ts";
import type { Action } from "../../src/ops/actions.ts";
import { amountsOn } from "../../src/world/world.ts";
import { anyActions } from "./plans.ts";

const DEGRADES = "carrier-b-degrades";
const flip = (at: number, id = DEGRADES): Action => ({ at, do: "drift-on", drift: { id } });
const unflip = (at: number, drift = DEGRADES): Action => ({ at, do: "drift-off", drift });
/** Days of the first `n` on which the drift acts. */
const daysOf = (drifts: { id: string; from?: number }[], actions: Action[], n = 60, id = DEGRADES): number[] =>
	Array.from({ length: n }, (_, day) => day).filter((day) =>
		amountsOn(switchesOn({ drifts }, actions, day), day).some((acting) => acting.id === id),
	);
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

describe("the first day that can still be moved", () => {
	it("is today until the day's parcels are answered, then tomorrow", () => {
		expect(SERVE_AT).toBe(8);
		expect([0, 7, 8, 9, 23, 24, 32, 33].map(firstDayFrom)).toEqual([0, 0, 0, 1, 1, 1, 1, 2]);
	});
});

describe("a switch that is flipped by hand", () => {
	it("acts from that day on, whatever day the drift's own file names", () => {
		expect(daysOf([], [flip(hourOf(20) + 8)])).toEqual(range(20, 60));
		expect(daysOf([], [flip(hourOf(20) + 9)])).toEqual(range(21, 60));
	});

	it("ends when it is flipped back, and begins anew when it is flipped again", () => {
		const actions = [flip(hourOf(20)), unflip(hourOf(30)), flip(hourOf(40))];
		expect(daysOf([], actions)).toEqual([...range(20, 30), ...range(40, 60)]);
	});

	it("takes the place of the planned one; a planned one can be flipped off", () => {
		expect(daysOf([{ id: DEGRADES, from: 10 }], [unflip(hourOf(15))])).toEqual(range(10, 15));
		expect(daysOf([{ id: DEGRADES, from: 50 }], [flip(hourOf(20))])).toEqual(range(20, 60));
		expect(daysOf([{ id: DEGRADES, from: 10 }], [unflip(hourOf(5))])).toEqual([]);
	});

	it("keeps its length where its file gives an end, and does as it is told where it is told more", () => {
		const told: Action = { at: hourOf(20), do: "drift-on", drift: { id: DEGRADES, from: 25, to: 28 } };
		expect(daysOf([], [told])).toEqual([25, 26, 27]);
		const peaks: Action = { at: hourOf(10), do: "drift-on", drift: { id: "peak-season" } };
		// Eight days every 29, from the day of the flip.
		expect(daysOf([], [peaks], 60, "peak-season")).toEqual([...range(10, 18), ...range(39, 47)]);
	});

	it("does nothing for a drift that is not on, nor for steps of the team", () => {
		expect(daysOf([], [unflip(5)])).toEqual([]);
		expect(daysOf([], [{ at: 5, do: "train" }])).toEqual([]);
	});

	it("never moves a day before it was flipped", () => {
		fc.assert(
			fc.property(anyActions(hourOf(60)), fc.integer({ min: 0, max: 60 }), (actions, day) => {
				const drifts = [{ id: DEGRADES, from: 30 }, { id: "none" }];
				const known = actions.filter(({ at }) => at <= hourOf(day) + SERVE_AT);
				expect(switchesOn({ drifts }, actions, day)).toEqual(switchesOn({ drifts }, known, day));
			}),
		);
	});
});

it("the band of a switch is its own days where it names them, else its file's", () => {
	expect(bandOf({ id: DEGRADES })).toEqual({ from: 130, to: null });
	expect(bandOf({ id: DEGRADES, from: 3 })).toEqual({ from: 3, to: null });
	expect(bandOf({ id: DEGRADES, from: 3, to: 9 })).toEqual({ from: 3, to: 9 });
});
