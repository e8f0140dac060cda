import { dayOf } from "../core/clock.ts";
import { type EventOf, eventsOf, type OpsEvent } from "../ops/events.ts";
import { driftById } from "../world/catalogue.ts";

/** Those of `events` from hour `from` on, without what was there before the year. */
export const after = <E extends OpsEvent>(events: readonly E[], from: number): E[] =>
	events.filter(({ t, run }) => t >= from && run !== 0);

/** The newest drift since hour `from` that moves P(Y|X). */
export const lastDrift = (events: readonly OpsEvent[], from: number): EventOf<"drift.began"> | undefined =>
	after(eventsOf(events, "drift.began"), from).findLast(({ drift }) => driftById(drift).moves === "P(Y|X)");

/** The day of the last event. */
export const today = (events: readonly OpsEvent[]): number => dayOf(events.at(-1)?.t ?? 0);
