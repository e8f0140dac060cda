import { describe, expect, it } from "vitest";
import { MISSING_CODE, numbers, type Table, withColumn } from "../../../src/core/table.ts";
import { checkSchema } from "../../../src/monitor/schema/check.ts";
import { inferSchema } from "../../../src/monitor/schema/infer.ts";
import { adapt, unknownColumn } from "../../../src/ops/adapters/adapter.ts";
import { findRepair } from "../../../src/ops/adapters/find-repair.ts";
import { World } from "../../../src/world/world.ts";

const world = new World({ seed: 3, ordersPerDay: 300, dayShock: 0.05 });
const typical = world.day(-1, []).delivered;
const schema = inferSchema(typical, { batchRows: 300 });

/** A day on which `drift` holds, what its schema says, and what a data engineer finds. */
function repairOf(drift: string, from = 0) {
	const batch = world.day(from, [{ id: drift, from }]).delivered;
	const anomalies = checkSchema(schema, batch);
	const repairs = anomalies.map((anomaly) => findRepair(anomaly, schema, batch, typical));
	return { batch, anomalies, repairs: repairs.filter((one) => one !== null) };
}

describe("what a data engineer finds", () => {
	it("a changed unit is a power of ten, and dividing by it gives the old values back", () => {
		const { batch, repairs } = repairOf("weather-unit-change");
		expect(repairs).toMatchObject([{ repair: "scale", column: "weather_score", factor: 100 }]);
		const before = numbers(world.day(0, []).delivered, "weather_score");
		const after = numbers(adapt(batch, repairs), "weather_score");
		for (const [i, value] of after.entries()) {
			// What the new unit leaves within the old range cannot be told apart, and stays.
			if (value * 100 !== numbers(batch, "weather_score")[i]) continue;
			expect(value).toBeCloseTo(before[i] as number, 12);
		}
		expect(checkSchema(schema, adapt(batch, repairs)).filter(({ column }) => column === "weather_score")).toEqual([]);
	});

	it("a column by another name is read under the old one", () => {
		const { batch, repairs } = repairOf("column-renamed");
		expect(repairs).toHaveLength(1);
		expect(repairs[0]?.repair).toBe("rename");
		expect(Object.keys(adapt(batch, repairs).columns).sort()).toEqual(Object.keys(typical.columns).sort());
	});

	it("a new carrier is nothing to repair", () => {
		const { anomalies, repairs } = repairOf("new-category");
		expect(anomalies.length).toBeGreaterThan(0);
		expect(repairs).toEqual([]);
	});
});

describe("an adapter", () => {
	const scale = { repair: "scale", column: "x", factor: 100, above: 2 } as const;
	const table = (...values: number[]): Table => ({
		rows: values.length,
		columns: { x: { kind: "number", values: Float64Array.from(values) } },
	});

	it("changes nothing where nothing is out of range, so that it does no harm when the source goes back", () => {
		const calm = table(0.1, 1.9);
		expect(adapt(calm, [scale])).toBe(calm);
	});

	it("leaves missing values missing, and other columns alone", () => {
		const mixed = withColumn(table(50, Number.NaN), "y", { kind: "number", values: Float64Array.of(50, 60) });
		const adapted = adapt(mixed, [scale]);
		expect([...numbers(adapted, "x")]).toEqual([0.5, Number.NaN]);
		expect(adapted.columns["y"]).toBe(mixed.columns["y"]);
	});
});

describe("a column that cannot be trusted", () => {
	it("is missing as a whole, or where it is out of range", () => {
		const column = { kind: "number", values: Float64Array.of(1, 50) } as const;
		expect(unknownColumn(column, null)).toMatchObject({ values: Float64Array.of(Number.NaN, Number.NaN) });
		expect(unknownColumn(column, (value) => value > 2)).toMatchObject({ values: Float64Array.of(1, Number.NaN) });
	});

	it("that holds words is missing as words are", () => {
		const column = { kind: "category", levels: ["A"], codes: Uint8Array.of(0, 0) } as const;
		expect(unknownColumn(column, null)).toMatchObject({ codes: Uint8Array.of(MISSING_CODE, MISSING_CODE) });
	});
});
