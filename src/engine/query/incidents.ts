import { dayOf } from "../../core/clock.ts";
import type { OpsEvent } from "../../ops/events.ts";
import { accuracy7d } from "./accuracy.ts";

/** Days that set the base, once model 1 has a full week behind it. */
const BASE_FROM = 6;
const BASE_TO = 27;
const FALL = 0.05;
const BACK_WITHIN = 0.03;

export interface Incident {
	/** First day on which the true 7-day accuracy is more than .05 under the base. */
	readonly start: number;
	/** Day of the first complaint or extraction from then on, before it is over; null for never. */
	readonly detected: number | null;
	/** First day back within .03 of the base; null for never. */
	readonly recovered: number | null;
}

/** Mean true 7-day accuracy of the first four weeks, from the first whole week on; null before that. */
export function baseAccuracy(events: readonly OpsEvent[]): number | null {
	const days = accuracy7d(events).slice(BASE_FROM, BASE_TO + 1);
	return days.length > 0 ? days.reduce((sum, value) => sum + value, 0) / days.length : null;
}

/** Falls of the true accuracy, when somebody noticed, and when they were over. */
export function incidents(events: readonly OpsEvent[]): Incident[] {
	const base = baseAccuracy(events);
	if (base === null) return [];
	const found: Incident[] = [];
	let start: number | null = null;
	for (const [day, value] of accuracy7d(events).entries()) {
		if (day < BASE_FROM) continue;
		if (start === null && value < base - FALL) start = day;
		else if (start !== null && value >= base - BACK_WITHIN) {
			found.push({ start, detected: noticed(events, start, day), recovered: day });
			start = null;
		}
	}
	if (start !== null)
		found.push({ start, detected: noticed(events, start, Number.POSITIVE_INFINITY), recovered: null });
	return found;
}

function noticed(events: readonly OpsEvent[], from: number, to: number): number | null {
	const isSign = (event: OpsEvent) =>
		event.kind === "complaint.raised" || (event.kind === "step.started" && event.step === "extract");
	const sign = events.find((event) => isSign(event) && dayOf(event.t) >= from && dayOf(event.t) <= to);
	return sign ? dayOf(sign.t) : null;
}
