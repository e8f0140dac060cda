import { dayOf, HOURS_PER_DAY } from "../core/clock.ts";
import { eventsOf, type OpsEvent } from "../ops/events.ts";
import { matching } from "./event-pattern.ts";
import type { Hint, HintWaits } from "./lesson.ts";

/**
 * How often something was tried since hour `from`: a model came into service or failed to, a pipeline run was refused or
 * stopped, an action could not be taken.
 */
export function attempts(events: readonly OpsEvent[], from: number): number {
	return events.filter((event) => {
		if (event.t < from || event.run === 0) return false;
		switch (event.kind) {
			case "model.deployed":
			case "deployment.failed":
			case "pipeline.stopped":
			case "action.refused":
				return true;
			case "pipeline.finished":
				return event.outcome === "refused";
			default:
				return false;
		}
	}).length;
}

/** The hints that are due, in the order of the lesson. */
export const hintsDue = (hints: readonly Hint[], events: readonly OpsEvent[], from: number): Hint[] =>
	hints.filter(({ waits }) => isDue(waits, events, from));

/** Whether a hint that is not due will be when nothing is done: what it misses has not been seen in its days so far. */
export const comesByWaiting = ({ waits }: Hint, events: readonly OpsEvent[], from: number): boolean =>
	waits.for === "missing" && !isDue(waits, events, from) && missed(waits, events, from) !== null;

function isDue(waits: HintWaits, events: readonly OpsEvent[], from: number): boolean {
	switch (waits.for) {
		case "attempts":
			return attempts(events, from) >= waits.count;
		case "event":
			return matching(waits.event, events, from).length > 0;
		case "missing": {
			const end = missed(waits, events, from);
			const today = eventsOf(events, "day.served").at(-1)?.day ?? 0;
			return end !== null && today >= dayOf(end);
		}
	}
}

/** The hour until which an event has to be missing; null when it was seen before, or the days do not count yet. */
function missed(
	waits: Extract<HintWaits, { for: "missing" }>,
	events: readonly OpsEvent[],
	from: number,
): number | null {
	const since = waits.since ? matching(waits.since, events, from)[0]?.t : from;
	if (since === undefined) return null;
	const end = since + HOURS_PER_DAY * waits.days;
	return matching(waits.event, events, since).some(({ t }) => t < end) ? null : end;
}
