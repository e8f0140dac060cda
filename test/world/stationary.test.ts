import { beforeAll, describe, expect, it } from "vitest";
import { categories, concatTables, numbers, type Table } from "../../src/core/table.ts";
import { dayShocks, FIRST_DAY, LAST_DAY } from "../../src/world/shocks.ts";
import { worldOf } from "./same.ts";

const SEEDS = [0, 1, 2, 3, 4, 5];
/** Whole weeks, so that weekdays weigh the same. */
const DAYS = 364;

interface Year {
	readonly table: Table;
	readonly chance: Float64Array;
	readonly late: Uint8Array;
	/** Days from the order to its label. */
	readonly delay: Float64Array;
}

const mean = (values: ArrayLike<number>): number => {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i] as number;
	return sum / values.length;
};
const sd = (values: ArrayLike<number>): number => {
	const m = mean(values);
	return Math.sqrt(mean(Array.from(values, (value) => (value - m) ** 2)));
};
const median = (values: Iterable<number>): number => {
	const sorted = Float64Array.from(values).sort();
	return sorted[sorted.length >> 1] as number;
};

function calmYear(seed: number): Year {
	const world = worldOf({ seed });
	const days = Array.from({ length: DAYS }, (_, day) => world.day(day, []));
	return {
		table: concatTables(days.map((day) => day.actual.table)),
		chance: Float64Array.from(days.flatMap((day) => [...day.actual.chance])),
		late: Uint8Array.from(days.flatMap((day) => [...day.actual.late])),
		delay: Float64Array.from(days.flatMap(({ day, actual }) => [...actual.labelDay].map((due) => due - day))),
	};
}

describe("the world at rest, over six seeds of 364 days with 500 orders", () => {
	let years: readonly Year[];
	beforeAll(() => {
		years = SEEDS.map(calmYear);
	});
	const over = (figure: (year: Year) => number): number => mean(years.map(figure));

	it("has 42.6 % late parcels, and never fewer than 41.7 or more than 43.5 in a year", () => {
		const rates = years.map((year) => mean(year.late));
		expect(Math.abs(mean(rates) - 0.426)).toBeLessThan(0.003);
		for (const rate of rates) expect(Math.abs(rate - 0.426)).toBeLessThan(0.009);
	});

	it("lets the best possible rule be right in 77.8 % of the cases", () => {
		const best = years.map((year) => mean(year.chance.map((p) => Math.max(p, 1 - p))));
		expect(Math.abs(mean(best) - 0.778)).toBeLessThan(0.002);
		expect(sd(best)).toBeLessThan(0.002);
	});

	it("lets the best rule by cost send 56 % by express and lose .88 an order", () => {
		const threshold = 2.5 / 8.5;
		expect(Math.abs(over((year) => mean(year.chance.map((p) => +(p >= threshold)))) - 0.56)).toBeLessThan(0.005);
		const loss = over((year) => mean(year.chance.map((p) => Math.min(6 * p, 2.5 * (1 - p)))));
		expect(Math.abs(loss - 0.88)).toBeLessThan(0.01);
	});

	it("knows labels after 2 to 7 days in the stated shares, whatever the label", () => {
		const shares = [0.1, 0.25, 0.25, 0.2, 0.12, 0.08];
		const counts = [new Float64Array(10), new Float64Array(10)];
		for (const { delay, late } of years) {
			for (let i = 0; i < delay.length; i++) {
				const count = counts[late[i] as number] as Float64Array;
				count[delay[i] as number] = (count[delay[i] as number] as number) + 1;
			}
		}
		for (const count of counts) {
			const all = count.reduce((sum, n) => sum + n, 0);
			const found = Array.from(count, (n) => n / all);
			shares.forEach((share, i) => {
				expect(Math.abs((found[i + 2] as number) - share)).toBeLessThan(0.003);
			});
			expect([0, 1, 8, 9].map((days) => count[days])).toEqual([0, 0, 0, 0]);
		}
	});

	it("has the stated week: the backlog by weekday, in standard deviations, and two days of weekend", () => {
		const profile = [0.35, 0.15, 0, -0.05, 0.1, -0.15, -0.4];
		profile.forEach((level, weekday) => {
			const rows = (year: Year) => numbers(year.table, "backlog").filter((_, i) => Math.floor(i / 500) % 7 === weekday);
			// 0 is the floor: it lifts the mean by some thousandths.
			expect(Math.abs((over((year) => mean(rows(year))) - 100) / 30 - level)).toBeLessThan(0.01);
		});
		expect(over((year) => mean(numbers(year.table, "weekend")))).toBeCloseTo(2 / 7, 10);
	});

	it("has the stated columns", () => {
		const column = (name: string) => over((year) => mean(numbers(year.table, name)));
		const share = (name: string, code: number) =>
			over((year) => mean(categories(year.table, name).codes.map((one) => +(one === code))));
		expect(Math.abs(over((year) => sd(numbers(year.table, "backlog"))) - 30 * Math.hypot(1, 0.23, 0.05))).toBeLessThan(
			0.3,
		);
		expect(over((year) => mean(numbers(year.table, "load").map((load) => +(load === 0))))).toBeCloseTo(
			0.012 + 0.0115,
			2,
		);
		expect(Math.abs(column("load") - 0.494)).toBeLessThan(0.003);
		expect(Math.abs(column("weather_score") - 0.393)).toBeLessThan(0.003);
		expect(Math.abs(over((year) => sd(numbers(year.table, "weather_score"))) - 0.185)).toBeLessThan(0.003);
		expect(Math.abs(column("order_hour") - 15)).toBeLessThan(0.03);
		[0.58, 0.3, 0.12].forEach((wanted, area) => {
			expect(Math.abs(share("area", area) - wanted)).toBeLessThan(0.002);
		});
		[0.4, 0.3, 0.3].forEach((wanted, carrier) => {
			expect(Math.abs(share("carrier", carrier) - wanted)).toBeLessThan(0.002);
		});
		[35, 75, 130].forEach((km, area) => {
			const rows = years.flatMap(({ table }) =>
				[...numbers(table, "distance_km")].filter((_, i) => categories(table, "area").codes[i] === area),
			);
			// The two in a hundred remote ones lift the median of the rural a little.
			expect(Math.abs(median(rows) / km - 1)).toBeLessThan(0.025);
		});
	});
});

describe("day shocks", () => {
	it("are AR(1) series of the stated deviation and memory, each its own", () => {
		const all = Array.from({ length: 60 }, (_, seed) => {
			const shock = dayShocks(seed, 0.05);
			return Array.from({ length: LAST_DAY - FIRST_DAY + 1 }, (_, i) => shock(FIRST_DAY + i));
		});
		const pairs = (name: "backlog" | "weather" | "load") =>
			all.flatMap((days) => days.slice(1).map((day, i) => [days[i]?.[name] as number, day[name]] as const));
		for (const [name, phi] of [
			["backlog", 0.5],
			["weather", 0.7],
			["load", 0.5],
		] as const) {
			const couples = pairs(name);
			expect(Math.abs(sd(couples.map(([, today]) => today)) - 0.05)).toBeLessThan(0.001);
			expect(Math.abs(mean(couples.map(([a, b]) => a * b)) / 0.0025 - phi)).toBeLessThan(0.03);
		}
		const both = all.flatMap((days) => days.map((day) => day.backlog * day.load));
		expect(Math.abs(mean(both) / 0.0025)).toBeLessThan(0.03);
	});

	it("of deviation 0 leave every day alike", () => {
		const shock = dayShocks(3, 0);
		for (const day of [FIRST_DAY, 0, LAST_DAY]) {
			expect(Object.values(shock(day)).every((value) => Math.abs(value) === 0)).toBe(true);
		}
	});
});
