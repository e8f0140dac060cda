import { dayOf } from "../../core/clock.ts";
import type { EventOf } from "../../ops/events.ts";
import { FAILS_WITHIN } from "./change.ts";

/** Share of answers that a skew must have cost to count as a failure of the change that brought it. */
export const SKEW_COST = 0.01;

/**
 * Share of right answers that were lost, in the fourteen days from hour `t` on, because the service computed the features
 * otherwise than the training did; null when nothing was served in them.
 */
export function skewCost(served: readonly EventOf<"day.served">[], t: number): number | null {
	const first = served.findIndex((day) => day.t >= t);
	if (first < 0) return null;
	const days = served.slice(first, first + FAILS_WITHIN).filter((day) => dayOf(day.t) < dayOf(t) + FAILS_WITHIN);
	const count = days.reduce((sum, day) => sum + day.count, 0);
	const lost = days.reduce((sum, day) => sum + day.rightAsTrained - day.rightExpected, 0);
	return count > 0 ? lost / count : null;
}
