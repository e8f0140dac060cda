import { concatTables, type Table, takeRows } from "../core/table.ts";

/** Rows with known labels, as an extraction hands them on. */
export interface LabelledRows {
	readonly table: Table;
	/** [rows], 0 or 1. */
	readonly late: Uint8Array;
	/** First and last order day asked for. */
	readonly from: number;
	readonly to: number;
}

interface StoredDay {
	readonly table: Table;
	readonly late: Uint8Array;
	readonly labelDay: Int16Array;
}

/** The store of offline data: every delivered row, and its label once the parcel has arrived. */
export class OfflineData {
	readonly #days = new Map<number, StoredDay>();

	/** Keeps the orders of `day`; `late` is the label that will be recorded, on `labelDay`. */
	add(day: number, table: Table, late: Uint8Array, labelDay: Int16Array): void {
		this.#days.set(day, { table, late, labelDay });
	}

	/** Puts the repaired orders of `day` in the place of those that were delivered; their labels stay. */
	replace(day: number, table: Table): void {
		const stored = this.#days.get(day);
		if (!stored) throw new Error(`offline data: nothing is stored of day ${day}`);
		this.#days.set(day, { ...stored, table });
	}

	/** The orders of `day` as they were delivered; undefined when there are none. The same object each time. */
	delivered(day: number): Table | undefined {
		return this.#days.get(day)?.table;
	}

	/** Labels as they will be recorded for the orders of `day`; null when nothing is stored of it. */
	recorded(day: number): Uint8Array | null {
		return this.#days.get(day)?.late ?? null;
	}

	/** Rows ordered on days `from` .. `to` whose labels are known on day `today`. */
	labelled(from: number, to: number, today: number): LabelledRows {
		const tables: Table[] = [];
		const labels: number[] = [];
		for (let day = from; day <= to; day++) {
			const stored = this.#days.get(day);
			if (!stored) continue;
			const known: number[] = [];
			for (let i = 0; i < stored.late.length; i++) {
				if ((stored.labelDay[i] as number) > today) continue;
				known.push(i);
				labels.push(stored.late[i] as number);
			}
			// Of most days every label is known: their rows need not be picked one by one.
			tables.push(known.length === stored.table.rows ? stored.table : takeRows(stored.table, known));
		}
		return { table: concatTables(tables), late: Uint8Array.from(labels), from, to };
	}
}
