import { dayOf } from "../../core/clock.ts";
import type { EventOf, OpsEvent } from "../../ops/events.ts";

/** What called for somebody: an alert of a machine, or a complaint of people. */
type Call = EventOf<"alert.raised"> | EventOf<"complaint.raised">;

/** How often somebody was called for so far, and the last time. */
export interface Calls {
	readonly count: number;
	/** Null before the first. */
	readonly last: { readonly day: number; readonly call: Call } | null;
}

/** Alerts and complaints, counted together: both ask the team to do something. */
export function calls(events: readonly OpsEvent[]): Calls {
	let count = 0;
	let last: Call | null = null;
	for (const event of events) {
		if (event.kind !== "alert.raised" && event.kind !== "complaint.raised") continue;
		count++;
		last = event;
	}
	return { count, last: last && { day: last.kind === "alert.raised" ? last.day : dayOf(last.t), call: last } };
}
