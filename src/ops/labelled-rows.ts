import { oneList } from "../core/remember-by.ts";
import { concatTables, type Table, takeRows } from "../core/table.ts";

/** Rows with known labels, as an extraction hands them on. */
export interface LabelledRows {
	readonly table: Table;
	/** [rows], 0 or 1. */
	readonly late: Uint8Array;
	/** [rows]: day of each order. */
	readonly days: Int16Array;
	/** First and last order day asked for. */
	readonly from: number;
	readonly to: number;
}

/** The orders of one day whose labels are known. The same object for the same orders and labels. */
export interface DayRows {
	readonly day: number;
	/** All orders of the day. */
	readonly table: Table;
	/** Those with known labels, in their order; null when that is all of them. */
	readonly known: Uint32Array | null;
	/** [known], 0 or 1. */
	readonly late: Uint8Array;
}

const origins = new WeakMap<LabelledRows, object>();

/** One object for equal rows: the days that they were put together of, or else the rows themselves. */
export const originOf = (rows: LabelledRows): object => origins.get(rows) ?? rows;

/** The rows of some days one below another, put together when somebody reads them: who knows their origin may not. */
export function joinDays(parts: readonly DayRows[], from: number, to: number): LabelledRows {
	const days = oneList(parts);
	const table = once(() => concatTables(days.map((day) => (day.known ? takeRows(day.table, day.known) : day.table))));
	const late = once(() => {
		const all = new Uint8Array(countOf(days));
		let at = 0;
		for (const day of days) {
			all.set(day.late, at);
			at += day.late.length;
		}
		return all;
	});
	const dayOf = once(() => {
		const all = new Int16Array(countOf(days));
		let at = 0;
		for (const { day, late } of days) {
			all.fill(day, at, at + late.length);
			at += late.length;
		}
		return all;
	});
	const rows: LabelledRows = {
		get table() {
			return table();
		},
		get late() {
			return late();
		},
		get days() {
			return dayOf();
		},
		from,
		to,
	};
	origins.set(rows, days);
	return rows;
}

const countOf = (days: readonly DayRows[]): number => days.reduce((sum, { late }) => sum + late.length, 0);

function once<T extends object>(make: () => T): () => T {
	let made: T | null = null;
	return () => {
		made ??= make();
		return made;
	};
}
