import { KEPT_DAYS } from "../core/clock.ts";
import { concatTables, type Table, takeRows, withColumn } from "../core/table.ts";

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

interface StoredDay {
	/** As it was delivered, and with what was written down once the parcels had arrived. */
	readonly table: Table;
	readonly complete: Table;
	readonly late: Uint8Array;
	readonly labelDay: Int16Array;
}

/** The store of offline data: every delivered row of the last years, and its label once the parcel has arrived. */
export class OfflineData {
	readonly #days = new Map<number, StoredDay>();

	/**
	 * Keeps the orders of `day`; `late` is the label that will be recorded, on `labelDay`, together with the `hours` that
	 * the delivery took (column delivered_hours), where somebody counts them.
	 */
	add(day: number, table: Table, late: Uint8Array, labelDay: Int16Array, hours?: Float64Array): void {
		const complete = hours ? withColumn(table, "delivered_hours", { kind: "number", values: hours }) : table;
		this.#days.set(day, { table, complete, late, labelDay });
		this.#days.delete(day - KEPT_DAYS);
	}

	/** Puts the repaired orders of `day` in the place of those that were delivered; their labels stay. */
	replace(day: number, table: Table): void {
		const stored = this.#days.get(day);
		if (!stored) throw new Error(`offline data: nothing is stored of day ${day}`);
		const hours = stored.complete.columns["delivered_hours"];
		const complete = hours ? withColumn(table, "delivered_hours", hours) : table;
		this.#days.set(day, { ...stored, table, complete });
	}

	/** The orders of `day` as they were delivered; undefined when there are none. The same object each time. */
	delivered(day: number): Table | undefined {
		return this.#days.get(day)?.table;
	}

	/** Labels as they will be recorded for the orders of `day`; null when nothing is stored of it. */
	recorded(day: number): Uint8Array | null {
		return this.#days.get(day)?.late ?? null;
	}

	/** Rows ordered on days `from` .. `to` whose labels are known on day `today`, with all that is known of them by then. */
	labelled(from: number, to: number, today: number): LabelledRows {
		const tables: Table[] = [];
		const labels: number[] = [];
		const days: number[] = [];
		for (let day = from; day <= to; day++) {
			const stored = this.#days.get(day);
			if (!stored) continue;
			const known: number[] = [];
			for (let i = 0; i < stored.late.length; i++) {
				if ((stored.labelDay[i] as number) > today) continue;
				known.push(i);
				days.push(day);
				labels.push(stored.late[i] as number);
			}
			// Of most days every label is known: their rows need not be picked one by one.
			tables.push(known.length === stored.table.rows ? stored.complete : takeRows(stored.complete, known));
		}
		return { table: concatTables(tables), late: Uint8Array.from(labels), days: Int16Array.from(days), from, to };
	}
}
