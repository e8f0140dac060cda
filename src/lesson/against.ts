import type { OpsEvent } from "../ops/events.ts";
import { type Metric, say } from "./daily-metrics.ts";

/**
 * A metric of one run less that of another run under the same storm, day beside day: what is left is what the teams did,
 * for the world was the same.
 *
 * @param reference log of the other run, at least as long as those that are measured
 */
export function lessThatOf(metric: Metric, reference: readonly OpsEvent[]): Metric {
	const less = (own: number | null | undefined, other: number | null | undefined) =>
		own == null || other == null ? null : own - other;
	const { byDay } = metric;
	return {
		...metric,
		value: (events) => {
			const end = events.at(-1)?.t ?? -1;
			return less(metric.value(events), metric.value(reference.filter(({ t }) => t <= end)));
		},
		byDay:
			byDay &&
			((events) => {
				const other = byDay(reference);
				return byDay(events).map((own, day) => less(own, other[day]));
			}),
	};
}

/** How a difference is told: "457 less than", "the same as". */
export const differenceInWords = (metric: Metric, value: number): string =>
	value === 0 ? "the same as" : `${say(metric, Math.abs(value))} ${value < 0 ? "less" : "more"} than`;

/**
 * What is asked of a difference: "at least 1000 less", "more".
 *
 * @param up whether more is asked for
 */
export function askedInWords(metric: Metric, line: number, up: boolean): string {
	const [word, opposite] = up ? ["more", "less"] : ["less", "more"];
	if (line === 0) return word;
	const size = say(metric, Math.abs(line));
	return line > 0 === up ? `at least ${size} ${word}` : `at most ${size} ${opposite}`;
}
