import type { OpsEvent } from "../../ops/events.ts";

/** Whether somebody going through a run of Level 0 "to the next event" wants to stop here. */
export function isNotable(event: OpsEvent): boolean {
	if (event.run === 0) return false;
	switch (event.kind) {
		case "day.served":
		case "labels.arrived":
		case "step.queued":
		case "features.rewritten":
		case "task.queued":
		case "task.started":
		case "task.done":
		// At Level 0 nobody looks at a monitor.
		case "monitor.schema":
		case "monitor.inputs":
		case "monitor.errors":
		case "monitor.estimated":
		case "monitor.realised":
			return false;
		case "report.sent":
			return event.bad;
		default:
			return true;
	}
}

/** The events before `hour`, of a log in order of time. */
export function before(events: readonly OpsEvent[], hour: number): readonly OpsEvent[] {
	if (events.length === 0 || (events.at(-1) as OpsEvent).t < hour) return events;
	let low = 0;
	let high = events.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((events[middle] as OpsEvent).t < hour) low = middle + 1;
		else high = middle;
	}
	return events.slice(0, low);
}
