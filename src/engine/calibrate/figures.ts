import { COST_MISSED, COST_NEEDLESS } from "../../model/costs.ts";
import type { PlayedDay } from "./play.ts";

/** How a policy did over some days. */
export interface Figures {
	/** Chance that an answer at .5 is right under the law of its day: accuracy without the luck of single parcels. */
	readonly accuracy: number;
	/** The same for a rule that knows every chance. */
	readonly best: number;
	/** Business loss for one order. */
	readonly loss: number;
	/** Share of late parcels. */
	readonly late: number;
}

/** Figures over days that were played; at least one. */
export function figuresOf(days: readonly PlayedDay[]): Figures {
	let count = 0;
	let right = 0;
	let best = 0;
	let loss = 0;
	let late = 0;
	for (const { served } of days) {
		count += served.total.count;
		right += served.rightExpected;
		best += served.rightAtBest;
		loss += COST_MISSED * served.total.missed + COST_NEEDLESS * served.total.needless;
		late += served.late;
	}
	if (count === 0) throw new Error("calibrate: there are no orders to take figures of");
	return { accuracy: right / count, best: best / count, loss: loss / count, late: late / count };
}

/** Means of figures over seeds. */
export function meanFigures(all: readonly Figures[]): Figures {
	const mean = (figure: keyof Figures) => all.reduce((sum, one) => sum + one[figure], 0) / all.length;
	return { accuracy: mean("accuracy"), best: mean("best"), loss: mean("loss"), late: mean("late") };
}
