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
	/** By the day on which they become known. A plain array, since it is asked once for every parcel. */
	readonly #due: (ArrivedLabels | undefined)[] = [];

	/** Files the answers of a served day under the days on which their labels will be known. */
	expect(day: WorldDay, served: ServedDay): void {
		const { late, labelDay } = day.actual;
		for (let i = 0; i < late.length; i++) {
			// What is recorded is all that anybody learns; an answer that was right may look wrong then.
			const label = served.label[i] as number;
			const right = label === late[i] ? (served.right[i] as number) : 1 - (served.right[i] as number);
			const due = labelDay[i] as number;
			let labels = this.#due[due];
			if (!labels) {
				labels = none();
				this.#due[due] = labels;
			}
			const express = served.express[i] === 1;
			labels.count++;
			labels.right += right;
			labels.late += label;
			if (label === 1 && !express) labels.missed++;
			if (label === 0 && express) labels.needless++;
		}
	}

	/** The labels that become known on `day`. */
	arrived(day: number): ArrivedLabels {
		return this.#due[day] ?? none();
	}
}
