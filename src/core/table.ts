/**
 * Columns of plain typed arrays: the one form in which the world, the monitors and the models exchange data.
 * Nothing here knows what a column means.
 */

/** Numbers, one per row. NaN marks a missing value. */
export interface NumberColumn {
	readonly kind: "number";
	readonly values: Float64Array;
}

/** Words out of a small list, one code per row. `MISSING_CODE` marks a missing value. */
export interface CategoryColumn {
	readonly kind: "category";
	readonly levels: readonly string[];
	readonly codes: Uint8Array;
}

export type Column = NumberColumn | CategoryColumn;

export const MISSING_CODE = 255;

export interface Table {
	readonly rows: number;
	readonly columns: Readonly<Record<string, Column>>;
}

/** The number column `name` of `table`. Throws when it is absent or not a number column. */
export function numbers(table: Table, name: string): Float64Array {
	const column = table.columns[name];
	if (column?.kind !== "number") throw new Error(`column ${name}: no such number column`);
	return column.values;
}

/** The category column `name` of `table`. Throws when it is absent or not a category column. */
export function categories(table: Table, name: string): CategoryColumn {
	const column = table.columns[name];
	if (column?.kind !== "category") throw new Error(`column ${name}: no such category column`);
	return column;
}

/** A copy of `table` in which column `name` is `column`, or is left out when `column` is null. */
export function withColumn(table: Table, name: string, column: Column | null): Table {
	const columns = { ...table.columns };
	if (column === null) delete columns[name];
	else columns[name] = column;
	return { rows: table.rows, columns };
}

/** The rows of `table` at `indices`, in that order. */
export function takeRows(table: Table, indices: ArrayLike<number>): Table {
	const columns: Record<string, Column> = {};
	for (const [name, column] of Object.entries(table.columns)) columns[name] = takeColumn(column, indices);
	return { rows: indices.length, columns };
}

function takeColumn(column: Column, indices: ArrayLike<number>): Column {
	const n = indices.length;
	if (column.kind === "number") {
		const values = new Float64Array(n);
		for (let i = 0; i < n; i++) values[i] = column.values[indices[i] as number] as number;
		return { kind: "number", values };
	}
	const codes = new Uint8Array(n);
	for (let i = 0; i < n; i++) codes[i] = column.codes[indices[i] as number] as number;
	return { kind: "category", levels: column.levels, codes };
}

/**
 * The tables one below another. Columns missing from some tables become missing values there; category levels are
 * united in order of first appearance.
 */
export function concatTables(tables: readonly Table[]): Table {
	const rows = tables.reduce((sum, table) => sum + table.rows, 0);
	const names = [...new Set(tables.flatMap((table) => Object.keys(table.columns)))];
	const columns: Record<string, Column> = {};
	for (const name of names) columns[name] = concatColumn(tables, name, rows);
	return { rows, columns };
}

function concatColumn(tables: readonly Table[], name: string, rows: number): Column {
	const kind = tables.find((table) => table.columns[name])?.columns[name]?.kind;
	let row = 0;
	if (kind === "number") {
		const values = new Float64Array(rows).fill(Number.NaN);
		for (const table of tables) {
			const column = table.columns[name];
			if (column?.kind === "number") values.set(column.values, row);
			row += table.rows;
		}
		return { kind, values };
	}
	const levels: string[] = [];
	const codes = new Uint8Array(rows).fill(MISSING_CODE);
	for (const table of tables) {
		const column = table.columns[name];
		if (column?.kind === "category") {
			const recode = column.levels.map((level) => {
				if (!levels.includes(level)) levels.push(level);
				return levels.indexOf(level);
			});
			// Mostly all tables have the same levels, and then the codes stand as they are.
			if (recode.every((code, i) => code === i)) codes.set(column.codes, row);
			else for (let i = 0; i < table.rows; i++) codes[row + i] = recode[column.codes[i] as number] ?? MISSING_CODE;
		}
		row += table.rows;
	}
	return { kind: "category", levels, codes };
}
