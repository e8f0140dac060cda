import { beforeAll, describe, expect, it } from "vitest";
import { type Column, MISSING_CODE, type Table, withColumn } from "../../src/core/table.ts";
import { ALARM_DEFAULTS, type AlarmConfig } from "../../src/monitor/alarm-config.ts";
import type { EventKind, OpsEvent } from "../../src/ops/events.ts";
import { eventsOf } from "../../src/ops/events.ts";
import { OfflineData } from "../../src/ops/offline-data.ts";
import { serveDay } from "../../src/ops/serve-day.ts";
import type { Told } from "../../src/ops/shop.ts";
import { Watch } from "../../src/ops/watch.ts";
import { FIRST_DAY } from "../../src/world/shocks.ts";
import { numbersThatAreNone } from "../engine/finite.ts";
import { event } from "./events.ts";
import { calmWorld, TestShop } from "./shop.ts";

const ONSET = 21;
const DAYS = 42;

let shop: TestShop;
beforeAll(async () => {
	shop = await TestShop.open();
});

interface Watched {
	readonly events: readonly OpsEvent[];
	readonly watch: Watch;
}

/** Six weeks of a calm world whose batches are spoilt from `ONSET` on, watched; `versionOn` answers on each day. */
function watched(
	spoil: (table: Table) => Table,
	alarm: Partial<AlarmConfig> = {},
	versionOn: (day: number) => number = () => 1,
): Watched {
	const data = new OfflineData();
	const events: OpsEvent[] = [];
	const entry = shop.desk.registry[0];
	const file = shop.level.file(1);
	const heldOut = shop.level.heldOut(1);
	if (!entry || !file || !heldOut) throw new Error("test: there is no model 1");
	const { trainedFrom, trainedTo } = entry;
	let now = 0;
	const record = <K extends EventKind>(_actor: string, kind: K, told: Told<K>) => {
		events.push(event(24 * now, kind, told));
	};
	const watch = new Watch({
		shop: { data, record },
		config: { ...ALARM_DEFAULTS, ...alarm },
		batchRows: 50,
		model: (version) => ({ version, file, heldOut, trainedFrom, trainedTo }),
	});
	for (let day = FIRST_DAY; day < DAYS; day++) {
		const made = calmWorld.day(day, []);
		const delivered = day < ONSET ? made.delivered : spoil(made.delivered);
		const served = serveDay(shop.level.served, { ...made, delivered });
		data.add(day, delivered, made.actual.late, made.actual.labelDay);
		now = day;
		if (day >= 0) watch.look({ ...made, delivered }, served, versionOn(day));
	}
	return { events, watch };
}

const weather = (column: Column | null) => (table: Table) => withColumn(table, "weather_score", column && column);
const filled = (value: number): Column => ({ kind: "number", values: new Float64Array(50).fill(value) });
const words: Column = { kind: "category", levels: ["fair"], codes: new Uint8Array(50) };

describe("a calm world", () => {
	it("has a check of inputs and of performance every Monday, over the last seven whole days, and no schema event", () => {
		const { events } = watched((table) => table);
		expect(eventsOf(events, "monitor.schema")).toEqual([]);
		for (const kind of ["monitor.inputs", "monitor.estimated"] as const) {
			expect(eventsOf(events, kind).map(({ day, from, to }) => [day, from, to])).toEqual(
				[7, 14, 21, 28, 35].map((day) => [day, day - 7, day - 1]),
			);
		}
	});

	it("tells the realised performance of the same answers on the day of their last label", () => {
		const { events } = watched((table) => table);
		const estimated = eventsOf(events, "monitor.estimated");
		for (const [i, { day, from, to, rows }] of eventsOf(events, "monitor.realised").entries()) {
			expect([from, to, rows]).toEqual([estimated[i]?.from, estimated[i]?.to, 350]);
			const due = Array.from({ length: 7 }, (_, one) => calmWorld.day(from + one, []).actual.labelDay).flatMap(
				(days) => [...days],
			);
			expect(day).toBe(Math.max(...due));
		}
	});

	it("compares with the newest 28 days that the model learnt from", () => {
		const { watch } = watched((table) => table);
		expect(watch.reference(1)).toMatchObject({ from: -28, to: -1, rows: 28 * 50 });
		expect(watch.reference(1)).toBe(watch.reference(1));
	});

	it("is checked as often, and over as many days, as the settings say", () => {
		const { events } = watched((table) => table, { everyDays: 3, windowDays: 10 });
		expect(eventsOf(events, "monitor.inputs").map(({ day, from }) => [day, from])).toEqual(
			[12, 15, 18, 21, 24, 27, 30, 33, 36, 39].map((day) => [day, day - 10]),
		);
	});
});

describe("another model in service", () => {
	it("has its own errors, its own windows running, and only its own answers are estimated", () => {
		const { events } = watched(
			(table) => table,
			{ minEffect: 0, level: 1, confirmations: 3 },
			(day) => (day < 17 ? 1 : 2),
		);
		expect(eventsOf(events, "monitor.inputs").map(({ features }) => features[0]?.running)).toEqual([1, 2, 1, 2, 3]);
		const estimated = eventsOf(events, "monitor.estimated").map(({ day, version, from, rows }) => [
			day,
			version,
			from,
			rows,
		]);
		expect(estimated.slice(0, 3)).toEqual([
			[7, 1, 0, 350],
			[14, 1, 7, 350],
			[21, 2, 17, 200],
		]);
		const { watch } = watched(
			(table) => table,
			{},
			(day) => (day < 17 ? 1 : 2),
		);
		// Labels take two days: those of the first answers of model 2 are not there before.
		expect([16, 17, 18, 19].map((day) => (watch.errorState(day)?.width ?? 0) > 0)).toEqual([true, false, false, true]);
	});
});

describe("bad batches", () => {
	const spoilt: [string, (table: Table) => Table, string | null][] = [
		["a column is missing", weather(null), "SCHEMA_MISSING_COLUMN"],
		["all values of a column are missing", weather(filled(Number.NaN)), "FEATURE_TYPE_NOT_PRESENT"],
		["all values are infinite", weather(filled(Number.POSITIVE_INFINITY)), "FLOAT_TYPE_HAS_INF"],
		["all values are the same", weather(filled(0.5)), "SAME_VALUE_SHARE_HIGH"],
		["there is a column too many", (table) => withColumn(table, "order_note", words), "SCHEMA_NEW_COLUMN"],
		[
			"no category is given",
			(table) =>
				withColumn(table, "carrier", {
					kind: "category",
					levels: ["A", "B", "C"],
					codes: new Uint8Array(50).fill(MISSING_CODE),
				}),
			"FEATURE_TYPE_NOT_PRESENT",
		],
	];
	it.each(spoilt)("%s: named on the first day, and nothing but numbers in the log", (_, spoil, name) => {
		const { events } = watched(spoil);
		const [schema, ...more] = eventsOf(events, "monitor.schema");
		expect(schema?.day).toBe(ONSET);
		expect(schema?.anomalies.map((anomaly) => anomaly.name)).toContain(name);
		// Tomorrow it may be more, for it repeats today's values; it is never less.
		for (const { anomalies } of more) expect(anomalies.map((anomaly) => anomaly.name)).toContain(name);
		expect(numbersThatAreNone(events)).toEqual([]);
		const [last] = eventsOf(events, "monitor.inputs").slice(-1);
		expect(last?.day).toBe(35);
	});

	it("end with an event that nothing is wrong any more", () => {
		let batches = 0;
		const { events } = watched((table) => (batches++ < 3 ? weather(filled(0.5))(table) : table));
		const told = eventsOf(events, "monitor.schema").map(({ day, anomalies }) => [day, anomalies.length]);
		expect(told).toEqual([
			[ONSET, 1],
			[ONSET + 1, 2],
			[ONSET + 3, 0],
		]);
	});

	it("a feature that cannot be tested says why, in place of numbers", () => {
		const { events } = watched(weather(filled(Number.NaN)));
		const last = eventsOf(events, "monitor.inputs")
			.at(-1)
			?.features.find(({ feature }) => feature === "weather_score");
		expect(last).toEqual({
			feature: "weather_score",
			verdict: "not enough data",
			running: 0,
			statistic: null,
			p: null,
			adjustedP: null,
			effect: null,
			because: "the window has 0 valid values, at least 50 are needed",
		});
	});
});
