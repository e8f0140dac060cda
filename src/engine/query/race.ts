import type { OpsEvent } from "../../ops/events.ts";
import type { Plan } from "../plan.ts";
import type { Figure } from "./figure.ts";
import { FIGURES } from "./figures.ts";

/** One of several runs under the same storm. */
export interface Lane {
	readonly plan: Plan;
	readonly events: readonly OpsEvent[];
}

/** One line of the table of a race. */
export interface RaceRow {
	readonly figure: Figure;
	/** By lane; null where there is nothing to count. */
	readonly values: readonly (number | null)[];
	/** The lane that is best alone; null when several are, or when neither direction is better. */
	readonly best: number | null;
}

/** The table of a race: every figure, lane beside lane. */
export const raceFigures = (lanes: readonly Pick<Lane, "events">[]): RaceRow[] =>
	FIGURES.map((figure) => {
		const values = lanes.map(({ events }) => figure.value(events));
		return { figure, values, best: bestOf(values, figure.better) };
	});

function bestOf(values: readonly (number | null)[], better: Figure["better"]): number | null {
	if (better === null) return null;
	const known = values.filter((value) => value !== null);
	if (known.length < 2) return null;
	const best = better === "more" ? Math.max(...known) : Math.min(...known);
	const place = values.indexOf(best);
	return values.lastIndexOf(best) === place ? place : null;
}
