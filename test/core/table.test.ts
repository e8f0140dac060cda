import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type CategoryColumn,
	categories,
	concatTables,
	MISSING_CODE,
	type NumberColumn,
	numbers,
	type Table,
	takeRows,
	withColumn,
} from "../../src/core/table.ts";

const number = (...values: number[]): NumberColumn => ({ kind: "number", values: Float64Array.from(values) });
const category = (levels: readonly string[], ...codes: number[]): CategoryColumn => ({
	kind: "category",
	levels,
	codes: Uint8Array.from(codes),
});

/** What stands in a cell: a number, a word, or null when it is missing. */
function cell(table: Table, name: string, row: number): number | string | null {
	const column = table.columns[name];
	if (!column) return null;
	if (column.kind === "category") {
		const code = column.codes[row] as number;
		return code === MISSING_CODE ? null : (column.levels[code] as string);
	}
	const value = column.values[row] as number;
	return Number.isNaN(value) ? null : value;
}

const rowsOf = (table: Table, names: readonly string[]) =>
	Array.from({ length: table.rows }, (_, row) => names.map((name) => cell(table, name, row)));

/** Tables with some of the columns x, y (numbers) and c, d (words out of lists in any order), with missing values. */
const someTable = fc.nat({ max: 6 }).chain((rows) => {
	const value = fc.oneof(fc.integer(), fc.constant(Number.NaN));
	const numberColumn = fc.array(value, { minLength: rows, maxLength: rows }).map((values) => number(...values));
	const categoryColumn = fc.uniqueArray(fc.constantFrom("A", "B", "C", "D"), { minLength: 1 }).chain((levels) => {
		const code = fc.oneof(fc.nat({ max: levels.length - 1 }), fc.constant(MISSING_CODE));
		return fc.array(code, { minLength: rows, maxLength: rows }).map((codes) => category(levels, ...codes));
	});
	const columns = { x: numberColumn, y: numberColumn, c: categoryColumn, d: categoryColumn };
	return fc.record(columns, { requiredKeys: [] }).map((some): Table => ({ rows, columns: some }));
});

const NAMES = ["x", "y", "c", "d"];

describe("reading a column", () => {
	const table: Table = { rows: 2, columns: { x: number(1, Number.NaN), c: category(["A", "B"], 1, MISSING_CODE) } };

	it("gives it by name and kind", () => {
		expect(numbers(table, "x")).toEqual(Float64Array.of(1, Number.NaN));
		expect(categories(table, "c").codes).toEqual(Uint8Array.of(1, MISSING_CODE));
	});

	it("throws, naming it, when it is absent or of the other kind", () => {
		expect(() => numbers(table, "y")).toThrow("column y: no such number column");
		expect(() => numbers(table, "c")).toThrow("column c: no such number column");
		expect(() => categories(table, "x")).toThrow("column x: no such category column");
	});
});

describe("withColumn", () => {
	const table: Table = { rows: 2, columns: { x: number(1, 2), y: number(3, 4) } };

	it("changes, adds or drops one column of a copy", () => {
		expect(rowsOf(withColumn(table, "x", number(8, 9)), ["x", "y"])).toEqual([
			[8, 3],
			[9, 4],
		]);
		expect(Object.keys(withColumn(table, "z", number(0, 0)).columns)).toEqual(["x", "y", "z"]);
		expect(Object.keys(withColumn(table, "x", null).columns)).toEqual(["y"]);
		expect(Object.keys(table.columns)).toEqual(["x", "y"]);
		expect(numbers(table, "x")).toEqual(Float64Array.of(1, 2));
	});
});

describe("takeRows", () => {
	it("takes rows in any order, repeated ones too, and leaves the table alone", () => {
		fc.assert(
			fc.property(someTable, fc.array(fc.nat()), (table, places) => {
				const indices = table.rows > 0 ? places.map((place) => place % table.rows) : [];
				const all = rowsOf(table, NAMES);
				const taken = takeRows(table, indices);
				expect(rowsOf(taken, NAMES)).toEqual(indices.map((index) => all[index]));
				expect(Object.keys(taken.columns)).toEqual(Object.keys(table.columns));
				expect(rowsOf(table, NAMES)).toEqual(all);
			}),
		);
	});
});

describe("concatTables", () => {
	it("puts tables one below another; columns that a table lacks are missing values there", () => {
		fc.assert(
			fc.property(fc.array(someTable, { maxLength: 5 }), (tables) => {
				const all = concatTables(tables);
				expect(rowsOf(all, NAMES)).toEqual(tables.flatMap((table) => rowsOf(table, NAMES)));
				const names = new Set(tables.flatMap((table) => Object.keys(table.columns)));
				expect(new Set(Object.keys(all.columns))).toEqual(names);
			}),
		);
	});

	it("unites the words of a category in the order of their first appearance", () => {
		const a: Table = { rows: 2, columns: { c: category(["B", "A"], 0, 1) } };
		const b: Table = { rows: 3, columns: { c: category(["A", "C", "B"], 1, 2, MISSING_CODE) } };
		expect(categories(concatTables([a, b]), "c")).toEqual(category(["B", "A", "C"], 0, 1, 2, 0, MISSING_CODE));
	});

	it("gives an empty table for no tables", () => {
		expect(concatTables([])).toEqual({ rows: 0, columns: {} });
	});
});
