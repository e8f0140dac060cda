import type { OpsEvent } from "../../ops/events.ts";
import type { Figure } from "./figure.ts";
import { CODE_CHANGES, MODEL_CHANGES } from "./figures/changes.ts";
import { COMMITS_MADE } from "./figures/commits.ts";
import { EFFORT } from "./figures/effort.ts";
import { SERVICE } from "./figures/service.ts";
import { TIME } from "./figures/time.ts";

/** Every figure by which runs are compared, in the order in which a table shows them. */
export const FIGURES: readonly Figure[] = [
	...SERVICE,
	...EFFORT,
	...TIME,
	...MODEL_CHANGES,
	...CODE_CHANGES,
	...COMMITS_MADE,
];

/** The events that the figure called `id` is made of, in order. Throws when there is no such figure. */
export function eventsBehind(id: string, events: readonly OpsEvent[]): OpsEvent[] {
	const figure = FIGURES.find((one) => one.id === id);
	if (!figure) throw new Error(`figure ${id}: no such figure`);
	return figure.behind(events);
}
