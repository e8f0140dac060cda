import fc from "fast-check";
import { expect, it } from "vitest";
import { numbers, type Table } from "../../src/core/table.ts";
import { OfflineData } from "../../src/ops/offline-data.ts";

interface Row {
	readonly id: number;
	readonly late: number;
	/** Days until the label is known. */
	readonly delay: number;
}

const tableOf = (rows: readonly Row[]): Table => ({
	rows: rows.length,
	columns: { id: { kind: "number", values: Float64Array.from(rows, (row) => row.id) } },
});

/** Days -5 .. 14 with some rows each. */
const history = fc.array(
	fc.array(fc.record({ id: fc.nat(), late: fc.nat({ max: 1 }), delay: fc.integer({ min: 2, max: 7 }) }), {
		maxLength: 6,
	}),
	{ minLength: 20, maxLength: 20 },
);
const FIRST = -5;

function store(days: readonly (readonly Row[])[]): OfflineData {
	const data = new OfflineData();
	for (const [i, rows] of days.entries()) {
		const day = FIRST + i;
		const late = Uint8Array.from(rows, (row) => row.late);
		data.add(
			day,
			tableOf(rows),
			late,
			Int16Array.from(rows, (row) => day + row.delay),
		);
	}
	return data;
}

const anyDay = fc.integer({ min: FIRST - 3, max: FIRST + 22 });

it("hands out the rows of the days asked for whose labels are known by today, and no others", () => {
	fc.assert(
		fc.property(history, anyDay, anyDay, anyDay, (days, from, to, today) => {
			const got = store(days).labelled(from, to, today);
			const expected = days.flatMap((rows, i) => {
				const day = FIRST + i;
				return day >= from && day <= to
					? rows.filter((row) => day + row.delay <= today).map((row) => ({ ...row, day }))
					: [];
			});
			expect([...got.late]).toEqual(expected.map((row) => row.late));
			expect(got.table.rows).toBe(expected.length);
			expect([...got.days]).toEqual(expected.map(({ day }) => day));
			if (got.table.columns["id"]) expect([...numbers(got.table, "id")]).toEqual(expected.map((row) => row.id));
			expect([got.from, got.to]).toEqual([from, to]);
		}),
	);
});

it("never tells a label before its day: the day before it is not there, on the day it is", () => {
	fc.assert(
		fc.property(history, (days) => {
			const data = store(days);
			for (let today = FIRST; today < FIRST + 28; today++) {
				const fresh = data.labelled(FIRST, 20, today).late.length - data.labelled(FIRST, 20, today - 1).late.length;
				const due = days.flatMap((rows, i) => rows.filter((row) => FIRST + i + row.delay === today));
				expect(fresh).toBe(due.length);
			}
		}),
		{ numRuns: 30 },
	);
});
