import { beforeAll, describe, expect, it, test } from "vitest";
import { isWeekend } from "../../src/core/clock.ts";
import { categories, numbers, takeRows } from "../../src/core/table.ts";
import { numberSample } from "../../src/monitor/sample.ts";
import { compare } from "../../src/monitor/two-sample/kolmogorov-smirnov.ts";
import { DRIFTS } from "../../src/world/catalogue.ts";
import { calmLaw, type Law } from "../../src/world/law.ts";
import { chanceOfLate } from "../../src/world/truth.ts";
import type { World, WorldDay } from "../../src/world/world.ts";
import { against, changes, NO_CHANGES, sameValues, worldOf } from "./same.ts";

const ROWS = 100_000;
/** A Monday, and one on which a season of 120 days that began 30 days earlier is at its height. */
const DAY = 98;
const FROM = DAY - 30;

const moving = (moves: string) => DRIFTS.filter((drift) => drift.moves === moves).map((drift) => drift.id);
const STRENGTHS = [0.5, 1];
const casesOf = (moves: string) => moving(moves).flatMap((id) => STRENGTHS.map((strength) => [id, strength] as const));

let world: World;
let calm: WorldDay;
beforeAll(() => {
	world = worldOf({ ordersPerDay: ROWS });
	calm = world.day(DAY, []);
});

const known = new Map<string, WorldDay>();
/** The day with only this drift on, whole since 30 days. */
function withDrift(id: string, strength: number): WorldDay {
	const key = `${id} ${strength}`;
	const day = known.get(key) ?? world.day(DAY, [{ id, strength, shape: "sudden", from: FROM }]);
	known.set(key, day);
	return day;
}

/** P(late) that `law` gives to each order of a day, from the order's facts alone. */
function chancesUnder(law: Law, day: WorldDay): Float64Array {
	const { table } = day.actual;
	const [distance, backlog] = [numbers(table, "distance_km"), numbers(table, "backlog")];
	const [load, weather, hour] = [numbers(table, "load"), numbers(table, "weather_score"), numbers(table, "order_hour")];
	const area = categories(table, "area").codes;
	const carrier = categories(table, "carrier").codes;
	return Float64Array.from(area, (_, i) =>
		chanceOfLate(
			{
				distanceKm: distance[i] as number,
				backlog: backlog[i] as number,
				load: load[i] as number,
				weather: weather[i] as number,
				carrier: carrier[i] as number,
				rural: area[i] === 2,
				weekend: isWeekend(day.day),
				afternoon: (hour[i] as number) >= 16,
			},
			law,
		),
	);
}

function mean(values: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i] as number;
	return sum / values.length;
}

/** Largest gap between two cumulative shares, over all number columns, and between the shares of all categories. */
function widestGap(a: WorldDay["actual"]["table"], b: WorldDay["actual"]["table"]): number {
	const gaps = Object.keys(a.columns).flatMap((name) => {
		if (a.columns[name]?.kind === "number") {
			const test = compare(numberSample(numbers(a, name)), numberSample(numbers(b, name)));
			return "unmeasured" in test ? [] : [test.statistic];
		}
		const share = (table: typeof a, level: number) =>
			mean(categories(table, name).codes.map((code) => +(code === level)));
		return categories(a, name).levels.map((_, level) => Math.abs(share(a, level) - share(b, level)));
	});
	return Math.max(...gaps);
}

const classOf = (day: WorldDay, late: number) =>
	takeRows(
		day.actual.table,
		[...day.actual.late.keys()].filter((i) => day.actual.late[i] === late),
	);

/** Orders whose label agrees with their chance: the mean label of each tenth of chances is within 4 standard errors. */
function expectChancesToBeTrue({ actual: { chance, late } }: WorldDay): void {
	const order = [...chance.keys()].sort((a, b) => (chance[a] as number) - (chance[b] as number));
	const tenth = chance.length / 10;
	for (let k = 0; k < 10; k++) {
		const rows = order.slice(k * tenth, (k + 1) * tenth);
		const p = mean(rows.map((i) => chance[i] as number));
		const y = mean(rows.map((i) => late[i] as number));
		expect(Math.abs(y - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / tenth));
	}
}

describe("a covariate shift", () => {
	test.each(casesOf("P(X)"))("%s (strength %d) moves P(X) and leaves P(Y|X) alone", (id, strength) => {
		const day = withDrift(id, strength);
		expect(changes(calm, day).actual).not.toEqual([]);
		expect(changes(calm, day)).toMatchObject({ labelDay: false, censored: false, skew: false });
		expect(sameValues(day.actual.chance, chancesUnder(calmLaw(), day))).toBe(true);
		expect(day.delivered).toBe(day.actual.table);
		expectChancesToBeTrue(day);
	});
});

describe("a prior shift", () => {
	// Two samples of 23,000 rows or more from one distribution differ by less than .0182 in 999 of 1,000 cases.
	const SAME = 0.018;

	test.each(casesOf("P(Y)"))("%s (strength %d) moves P(Y) and leaves P(X|Y) alone", (id, strength) => {
		const day = withDrift(id, strength);
		const odds = 2.5 ** strength;
		const [before, after] = [mean(calm.actual.late), mean(day.actual.late)];
		const wanted = (before * odds) / (before * odds + 1 - before);
		expect(Math.abs(after - wanted)).toBeLessThan(0.006);
		for (const late of [0, 1]) expect(widestGap(classOf(calm, late), classOf(day, late))).toBeLessThan(SAME);
		// P(X) as a whole follows, so the tolerance above is one that can be missed.
		expect(widestGap(calm.actual.table, day.actual.table)).toBeGreaterThan(2 * SAME * strength);
		expect(changes(calm, day)).toMatchObject({ censored: false, skew: false });
		expect(day.delivered).toBe(day.actual.table);
	});

	test.each(casesOf("P(Y)"))("%s (strength %d) moves P(late|x) by Bayes' rule", (id, strength) => {
		const day = withDrift(id, strength);
		const before = chancesUnder(calmLaw(), day);
		const [a, b] = [
			mean(day.actual.late) / mean(calm.actual.late),
			mean(day.actual.late.map((y) => 1 - y)) / mean(calm.actual.late.map((y) => 1 - y)),
		];
		for (let i = 0; i < ROWS; i += 997) {
			const p = before[i] as number;
			// The ratio of measured base rates is known to about one percent.
			expect(day.actual.chance[i]).toBeCloseTo((p * a) / (p * a + (1 - p) * b), 1.9);
		}
		expectChancesToBeTrue(day);
	});

	it("keeps every order that it does not refuse", () => {
		const day = withDrift("prior-shift", 1);
		const [before, after] = [calm, day].map((of) => numbers(of.actual.table, "distance_km")) as [
			Float64Array,
			Float64Array,
		];
		const kept = calm.actual.late.map((_, i) => +(before[i] === after[i]));
		// With odds 2.5 times as high, all late orders stay and 40 % of those on time.
		expect(mean(kept.filter((_, i) => calm.actual.late[i] === 1))).toBe(1);
		expect(mean(kept.filter((_, i) => calm.actual.late[i] === 0))).toBeCloseTo(0.4, 2);
	});
});

describe("a concept drift", () => {
	test.each(casesOf("P(Y|X)"))(
		"%s (strength %d) moves P(Y|X) and leaves P(X) alone to the last bit",
		(id, strength) => {
			const day = withDrift(id, strength);
			expect(changes(calm, day)).toEqual({ ...NO_CHANGES, chance: true, late: true });
			expectChancesToBeTrue(day);
		},
	);

	it("of the carriers hardly moves the share of late parcels, and that of the van neither", () => {
		const shareOver = (id: string) => {
			const small = worldOf({ ordersPerDay: 3000 });
			const days = Array.from({ length: 7 }, (_, i) => small.day(DAY + i, [{ id, from: FROM }]).actual.late);
			return mean(days.map(mean));
		};
		const base = shareOver("none");
		expect(Math.abs(shareOver("carrier-b-degrades") - base)).toBeLessThan(0.02);
		expect(Math.abs(shareOver("van-cut-off") - base)).toBeLessThan(0.03);
	});
});

describe("a fault of the pipe", () => {
	test.each(casesOf("the pipe"))("%s (strength %d) never moves the truth", (id, strength) => {
		const found = changes(calm, withDrift(id, strength));
		expect(found).toMatchObject({ actual: [], chance: false, late: false, labelDay: id === "label-delay" });
		expect(found).not.toEqual(NO_CHANGES);
	});

	const TOUCHES: Record<string, readonly string[]> = {
		"column-renamed": ["weather_score", "weather_risk"],
		"feedback-loop": [],
		"label-delay": [],
		"missing-values": ["weather_score"],
		"new-category": ["carrier"],
		outliers: ["backlog"],
		"stale-feature": ["backlog", "backlog_age_hours"],
		"training-serving-skew": [],
		"upstream-constant": ["weather_score"],
		"weather-unit-change": ["weather_score"],
	};
	test.each(moving("the pipe"))("%s touches its own column and no other", (id) => {
		expect(changes(calm, withDrift(id, 1)).delivered).toEqual(TOUCHES[id]);
	});

	/** Share of the rows whose delivered value is as `changed` says. */
	const shareHit = (id: string, strength: number, name: string, changed: (value: number, real: number) => boolean) => {
		const values = numbers(withDrift(id, strength).delivered, name);
		const real = numbers(calm.actual.table, name);
		return mean(values.map((value, i) => +changed(value, real[i] as number)));
	};
	test.each([
		["missing-values", "weather_score", 0.3, (value: number) => Number.isNaN(value)],
		["outliers", "backlog", 0.05, (value: number, real: number) => real > 0 && value === real * 10],
		["weather-unit-change", "weather_score", 1, (value: number, real: number) => value === real * 100],
		["upstream-constant", "weather_score", 1, (value: number) => value === 0.8],
	] as const)("%s hits %s in a share that strength scales", (id, column, share, hit) => {
		for (const strength of STRENGTHS) {
			expect(Math.abs(shareHit(id, strength, column, hit) - share * strength)).toBeLessThan(0.005);
		}
	});

	it("new-category gives a tenth of the parcels a code that nobody knows, whoever carries them", () => {
		const { levels, codes } = categories(withDrift("new-category", 1).delivered, "carrier");
		expect(levels).toEqual(["A", "B", "C", "D"]);
		const real = categories(calm.actual.table, "carrier").codes;
		for (const carrier of [0, 1, 2]) {
			const hit = codes.filter((_, i) => real[i] === carrier).map((code) => +(code === 3));
			expect(Math.abs(mean(hit) - 0.1)).toBeLessThan(0.01);
		}
	});

	it("column-renamed keeps the values under the new name", () => {
		const { delivered } = withDrift("column-renamed", 1);
		expect(sameValues(numbers(delivered, "weather_risk"), numbers(calm.actual.table, "weather_score"))).toBe(true);
	});

	it("stale-feature delivers the backlog of three days before, whole days at any strength", () => {
		const small = worldOf();
		for (const [strength, age] of [
			[1, 3],
			[0.5, 2],
			[0.1, 1],
			[2, 6],
		] as const) {
			const { delivered } = small.day(DAY, [{ id: "stale-feature", from: DAY, strength }]);
			expect(numbers(delivered, "backlog")).toEqual(numbers(small.day(DAY - age, []).actual.table, "backlog"));
			const hours = numbers(delivered, "order_hour").map((hour) => hour - 6 + 24 * age);
			expect(numbers(delivered, "backlog_age_hours")).toEqual(hours);
		}
	});

	it("label-delay adds 14 days to every label, and half a day to half of them", () => {
		const late = (strength: number) => {
			const day = withDrift("label-delay", strength);
			return day.actual.labelDay.map((due, i) => due - (calm.actual.labelDay[i] as number));
		};
		expect(new Set(late(1))).toEqual(new Set([14]));
		expect(new Set(late(0.25))).toEqual(new Set([3, 4]));
		expect(mean(late(0.25))).toBeCloseTo(3.5, 6);
	});
});

it("the control moves nothing at all", () => {
	expect(against(world, DAY, [{ id: "none", from: 0 }])).toEqual(NO_CHANGES);
});
