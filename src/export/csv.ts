/** One column of a table that is saved. */
export interface Column<Row> {
	readonly name: string;
	/** What stands in it, with its unit; one sentence. */
	readonly means: string;
	/** Null leaves the field empty: there is no such value. */
	of(row: Row): string | number | null;
}

/** Rows as CSV (RFC 4180): a header, commas, CRLF, quotes where a field needs them, a point before decimals. */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
	const header = columns.map(({ name }) => name);
	const lines = rows.map((row) => columns.map((column) => column.of(row)));
	return [header, ...lines].map((line) => `${line.map(field).join(",")}\r\n`).join("");
}

/** At most six significant places behind the point, so that a file does not carry the noise of doubles. */
function field(value: string | number | null): string {
	if (value === null) return "";
	const text = typeof value === "number" ? String(Math.round(value * 1e6) / 1e6) : value;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
