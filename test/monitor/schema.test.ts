import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concatTables, type Table } from "../../src/core/table.ts";
import { checkSchema } from "../../src/monitor/schema/check.ts";
import { inferSchema } from "../../src/monitor/schema/infer.ts";
import type { NumberColumnSchema, Schema } from "../../src/monitor/schema/schema.ts";
import type { DriftSwitch } from "../../src/world/drift.ts";
import { World } from "../../src/world/world.ts";
import { anyColumn } from "./arbitraries.ts";

const REFERENCE_DAYS = 28;
const ONSET = 10;
const worldOf = (seed: number) => new World({ seed, ordersPerDay: 500, dayShock: 0.05 });
const days = (world: World, from: number, n: number, drifts: readonly DriftSwitch[] = []): Table =>
	concatTables(Array.from({ length: n }, (_, i) => world.day(from + i, drifts).delivered));
const schemaOf = (world: World): Schema => inferSchema(days(world, -REFERENCE_DAYS, REFERENCE_DAYS));

/** Names of what the check of one day finds, with the column each is about. */
function found(world: World, day: number, drifts: readonly DriftSwitch[]): string[] {
	const before = days(world, day - 7, 7, drifts);
	return checkSchema(schemaOf(world), world.day(day, drifts).delivered, { before }).map(
		({ name, column }) => `${name} ${column}`,
	);
}

describe("in the world", () => {
	test("quiet 90-day runs pass every daily check", () => {
		for (const seed of [1, 2]) {
			const world = worldOf(seed);
			const schema = schemaOf(world);
			for (let day = 0; day < 90; day++) {
				const before = days(world, day - 7, 7);
				expect(checkSchema(schema, world.day(day, []).delivered, { before }), `seed ${seed}, day ${day}`).toEqual([]);
			}
		}
	}, 30_000);

	test.each([
		["weather-unit-change", ["FLOAT_TYPE_BIG_FLOAT weather_score"]],
		["missing-values", ["FEATURE_TYPE_LOW_FRACTION_PRESENT weather_score"]],
		["outliers", ["FLOAT_TYPE_BIG_FLOAT backlog"]],
		["new-category", ["ENUM_TYPE_UNEXPECTED_STRING_VALUES carrier"]],
		["upstream-constant", ["SAME_VALUE_SHARE_HIGH weather_score"]],
		["stale-feature", ["REPEATED_VALUE_SHARE_HIGH backlog", "FEATURE_AGE_HIGH backlog"]],
	])("%s is named by the first daily check, and nothing was named the day before", (id, anomalies) => {
		const drifts = [{ id, from: ONSET }];
		expect(found(worldOf(4), ONSET - 1, drifts)).toEqual([]);
		expect(found(worldOf(4), ONSET, drifts)).toEqual(anomalies);
	});

	test("a renamed column is missing under its old name and new under the other", () => {
		expect(found(worldOf(6), ONSET, [{ id: "column-renamed", from: ONSET }])).toEqual([
			"SCHEMA_MISSING_COLUMN weather_score",
			"SCHEMA_NEW_COLUMN weather_risk",
		]);
	});

	test("repeats give a stale feature away only while it falls behind; its age always does", () => {
		const drifts = [{ id: "stale-feature", from: ONSET }];
		const behind = ["REPEATED_VALUE_SHARE_HIGH backlog", "FEATURE_AGE_HIGH backlog"];
		expect(found(worldOf(7), ONSET + 2, drifts)).toEqual(behind);
		expect(found(worldOf(7), ONSET + 3, drifts)).toEqual(["FEATURE_AGE_HIGH backlog"]);
		expect(found(worldOf(7), ONSET + 30, drifts)).toEqual(["FEATURE_AGE_HIGH backlog"]);
	});
});

describe("anomalies", () => {
	const numbers = (values: number[]): Table["columns"][string] => ({
		kind: "number",
		values: Float64Array.from(values),
	});
	const tableOf = (columns: Table["columns"]): Table => {
		const [first] = Object.values(columns);
		return { rows: first?.kind === "number" ? first.values.length : (first?.codes.length ?? 0), columns };
	};
	const x: NumberColumnSchema = {
		kind: "number",
		minPresent: 0.9,
		maxSameShare: 0.5,
		min: 0,
		max: 10,
		maxRepeatShare: 0.2,
		freshness: null,
	};
	const schema: Schema = { minRows: 3, columns: { x } };
	const sentences = (table: Table, before?: Table) =>
		checkSchema(schema, table, { before }).map(({ sentence }) => sentence);

	test.each<[string, Table, string[]]>([
		["too few rows", tableOf({ x: numbers([1, 2]) }), ["The batch has 2 rows, at least 3 are expected."]],
		["no rows", tableOf({ x: numbers([]) }), ["The batch has 0 rows, at least 3 are expected."]],
		["no column", { rows: 3, columns: {} }, ["x is in the schema, but not in the batch."]],
		[
			"another column",
			tableOf({ x: numbers([1, 2, 3]), y: numbers([1, 2, 3]) }),
			["y is in the batch, but not in the schema."],
		],
		[
			"another type",
			tableOf({ x: { kind: "category", levels: ["a"], codes: Uint8Array.of(0, 0, 0) } }),
			["x holds words, but the schema says numbers."],
		],
		[
			"no value",
			tableOf({ x: numbers([Number.NaN, Number.NaN, Number.NaN]) }),
			["x has no value in any of the 3 rows."],
		],
		[
			"few values",
			tableOf({ x: numbers([1, 2, 3, Number.NaN]) }),
			["x is missing in 25 % of the rows, at most 10 % is expected."],
		],
		[
			"out of range",
			tableOf({ x: numbers([-1, 5, 1234.5678]) }),
			["x goes down to -1, at least 0 is expected.", "x goes up to 1235, at most 10 is expected."],
		],
		[
			"not finite",
			tableOf({ x: numbers([1, 2, Number.POSITIVE_INFINITY]) }),
			["x is infinite, or beyond 1e+100, in 1 of 3 rows."],
		],
		["constant", tableOf({ x: numbers([4, 4, 4]) }), ["x is 4 in 100 % of the rows, at most 50 % may be the same."]],
	])("%s: one clear sentence each", (_name, table, expected) => {
		expect(sentences(table)).toEqual(expected);
	});

	test("values that are too old", () => {
		const fresh = { ...x, freshness: { ageColumn: "x_age_hours", maxAge: 36 } };
		const aged = (hours: number[]) => tableOf({ x: numbers([1, 2, 3]), x_age_hours: numbers(hours) });
		const age = { ...x, min: null, max: null, maxSameShare: null };
		const check = (hours: number[]) =>
			checkSchema({ minRows: 3, columns: { x: fresh, x_age_hours: age } }, aged(hours)).map(({ sentence }) => sentence);
		expect(check([70, 71.5, 90])).toEqual(["x is 71.5 hours old, at most 36 are allowed."]);
		expect(check([2, 3, 90])).toEqual([]);
	});

	test("repeats of the batches before", () => {
		expect(sentences(tableOf({ x: numbers([1, 2, 3, 4]) }), tableOf({ x: numbers([9, 4, 2]) }))).toEqual([
			"x repeats earlier values digit for digit in 50 % of the rows, at most 20 % is expected.",
		]);
	});

	test("unknown words, unless the schema lets a part of them pass", () => {
		const carrier = {
			kind: "category",
			minPresent: 1,
			maxSameShare: null,
			levels: ["A", "B"],
			minDomainMass: 1,
		} as const;
		const table = tableOf({ c: { kind: "category", levels: ["A", "B", "D"], codes: Uint8Array.of(0, 1, 1, 2) } });
		const check = (minDomainMass: number) =>
			checkSchema({ minRows: 1, columns: { c: { ...carrier, minDomainMass } } }, table).map(({ sentence }) => sentence);
		expect(check(1)).toEqual(['c holds "D" in 25 % of the rows, expected are A, B.']);
		expect(check(0.7)).toEqual([]);
	});
});

describe("inference", () => {
	test("a schema is plain data: it survives JSON", () => {
		const schema = schemaOf(worldOf(8));
		expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
	});

	test("a bound that many rows sit on is hard, others are widened, and nothing becomes negative that was not", () => {
		const { columns } = schemaOf(worldOf(8));
		expect(columns["order_hour"]).toMatchObject({ min: 8, max: 22 });
		expect(columns["weekend"]).toMatchObject({ min: 0, max: 1, maxSameShare: null, maxRepeatShare: null });
		expect(columns["weather_score"]).toMatchObject({ min: 0 });
		expect((columns["weather_score"] as NumberColumnSchema).max).toBeGreaterThan(1.5);
	});

	test("of any table is a schema that any table can be checked against", () => {
		const anyTable = fc
			.dictionary(fc.constantFrom("x", "y", "x_age_hours", "toString", "__proto__"), anyColumn)
			.map((columns): Table => {
				const lengths = Object.values(columns).map((column) =>
					column.kind === "number" ? column.values.length : column.codes.length,
				);
				const rows = Math.min(60, ...lengths);
				return {
					rows,
					columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cut(column, rows)])),
				};
			});
		fc.assert(
			fc.property(anyTable, anyTable, fc.integer({ min: 1, max: 70 }), (reference, batch, batchRows) => {
				const schema = inferSchema(reference, { batchRows });
				for (const { sentence, found, allowed } of checkSchema(schema, batch, { before: reference })) {
					expect(sentence).not.toMatch(/NaN|undefined|null/);
					expect([found, allowed].every((value) => value === null || Number.isFinite(value))).toBe(true);
				}
			}),
			{ numRuns: 300 },
		);
	});

	test("passes the reference it was inferred from, batch by batch", () => {
		const world = worldOf(9);
		const schema = schemaOf(world);
		for (let day = -REFERENCE_DAYS; day < 0; day++) {
			expect(checkSchema(schema, world.day(day, []).delivered)).toEqual([]);
		}
	});
});

const cut = (column: Table["columns"][string], rows: number): Table["columns"][string] =>
	column.kind === "number"
		? { ...column, values: column.values.slice(0, rows) }
		: { ...column, codes: column.codes.slice(0, rows) };
