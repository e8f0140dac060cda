import { Memory } from "../../core/remember-by.ts";
import { type Table, takeRows } from "../../core/table.ts";
import { type LabelledRows, originOf } from "../labelled-rows.ts";
import type { OfflineData } from "../offline-data.ts";

/** Rows of which each model learns in CI, and rows that are held out. */
const LEARN_ROWS = 2000;
const HELD_OUT_ROWS = 400;
/** Days before the year whose orders CI works on; of the golden days every label is known. */
const FIRST = -60;
const GOLDEN_DAYS = { from: -28, to: -15 };
export const GOLDEN_ROWS = 200;

/** Orders of one day: as the offline store hands them out, and as the service is asked about them. */
export interface GoldenRows {
	readonly day: number;
	readonly offline: Table;
	readonly request: Table;
}

/** What CI tests every commit on: the same orders each time, all from before the year. */
export interface CiFixtures {
	/** Split as the pipeline splits: of `newest` every second row is held out, the rest is learnt from. */
	readonly older: LabelledRows;
	readonly newest: LabelledRows;
	readonly golden: readonly GoldenRows[];
}

const known = new Memory<CiFixtures>();

/** The fixtures from the days before the year. Throws when `data` has too few orders of them. */
export function ciFixtures(data: OfflineData): CiFixtures {
	const rows = data.labelled(FIRST, -1, 0);
	return known.remember(originOf(rows), [], "", () => fixturesOf(rows, data));
}

function fixturesOf(all: LabelledRows, data: OfflineData): CiFixtures {
	const wanted = LEARN_ROWS + HELD_OUT_ROWS;
	if (all.late.length < wanted) throw new Error(`CI: ${all.late.length} labelled rows, ${wanted} are needed`);
	const spread = Array.from({ length: wanted }, (_, i) => Math.floor(((i + 0.5) * all.late.length) / wanted));
	const newestRows = 2 * HELD_OUT_ROWS;
	return {
		older: rowsAt(all, spread.slice(0, -newestRows)),
		newest: rowsAt(all, spread.slice(-newestRows)),
		golden: goldenRows(data),
	};
}

const rowsAt = (rows: LabelledRows, indices: readonly number[]): LabelledRows => ({
	...rows,
	table: takeRows(rows.table, indices),
	late: Uint8Array.from(indices, (i) => rows.late[i] as number),
	days: Int16Array.from(indices, (i) => rows.days[i] as number),
});

function goldenRows(data: OfflineData): GoldenRows[] {
	const golden: GoldenRows[] = [];
	const each = Math.ceil(GOLDEN_ROWS / (GOLDEN_DAYS.to - GOLDEN_DAYS.from + 1));
	let left = GOLDEN_ROWS;
	for (let day = GOLDEN_DAYS.from; day <= GOLDEN_DAYS.to; day++) {
		const request = data.delivered(day);
		if (!request) throw new Error(`CI: no order of day ${day} is stored`);
		const indices = Array.from({ length: Math.min(each, left) }, (_, i) => i);
		left -= indices.length;
		// All labels of that day are known, so its labelled rows are its orders, in their order.
		const offline = takeRows(data.labelled(day, day, 0).table, indices);
		golden.push({ day, offline, request: takeRows(request, indices) });
	}
	return golden;
}
