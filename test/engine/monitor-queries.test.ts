import { describe, expect, it } from "vitest";
import { alarms } from "../../src/engine/query/alarms.ts";
import { estimatedByDay, estimatedWindows } from "../../src/engine/query/estimated.ts";
import { alarmCost, hindsight } from "../../src/engine/query/hindsight.ts";
import type { OpsEvent } from "../../src/ops/events.ts";
import { event, servedOn } from "../ops/events.ts";

const began = (day: number, drift: string) => event(24 * day + 8, "drift.began", { day, drift, complete: null });
const ended = (day: number, drift: string) => event(24 * day + 8, "drift.ended", { day, drift });
const inputs = (day: number, ringing: readonly string[], version = 1) =>
	event(24 * day + 8, "monitor.inputs", {
		day,
		version,
		from: day - 7,
		to: day - 1,
		rows: 1000,
		features: [],
		alarms: ringing,
	});
const estimated = (day: number, accuracy: number, low = false, version = 1) => {
	const band = { accuracy, lower: accuracy - 0.02, upper: accuracy + 0.02, expected: 0.77, low };
	return event(24 * day + 8, "monitor.estimated", { day, version, from: day - 7, to: day - 1, rows: 3500, ...band });
};
const errors = (day: number, alarm: boolean) => {
	const told = { day, version: 1, alarm, improved: false, warning: !alarm, rate: 0.3, width: 900 };
	return event(24 * day + 8, "monitor.errors", told);
};
const schema = (day: number, columns: readonly string[]) => {
	const anomalies = columns.map((column) => ({
		name: "FLOAT_TYPE_BIG_FLOAT" as const,
		column,
		sentence: `${column}!`,
	}));
	return event(24 * day + 8, "monitor.schema", { day, version: 1, anomalies });
};
const registered = (version: number, trainedFrom: number, trainedTo: number) => {
	const told = { version, weights: "w", trainedFrom, trainedTo, accuracy: 0.77, note: [] };
	return event(0, "model.registered", told);
};
const inTime = (...events: OpsEvent[]) => events.toSorted((a, b) => a.t - b.t);

describe("estimated performance", () => {
	it("stands beside what became of the same answers, null until that is known", () => {
		const realised = { day: 13, version: 1, from: 0, to: 6, rows: 3500, accuracy: 0.74 };
		const log = inTime(estimated(7, 0.77), estimated(14, 0.76), event(24 * 13 + 8, "monitor.realised", realised));
		expect(estimatedWindows(log).map(({ day, estimated, low, realised }) => [day, estimated, low, realised])).toEqual([
			[7, 0.77, 0.75, 0.74],
			[14, 0.76, 0.74, null],
		]);
	});

	it("by day is the newest estimate there was", () => {
		const days = Array.from({ length: 16 }, (_, day) => servedOn(day, {}));
		const byDay = estimatedByDay(inTime(...days, estimated(7, 0.77), estimated(14, 0.75)));
		expect(byDay).toEqual([...new Array(7).fill(null), ...new Array(7).fill(0.77), 0.75, 0.75]);
		expect(estimatedByDay([])).toEqual([]);
	});
});

describe("alarms", () => {
	it("are told when they begin, not while they go on", () => {
		const log = inTime(
			schema(3, ["a"]),
			schema(4, ["a", "b"]),
			schema(6, []),
			schema(9, ["a"]),
			inputs(7, []),
			inputs(14, ["x"]),
			inputs(21, ["x", "y"]),
			inputs(28, ["x"], 2),
			estimated(14, 0.7, true),
			estimated(21, 0.7, true),
			errors(5, false),
			errors(15, true),
		);
		expect(alarms(log).map(({ day, monitor, about }) => [day, monitor, about])).toEqual([
			[3, "schema", "a!"],
			[4, "schema", "b!"],
			[9, "schema", "a!"],
			[14, "inputs", "x"],
			[14, "estimate", "estimated accuracy .700"],
			[15, "errors", "more answers are wrong than before"],
			[21, "inputs", "y"],
			[28, "inputs", "x"],
		]);
	});
});

describe("hindsight", () => {
	it("credits each monitor's first alarm to the drift that had begun last, and to none that could not be its cause", () => {
		const log = inTime(
			began(0, "none"),
			began(20, "rural-growth"),
			began(50, "weather-unit-change"),
			inputs(14, ["load"]),
			inputs(35, ["distance_km"]),
			inputs(56, ["weather_score"]),
			schema(50, ["weather_score"]),
			// Labels take two days: what is wrong on day 21 was ordered before the drift.
			errors(21, true),
			errors(30, true),
			estimated(42, 0.7, true),
		);
		expect(hindsight(log)).toEqual([
			{ drift: "rural-growth", began: 20, schema: null, inputs: 35, estimate: 42, errors: 30 },
			{ drift: "weather-unit-change", began: 50, schema: 50, inputs: 56, estimate: null, errors: null },
		]);
	});

	it("credits nothing to a drift that was over before the window", () => {
		const log = inTime(began(10, "outliers"), ended(14, "outliers"), inputs(28, ["backlog"]), schema(16, ["backlog"]));
		expect(hindsight(log)).toEqual([
			{ drift: "outliers", began: 10, schema: null, inputs: null, estimate: null, errors: null },
		]);
	});
});

describe("what the thresholds cost", () => {
	it("false alarms where no drift acts, misses and delays where one does; the control is no drift", () => {
		const log = inTime(
			registered(1, -60, -1),
			began(0, "none"),
			inputs(7, ["load"]),
			inputs(14, []),
			began(16, "rural-growth"),
			inputs(21, []),
			inputs(28, ["area"]),
			began(30, "carrier-b-degrades"),
			inputs(35, ["area"]),
			inputs(42, ["area"]),
		);
		expect(alarmCost(log)).toEqual({
			falseAlarms: 1,
			quietRows: 2000,
			falseAlarmsPer1000Rows: 0.5,
			changes: 2,
			misses: 1,
			delays: [12],
			medianDelay: 12,
		});
	});

	it("is not charged for the old normal that a model which learnt from the drift has never seen", () => {
		const over = [began(10, "rural-growth"), ended(40, "rural-growth")];
		const models = [registered(1, -60, -1), registered(2, 12, 39), registered(3, 45, 60)];
		const quiet = inTime(...models, ...over, inputs(49, ["area"], 1));
		expect(alarmCost(quiet).falseAlarms).toBe(1);
		const learnt = inTime(...models, ...over, inputs(49, ["area"], 2), inputs(56, [], 2));
		expect(alarmCost(learnt).falseAlarms).toBe(0);
		const relearnt = inTime(...models, ...over, inputs(49, ["area"], 2), inputs(77, ["load"], 3));
		expect(alarmCost(relearnt).falseAlarms).toBe(1);
	});
});
