import { dayOf } from "../../core/clock.ts";
import type { EventOf, OpsEvent } from "../../ops/events.ts";
import { accuracy7d } from "./accuracy.ts";
import { once } from "./once.ts";

/** Days that set the base, once model 1 has a full week behind it. */
const BASE_FROM = 6;
const BASE_TO = 27;
const FALL = 0.05;
export const BACK_WITHIN = 0.03;

export interface Incident {
	/** First day on which the true 7-day accuracy is more than .05 under the base. */
	readonly start: number;
	/**
	 * Day of the first sign from then on, before it is over; null for never. An alert of the days that the mean still
	 * looks back on counts for the first day. To notice is not to act: whether a trigger answers is no part of it.
	 */
	readonly detected: number | null;
	/** First day back within .03 of the base; null for never. */
	readonly recovered: number | null;
}

/** Mean true 7-day accuracy of the first four weeks, from the first whole week on; null before that. */
export function baseAccuracy(events: readonly OpsEvent[]): number | null {
	const days = accuracy7d(events).slice(BASE_FROM, BASE_TO + 1);
	return days.length > 0 ? days.reduce((sum, value) => sum + value, 0) / days.length : null;
}

/** Days by which a seven-day mean may be behind what happened. */
const LAG = 6;

/** How anybody notices: a monitor calls (a pipeline that stands still is no such call), the business complains, or a data scientist begins to look by hand. */
export type Sign = EventOf<"alert.raised"> | EventOf<"complaint.raised"> | EventOf<"step.started">;

export const isSign = (event: OpsEvent): event is Sign =>
	(event.kind === "alert.raised" && event.about !== "pipeline") ||
	event.kind === "complaint.raised" ||
	(event.kind === "step.started" && event.step === "extract");

/** Falls of the true accuracy, when somebody noticed, and when they were over. */
export const incidents = once((events): Incident[] => {
	const base = baseAccuracy(events);
	if (base === null) return [];
	const found: Incident[] = [];
	const over = (from: number, to: number | null) => {
		const sign = signOf(events, from, to);
		found.push({ start: from, detected: sign && Math.max(from, dayOf(sign.t)), recovered: to });
	};
	let start: number | null = null;
	for (const [day, value] of accuracy7d(events).entries()) {
		if (day < BASE_FROM) continue;
		if (start === null && value < base - FALL) start = day;
		else if (start !== null && value >= base - BACK_WITHIN) {
			over(start, day);
			start = null;
		}
	}
	if (start !== null) over(start, null);
	return found;
});

/** By what each incident was noticed, in their order; null for one that was not. */
export const incidentSigns = (events: readonly OpsEvent[]): (Sign | null)[] =>
	incidents(events).map(({ start, recovered }) => signOf(events, start, recovered));

function signOf(events: readonly OpsEvent[], from: number, to: number | null): Sign | null {
	const signs = events.filter(isSign).filter(({ kind, t }) => {
		const since = kind === "alert.raised" ? from - LAG : from;
		return dayOf(t) >= since && (to === null || dayOf(t) <= to);
	});
	return signs[0] ?? null;
}
