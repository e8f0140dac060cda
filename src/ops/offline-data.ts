import { KEPT_DAYS } from "../core/clock.ts";
import { Memory } from "../core/remember-by.ts";
import { type NumberColumn, type Table, withColumn } from "../core/table.ts";
import { type DayRows, joinDays, type LabelledRows } from "./labelled-rows.ts";

interface StoredDay {
	/** As it was delivered, and with what was written down once the parcels had arrived. */
	readonly table: Table;
	readonly complete: Table;
	readonly hours: Float64Array | null;
	readonly late: Uint8Array;
	readonly labelDay: Int16Array;
	/** Day on which the last label is known. */
	readonly lastLabelDay: number;
}

/** What was stored before, by its tables and labels, and what of it was known on which day: runs alike store the same objects. */
const stored = new Memory<StoredDay>();
const known = new Memory<DayRows>();

/** The store of offline data: every delivered row of the last years, and its label once the parcel has arrived. */
export class OfflineData {
	readonly #days = new Map<number, StoredDay>();

	/**
	 * Keeps the orders of `day`; `late` is the label that will be recorded, on `labelDay`, together with the `hours` that
	 * the delivery took (column delivered_hours), where somebody counts them.
	 */
	add(day: number, table: Table, late: Uint8Array, labelDay: Int16Array, hours: Float64Array | null = null): void {
		this.#days.set(day, storedDay(table, late, labelDay, hours));
		this.#days.delete(day - KEPT_DAYS);
	}

	/** Puts the repaired orders of `day` in the place of those that were delivered; their labels stay. */
	replace(day: number, table: Table): void {
		const before = this.#days.get(day);
		if (!before) throw new Error(`offline data: nothing is stored of day ${day}`);
		this.#days.set(day, storedDay(table, before.late, before.labelDay, before.hours));
	}

	/** The orders of `day` as they were delivered; undefined when there are none. The same object each time. */
	delivered(day: number): Table | undefined {
		return this.#days.get(day)?.table;
	}

	/** Labels as they will be recorded for the orders of `day`; null when nothing is stored of it. */
	recorded(day: number): Uint8Array | null {
		return this.#days.get(day)?.late ?? null;
	}

	/** Rows ordered on days `from` .. `to` whose labels are known on day `today`, day by day, with all that is known of them by then. */
	labelledDays(from: number, to: number, today: number): DayRows[] {
		const days: DayRows[] = [];
		for (let day = from; day <= to; day++) {
			const one = this.#days.get(day);
			if (one) days.push(knownOf(one, day, today));
		}
		return days;
	}

	/** The same rows one below another. */
	labelled(from: number, to: number, today: number): LabelledRows {
		return joinDays(this.labelledDays(from, to, today), from, to);
	}
}

const storedDay = (table: Table, late: Uint8Array, labelDay: Int16Array, hours: Float64Array | null): StoredDay =>
	stored.remember(table, [late, labelDay, hours], "", () => {
		const column: NumberColumn | null = hours && { kind: "number", values: hours };
		const complete = column ? withColumn(table, "delivered_hours", column) : table;
		const lastLabelDay = labelDay.reduce((last, day) => Math.max(last, day), Number.NEGATIVE_INFINITY);
		return { table, complete, hours, late, labelDay, lastLabelDay };
	});

function knownOf(one: StoredDay, day: number, today: number): DayRows {
	const { complete: table, late, labelDay, lastLabelDay } = one;
	// Of most days every label is known, whatever day it is.
	const all = lastLabelDay <= today;
	return known.remember(one, [], `${day} ${all ? "all" : today}`, () => {
		if (all) return { day, table, known: null, late };
		const indices = new Uint32Array(late.length);
		let count = 0;
		for (let i = 0; i < late.length; i++) if ((labelDay[i] as number) <= today) indices[count++] = i;
		const some = indices.slice(0, count);
		return { day, table, known: some, late: Uint8Array.from(some, (i) => late[i] as number) };
	});
}
