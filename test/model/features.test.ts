import { describe, expect, it } from "vitest";
import { withColumn } from "../../src/core/table.ts";
import {
	computeFeatures,
	FEATURES,
	FIRST_FEATURE_CODE,
	featureById,
	missingColumns,
} from "../../src/model/features.ts";
import golden from "./golden-rows.json" with { type: "json" };
import { orderTable, type RawOrder } from "./orders.ts";

describe("features against rows computed by hand", () => {
	const raws = golden.rows.map(({ raw }) => raw);
	// Columns that no request has: one that a commit renames, and one that is known only once the parcel is there.
	const offline = (name: "weather_index" | "delivered_hours") =>
		({ kind: "number", values: Float64Array.from(raws, (raw) => raw[name] ?? Number.NaN) }) as const;
	const table = ["weather_index", "delivered_hours"].reduce(
		(made, name) => withColumn(made, name, offline(name as "weather_index" | "delivered_hours")),
		orderTable(raws.map((raw) => raw as unknown as RawOrder)),
	);

	it("the golden rows hold every feature there is, and what breaks serving code: load 0, a missing value, 16:00 sharp", () => {
		for (const { features } of golden.rows) expect(Object.keys(features).sort()).toEqual(Object.keys(FEATURES).sort());
		expect(golden.rows.some(({ raw }) => raw.load === 0)).toBe(true);
		expect(golden.rows.some(({ raw }) => raw.carrier === null)).toBe(true);
		expect(golden.rows.some(({ raw }) => raw.order_hour === 16)).toBe(true);
	});

	for (const id of Object.keys(FEATURES)) {
		it(`${id} is ${featureById(id).formula}`, () => {
			const [values] = computeFeatures(table, [id]);
			expect(values).toHaveLength(golden.rows.length);
			for (const [row, { features }] of golden.rows.entries()) {
				// JSON has no infinity, so it is written as a word.
				const expected = Number((features as Record<string, number | string | null>)[id] ?? Number.NaN);
				const actual = values?.[row] as number;
				expect(Math.abs(actual - expected) < 1e-9 || Object.is(actual, expected)).toBe(true);
			}
		});
	}

	it("a word that no carrier is called by is neither B nor C", () => {
		const odd = withColumn(table, "carrier", {
			kind: "category",
			levels: ["C", "drone", "B", "A"],
			codes: Uint8Array.of(1, 1, 0, 2, 3, 1, 1, 0),
		});
		expect(computeFeatures(odd, ["carrier_b"])[0]).toEqual(Float64Array.of(0, 0, 0, 1, 0, 0, 0, 0));
		expect(computeFeatures(odd, ["carrier_c"])[0]).toEqual(Float64Array.of(0, 0, 1, 0, 0, 0, 0, 1));
	});
});

describe("feature code", () => {
	const table = orderTable([{}, {}]);

	it("knows of one feature only what is known when the parcel has arrived", () => {
		const late = Object.values(FEATURES).filter(({ knownAt }) => knownAt === "delivery");
		expect(late.map(({ id }) => id)).toEqual(["delivered_hours"]);
	});

	it("of the first day has eight inputs and does not look at the hour of the order", () => {
		expect(FIRST_FEATURE_CODE).toHaveLength(8);
		expect(FIRST_FEATURE_CODE.flatMap((id) => featureById(id).reads)).not.toContain("order_hour");
	});

	it("gives the columns in the order in which it names them", () => {
		const forth = computeFeatures(table, ["backlog", "load"]);
		expect(computeFeatures(table, ["load", "backlog"])).toEqual([forth[1], forth[0]]);
	});

	it("names each missing column once, and throws when it has to compute from it", () => {
		const without = withColumn(withColumn(table, "carrier", null), "load", null);
		expect(missingColumns(without, FIRST_FEATURE_CODE)).toEqual(["carrier", "load"]);
		expect(missingColumns(without, ["backlog"])).toEqual([]);
		expect(() => computeFeatures(without, FIRST_FEATURE_CODE)).toThrow("column carrier");
	});

	it("throws at a feature that nobody wrote", () => {
		expect(() => featureById("after_17")).toThrow("feature after_17: no such feature");
	});
});
