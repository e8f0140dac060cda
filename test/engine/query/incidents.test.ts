import { describe, expect, it } from "vitest";
import { baseAccuracy, incidentSigns, incidents } from "../../../src/engine/query/incidents.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { event, servedOn } from "../../ops/events.ts";

/** A log in which the accuracy of each day is `accuracy(day)`; and what happened besides. */
const year = (accuracy: (day: number) => number, besides: readonly OpsEvent[] = []): OpsEvent[] =>
	[
		...Array.from({ length: 200 }, (_, day) => servedOn(day, { count: 1000, rightExpected: 1000 * accuracy(day) })),
		...besides,
	].toSorted((a, b) => a.t - b.t);

const complaint = (day: number) => event(24 * day + 9, "complaint.raised", { day, weeks: 4 });
const extraction = (day: number) => event(24 * day + 9, "step.started", { step: "extract", until: 24 * day + 99 });
/** .76, but `low` on days from .. to - 1. */
const dip = (low: number, from: number, to: number) => (day: number) => (day >= from && day < to ? low : 0.76);

describe("the base", () => {
	it("is the mean of the first four weeks, from the first whole week on", () => {
		expect(baseAccuracy(year(() => 0.76))).toBeCloseTo(0.76, 12);
		expect(baseAccuracy(year(dip(0.5, 0, 7)).slice(0, 7))).toBeCloseTo(0.5, 12);
		expect(baseAccuracy(year(dip(0.3, 28, 200)))).toBeCloseTo(0.76, 12);
		expect(baseAccuracy(year(() => 0.76).slice(0, 6))).toBeNull();
	});
});

describe("an incident", () => {
	it("begins when the seven-day accuracy has fallen over five points below the base, and ends within three of it", () => {
		const found = incidents(year(dip(0.66, 50, 80)));
		// Under .71 when four of seven days are bad (.76 − .4/7); back at .73 when two of seven are bad.
		expect(found).toEqual([{ start: 53, detected: null, recovered: 84 }]);
	});

	it("is none where the fall stays within five points", () => {
		expect(incidents(year(dip(0.715, 50, 200)))).toEqual([]);
		expect(incidents(year(() => 0.76))).toEqual([]);
		expect(incidents([])).toEqual([]);
	});

	it("is open until the end of the log when nothing brings it back", () => {
		expect(incidents(year(dip(0.6, 50, 200)))).toEqual([{ start: 52, detected: null, recovered: null }]);
		expect(incidents(year(dip(0.72, 80, 200)).slice(0, 50))).toEqual([]);
	});

	it("is one and not many while the accuracy hovers between the two lines, and two when it came back between", () => {
		const hovers = (day: number) => (day < 50 ? 0.76 : day < 60 ? 0.66 : day < 100 ? 0.72 : day < 120 ? 0.66 : 0.76);
		expect(incidents(year(hovers))).toHaveLength(1);
		const twice = (day: number) => dip(0.6, 50, 60)(day) + dip(0.6, 100, 110)(day) - 0.76;
		expect(incidents(year(twice)).map(({ start }) => start)).toEqual([52, 102]);
	});

	it("is detected by the first complaint or extraction from its start to its end", () => {
		const fall = dip(0.66, 50, 80);
		const detected = (...besides: OpsEvent[]) => incidents(year(fall, besides))[0]?.detected;
		expect(detected(complaint(60), extraction(62))).toBe(60);
		expect(detected(extraction(55), complaint(60))).toBe(55);
		expect(detected(complaint(52), extraction(85))).toBeNull();
		expect(detected(complaint(53))).toBe(53);
		expect(detected(event(24 * 60, "step.started", { step: "train", until: 24 * 61 }))).toBeNull();
	});

	it("is detected by an alert of a monitor, also of the week that the mean still looks back on", () => {
		const alert = (day: number, about: "performance" | "pipeline" = "performance") =>
			event(24 * day + 8, "alert.raised", { day, about, sentence: "" });
		const log = (...besides: OpsEvent[]) => year(dip(0.66, 50, 80), besides);
		expect(incidents(log(alert(58), complaint(60)))[0]?.detected).toBe(58);
		expect(incidents(log(alert(51)))[0]?.detected).toBe(53);
		expect(incidents(log(alert(46), alert(85)))[0]?.detected).toBeNull();
		// A run of the pipeline that stands still says nothing of the model in service.
		expect(incidents(log(alert(58, "pipeline")))[0]?.detected).toBeNull();
		expect(incidentSigns(log(alert(51), complaint(60))).map((sign) => sign?.t)).toEqual([24 * 51 + 8]);
	});

	it("is detected also when nothing answers: to notice is not to act, and the time to recover tells the rest", () => {
		const alert = event(24 * 58 + 8, "alert.raised", { day: 58, about: "performance", sentence: "" });
		expect(incidents(year(dip(0.66, 50, 200), [alert]))).toEqual([{ start: 53, detected: 58, recovered: null }]);
	});
});
