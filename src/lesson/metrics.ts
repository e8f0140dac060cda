import { FIGURES } from "../engine/query/figures.ts";
import { eventsOf } from "../ops/events.ts";
import { DAILY_METRICS, type Metric, type Metrics } from "./daily-metrics.ts";

const MOMENTARY: readonly Metric[] = [
	{
		id: "rollbackMinutes",
		term: "minutes that the last rollback took",
		unit: "count",
		value: (events) => eventsOf(events, "model.rolled-back").findLast(({ rehearsal }) => !rehearsal)?.minutes ?? null,
		byDay: null,
	},
];

/** Every metric by its id: those with days, those without, then every figure by which runs are compared. */
export const METRICS: Metrics = new Map([
	...DAILY_METRICS,
	...[
		...MOMENTARY,
		...FIGURES.map(({ id, term, unit, value }): Metric => ({ id, term, unit, value, byDay: null })),
	].map((metric) => [metric.id, metric] as const),
]);
