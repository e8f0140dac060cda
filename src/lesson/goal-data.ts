import type { Plan } from "../engine/plan.ts";

/** One event of the log, by its kind and by what some of its fields are. */
export interface EventPattern {
	readonly kind: string;
	readonly where: Readonly<Record<string, string | number | boolean>>;
}

/** How a metric is compared. */
export const COMPARISONS = ["atLeast", "atMost", "above", "below"] as const;
type Comparison = (typeof COMPARISONS)[number];

/** A goal as data: a query on the log, a comparison, for how long, and what must have happened. */
export interface Goal {
	/** Id of a metric of metrics.ts; null when only events are asked for. */
	readonly metric: string | null;
	/** The level whose typical team the metric is compared with: what counts is own less theirs. */
	readonly against?: Plan["level"];
	readonly comparison: Comparison;
	readonly value: number;
	/** Days running on which it must hold, after everything in `must` has happened; 1 for a metric without days. */
	readonly days: number;
	/** Events that must happen after the lesson begins. */
	readonly must: readonly EventPattern[];
	/** Whether in the order in which they are written. */
	readonly ordered: boolean;
	/** Events that must not happen after the lesson begins; when `since` names an event, only after the first such. */
	readonly never: readonly EventPattern[];
	readonly since: EventPattern | null;
	/** A budget: at most so many such events after the lesson begins; none when left out. */
	readonly most?: { readonly count: number; readonly pattern: EventPattern } | undefined;
}
