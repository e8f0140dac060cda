import { dayOf } from "../../core/clock.ts";
import { type EventOf, eventsOf, type OpsEvent } from "../../ops/events.ts";

/** Days within which a change that has to be undone, or that served worse than it was built, counts as failed. */
const FAILS_WITHIN = 14;
/** Share of answers that a skew at hand-over must have cost to count. */
const SKEW_COST = 0.01;

/** Deployments during the year; the model that was there before day 0 does not count. */
export const deployments = (events: readonly OpsEvent[]): EventOf<"model.deployed">[] =>
	eventsOf(events, "model.deployed").filter((event) => event.replaces !== null);

/**
 * Deployments that degraded the service and needed, or should have had, a remedy (DORA: change fail rate): followed by
 * another deployment within 14 days, or served in those days with a skew that cost more than one point of accuracy.
 */
export function failedChanges(events: readonly OpsEvent[]): EventOf<"model.deployed">[] {
	const all = deployments(events);
	const served = eventsOf(events, "day.served");
	return all.filter((change, i) => {
		const next = all[i + 1];
		if (next && next.t - change.t <= FAILS_WITHIN * 24) return true;
		const first = served.filter(({ t }) => t >= change.t && dayOf(t) < dayOf(change.t) + FAILS_WITHIN);
		const count = first.reduce((sum, day) => sum + day.count, 0);
		const lost = first.reduce((sum, day) => sum + day.rightAsTrained - day.rightExpected, 0);
		return count > 0 && lost / count > SKEW_COST;
	});
}
