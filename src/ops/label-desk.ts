import type { WorldDay } from "../world/world.ts";
import type { ServedDay } from "./serve-day.ts";

/** Labels that become known on one day, of parcels that a model answered. */
export interface ArrivedLabels {
	count: number;
	right: number;
	late: number;
	missed: number;
	needless: number;
}

const none = (): ArrivedLabels => ({ count: 0, right: 0, late: 0, missed: 0, needless: 0 });

/** Holds back each parcel's result until the parcel has arrived: nobody in the shop can know it earlier. */
export class LabelDesk {
	readonly #due = new Map<number, ArrivedLabels>();

	/** Files the answers of a served day under the days on which their labels will be known. */
	expect(day: WorldDay, served: ServedDay): void {
		const { late, labelDay } = day.actual;
		for (let i = 0; i < late.length; i++) {
			const due = labelDay[i] as number;
			let labels = this.#due.get(due);
			if (!labels) this.#due.set(due, (labels = none()));
			const express = served.express[i] === 1;
			labels.count++;
			labels.right += served.right[i] as number;
			labels.late += late[i] as number;
			if (late[i] === 1 && !express) labels.missed++;
			if (late[i] === 0 && express) labels.needless++;
		}
	}

	/** The labels that become known on `day`. */
	arrived(day: number): ArrivedLabels {
		return this.#due.get(day) ?? none();
	}
}
