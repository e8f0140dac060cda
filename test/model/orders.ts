import { type Column, MISSING_CODE, type Table } from "../../src/core/table.ts";

/** One order as a person would write it down; null is a missing value. */
export interface RawOrder {
	readonly distance_km: number | null;
	readonly area: "urban" | "suburban" | "rural" | null;
	readonly carrier: "A" | "B" | "C" | null;
	readonly weekend: number | null;
	readonly backlog: number | null;
	readonly load: number | null;
	readonly weather_score: number | null;
	readonly order_hour: number | null;
}

const PLAIN_ORDER: RawOrder = {
	distance_km: 40,
	area: "urban",
	carrier: "A",
	weekend: 0,
	backlog: 100,
	load: 0.5,
	weather_score: 0.4,
	order_hour: 12,
};

const LEVELS = { area: ["urban", "suburban", "rural"], carrier: ["A", "B", "C"] } as const;

/** Orders as columns, the way they reach the team. */
export function orderTable(orders: readonly Partial<RawOrder>[]): Table {
	const whole = orders.map((order) => ({ ...PLAIN_ORDER, ...order }));
	const columnOf = (name: keyof RawOrder): Column => {
		if (name === "area" || name === "carrier") {
			const levels: readonly (string | null)[] = LEVELS[name];
			const code = (value: string | null) => (value === null ? MISSING_CODE : levels.indexOf(value));
			return { kind: "category", levels: LEVELS[name], codes: Uint8Array.from(whole, (order) => code(order[name])) };
		}
		return { kind: "number", values: Float64Array.from(whole, (order) => order[name] ?? Number.NaN) };
	};
	const names = Object.keys(PLAIN_ORDER) as (keyof RawOrder)[];
	return { rows: orders.length, columns: Object.fromEntries(names.map((name) => [name, columnOf(name)])) };
}

/** Sixty orders of every area and carrier, no two alike, nothing missing. */
export const manyOrders = (): Partial<RawOrder>[] =>
	Array.from({ length: 60 }, (_, i) => ({
		distance_km: 12 + 7 * i,
		area: LEVELS.area[i % 3] as RawOrder["area"],
		carrier: LEVELS.carrier[Math.floor(i / 3) % 3] as RawOrder["carrier"],
		weekend: i % 2,
		backlog: 30 + ((37 * i) % 150),
		load: ((29 * i) % 61) / 61,
		weather_score: ((17 * i) % 59) / 59,
		order_hour: 8 + (i % 15),
	}));
