import type { OpsEvent } from "../../ops/events.ts";

/** Under which heading a figure stands. */
type FigureGroup = "service" | "effort" | "time" | "model changes" | "code changes";

type FigureUnit = "share" | "cost" | "hours" | "trainings" | "days" | "count" | "per 30 days";

/** One figure of a run, with what it counts. */
export interface Figure {
	readonly id: string;
	/** The term of the field. */
	readonly term: string;
	/** The definition, in one sentence. */
	readonly means: string;
	readonly group: FigureGroup;
	readonly unit: FigureUnit;
	/** Which way is better; null where neither is. */
	readonly better: "more" | "less" | null;
	/** Null where there is nothing to count. */
	value(events: readonly OpsEvent[]): number | null;
	/** The events that it is made of, in order. */
	behind(events: readonly OpsEvent[]): OpsEvent[];
}
