import { dayOf } from "../../core/clock.ts";
import { eventsOf, type OpsEvent } from "../../ops/events.ts";
import { driftById } from "../../world/catalogue.ts";
import { accuracy7d } from "./accuracy.ts";
import { BACK_WITHIN, baseAccuracy, isSign, type Sign } from "./incidents.ts";

/** How a team met one drift. Days count from the first day of the drift. */
export interface Response {
	readonly drift: string;
	readonly began: number;
	/** Days to the first alert, complaint or extraction by hand, before the next drift begins; null for none. */
	readonly detectedAfter: number | null;
	/** By what; null for none. An older cause may have a share in it: the log does not say what a complaint is about. */
	readonly sign: Sign | null;
	/**
	 * Days until the true seven-day accuracy is back within .03 of the base, before the next drift begins; 0 when it never
	 * fell further, null when it did not come back in time.
	 */
	readonly recoveredAfter: number | null;
}

/**
 * Each drift of the log that moves something, with what it took to notice it and to be over it. Other than incidents, which
 * differ from run to run, these are the same rows under every policy.
 */
export function responses(events: readonly OpsEvent[]): Response[] {
	const base = baseAccuracy(events);
	const weekly = accuracy7d(events);
	const began = eventsOf(events, "drift.began").filter(({ drift }) => driftById(drift).moves !== "nothing");
	const onsets = [...new Set(began.map(({ day }) => day))];
	return began.map(({ drift, day }) => {
		const until = onsets.find((onset) => onset > day) ?? weekly.length;
		const sign = events.find(
			(event): event is Sign => isSign(event) && dayOf(event.t) >= day && dayOf(event.t) < until,
		);
		const recoveredAfter = base === null ? null : backAfter(weekly.slice(day, until), base - BACK_WITHIN);
		return { drift, began: day, detectedAfter: sign ? dayOf(sign.t) - day : null, sign: sign ?? null, recoveredAfter };
	});
}

/** Place of the first value at the line again after the first one below it; 0 for none below, null when none is back. */
function backAfter(values: readonly number[], line: number): number | null {
	const fell = values.findIndex((value) => value < line);
	if (fell < 0) return 0;
	const back = values.findIndex((value, i) => i > fell && value >= line);
	return back < 0 ? null : back;
}
