import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { driftBands } from "../../../src/engine/query/bands.ts";
import { before, isNotable } from "../../../src/engine/query/notable.ts";
import { event, labelsOn, servedOn } from "../../ops/events.ts";

const began = (day: number, drift: string, complete: number | null = null) =>
	event(24 * day + 8, "drift.began", { day, drift, complete });
const ended = (day: number, drift: string) => event(24 * day + 8, "drift.ended", { day, drift });

describe("bands of drift", () => {
	it("go from its first day to the day after its last, to the day it is whole, or on", () => {
		const log = [began(3, "a"), began(5, "b", 25), ended(9, "a"), began(20, "a"), ended(22, "b"), began(30, "c", 60)];
		expect(driftBands(log)).toEqual([
			{ drift: "a", from: 3, to: 9 },
			{ drift: "b", from: 5, to: 22 },
			{ drift: "a", from: 20, to: null },
			{ drift: "c", from: 30, to: 60 },
		]);
	});
});

describe("the next event", () => {
	it("is not the daily round, a good report, or anything before the year", () => {
		const report = { day: 7, lossPerOrder: 1, baseline: 1, badInARow: 0 };
		const started = event(9, "step.started", { step: "extract", until: 49 });
		const notable = [
			servedOn(1, {}),
			labelsOn(1, {}),
			event(9, "report.sent", { ...report, bad: false }),
			{ ...started, run: 0 },
			event(9, "report.sent", { ...report, bad: true }),
			{ ...started, run: 1 },
			event(9, "model.deployed", { version: 2, replaces: 1, skew: null }),
			began(3, "none"),
		].map(isNotable);
		expect(notable).toEqual([false, false, false, false, true, true, true, true]);
	});
});

describe("the log before an hour", () => {
	it("is every event before it, wherever it is cut", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 22 }), (times, hour) => {
				const log = times.toSorted((a, b) => a - b).map((t) => event(t, "drift.ended", { day: 0, drift: "none" }));
				expect(before(log, hour)).toEqual(log.filter(({ t }) => t < hour));
			}),
		);
	});
});
