import { expect, test } from "vitest";
import { concatTables, numbers, type Table, withColumn } from "../../src/core/table.ts";
import { type AlarmReference, checkWindow, prepareReference, type WindowCheck } from "../../src/monitor/alarm.ts";
import { ALARM_DEFAULTS } from "../../src/monitor/alarm-config.ts";
import { World } from "../../src/world/world.ts";

const SEEDS = 200;
const FIRST_SEED = 1000;
/** The rule takes 1,000 rows of a week, so no more orders are made than it needs. */
const ORDERS_PER_DAY = Math.ceil(ALARM_DEFAULTS.windowRows / 7);
const RUN_DAYS = 90;
const WINDOWS_TO_FIND = 3;

/** A shift of .3 sd of each feature, as the world makes it. */
const SHIFTS: Record<string, (value: number) => number> = {
	backlog: (value) => Math.max(0, value + 0.3 * 30),
	weather_score: (value) => 1 / (1 + Math.exp(-(Math.log(value / (1 - value)) + 0.3 * 0.9))),
	load: (value) => (value === 0 ? 0 : value + 0.3 * 0.22),
};

function daysOf(world: World, from: number, days: number): Table {
	return concatTables(Array.from({ length: days }, (_, i) => world.day(from + i, []).delivered));
}

function shifted(table: Table, feature: string): Table {
	const values = numbers(table, feature).map(SHIFTS[feature] as (value: number) => number);
	return withColumn(table, feature, { kind: "number", values });
}

/** Windows until one of `wanted` rings, 0 when none does. */
function firstAlarm(
	reference: AlarmReference,
	windows: readonly Table[],
	wanted: (feature: string) => boolean,
): number {
	let check: WindowCheck | null = null;
	for (const [i, current] of windows.entries()) {
		check = checkWindow(reference, current, check);
		if (check.alarms.some(wanted)) return i + 1;
	}
	return 0;
}

test(`over ${SEEDS} seeds: a page in at most 2 % of quiet 90-day runs, a .3 sd shift found in at least 95 %`, () => {
	const { referenceDays, windowDays } = ALARM_DEFAULTS;
	let pages = 0;
	const found: Record<string, number> = Object.fromEntries(Object.keys(SHIFTS).map((feature) => [feature, 0]));
	for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
		const world = new World({ seed, ordersPerDay: ORDERS_PER_DAY, dayShock: 0.05 });
		const reference = prepareReference(daysOf(world, -referenceDays, referenceDays), ALARM_DEFAULTS);
		const windows = Array.from({ length: Math.floor(RUN_DAYS / windowDays) }, (_, i) =>
			daysOf(world, i * windowDays, windowDays),
		);
		if (firstAlarm(reference, windows, () => true) > 0) pages++;
		for (const feature of Object.keys(SHIFTS)) {
			const drifted = windows.slice(0, WINDOWS_TO_FIND).map((table) => shifted(table, feature));
			if (firstAlarm(reference, drifted, (name) => name === feature) > 0) found[feature] = (found[feature] ?? 0) + 1;
		}
	}
	expect(pages / SEEDS).toBeLessThanOrEqual(0.02);
	for (const [feature, count] of Object.entries(found)) {
		expect(count / SEEDS, `${feature} found in ${count} of ${SEEDS}`).toBeGreaterThanOrEqual(0.95);
	}
}, 60_000);
