import { dayOf } from "../../core/clock.ts";
import type { timelineData } from "../system/timeline-data.ts";
import { trueByDay } from "../system/timeline-data.ts";
import { otherLine } from "../timeline/other-line.ts";
import type { Mark, Series } from "../timeline/types.ts";
import type { Known } from "./recorder.svelte.ts";

export type Chart = ReturnType<typeof timelineData>;

/**
 * The chart of the run in hand with the true accuracy of each other future, from where the two part: the past that they
 * share is one line.
 */
export function withFutures(chart: Chart, hand: Known, others: readonly Known[]): Chart {
	if (others.length === 0) return chart;
	const today = hand.day - 1;
	const own = chart.series.map((one) => (one.role === "true" ? { ...one, name: `${hand.name}, true` } : one));
	const lines = others.map((other): Series => {
		const from = Math.min(today, firstDay(other) - 1);
		const known = trueByDay(other.events);
		const values = known.length - 1 > from ? known.map((value, day) => (day < from ? null : value)) : [];
		return otherLine(`future-${other.name}`, other.name, values);
	});
	const forks = others.flatMap((other): Mark[] => {
		const day = firstDay(other);
		if (day > today) return [];
		return [{ day, kind: "fork", label: `${hand.name} parts from ${other.name}`, detail: "" }];
	});
	return {
		...chart,
		series: [...own, ...lines],
		marks: [...chart.marks, ...forks].sort((a, b) => a.day - b.day),
	};
}

/** The first day on which it may be otherwise than the one in hand. */
const firstDay = ({ parted }: Known): number => (parted === null ? Number.POSITIVE_INFINITY : dayOf(parted));
