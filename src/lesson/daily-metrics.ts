import { accuracy7d, observedAccuracy7d } from "../engine/query/accuracy.ts";
import type { Figure } from "../engine/query/figure.ts";
import { baseAccuracy } from "../engine/query/incidents.ts";
import { lossRatio28d } from "../engine/query/loss-ratio.ts";
import { cumulativeLoss, lossByDay } from "../engine/query/totals.ts";
import type { OpsEvent } from "../ops/events.ts";

/** A query on the log that a lesson may name. */
export interface Metric {
	readonly id: string;
	/** As a sentence names it. */
	readonly term: string;
	readonly unit: Figure["unit"];
	/** The value as things stand; null where there is nothing to count. */
	value(events: readonly OpsEvent[]): number | null;
	/** The value by day from 0; null for a metric that has no days. Only such a metric can be drawn or has to hold for days. */
	readonly byDay: ((events: readonly OpsEvent[]) => (number | null)[]) | null;
}

type ByDay = (events: readonly OpsEvent[]) => (number | null)[];

const daily = (id: string, term: string, unit: Metric["unit"], byDay: ByDay): Metric => ({
	id,
	term,
	unit,
	byDay,
	value: (events) => byDay(events).at(-1) ?? null,
});

/** By how much the true accuracy lies below that of the first four weeks. */
function gap(events: readonly OpsEvent[]): (number | null)[] {
	const base = baseAccuracy(events);
	return accuracy7d(events).map((value) => (base === null ? null : base - value));
}

/** Metrics by their ids. */
export type Metrics = ReadonlyMap<string, Metric>;

const DAILY: readonly Metric[] = [
	daily("accuracy7d", "true accuracy over seven days", "share", accuracy7d),
	daily("observedAccuracy7d", "observed accuracy over seven days", "share", observedAccuracy7d),
	daily(
		"accuracyGap7d",
		"gap between the accuracy of the first four weeks and that of the last seven days",
		"share",
		gap,
	),
	daily("lossOfDay", "business loss of a day", "cost", lossByDay),
	daily("lossRatio28d", "loss of a parcel over four weeks, against that of the first four", "share", lossRatio28d),
	daily("businessLoss", "business loss so far", "cost", cumulativeLoss),
];

/** The metrics that have days. They are few and small; metrics.ts has all others beside them. */
export const DAILY_METRICS: Metrics = new Map(DAILY.map((metric) => [metric.id, metric]));

/** Throws when there is no such metric: the compiler of lessons has looked before. */
export function metricIn(metrics: Metrics, id: string): Metric {
	const metric = metrics.get(id);
	if (!metric) throw new Error(`metric ${id}: no such metric`);
	return metric;
}

/** A value of the metric with its unit: ".014", "12 hours". */
export function say({ unit }: Pick<Metric, "unit">, value: number): string {
	if (unit === "share")
		return value
			.toFixed(3)
			.replace(/^(-?)0\./, "$1.")
			.replace("-", "−");
	const number = Number(value.toFixed(1)).toString();
	return unit === "count" || unit === "cost" ? number : `${number} ${unit}`;
}
