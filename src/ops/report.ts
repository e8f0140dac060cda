import { hourOf } from "../core/clock.ts";
import { COST_MISSED, COST_NEEDLESS } from "../model/costs.ts";
import { type EventOf, eventsOf, type OpsEvent } from "./events.ts";

/** Weeks that set the baseline, and the bad ones in a row after which somebody complains. */
const BASELINE_WEEKS = 4;
export const BAD_WEEKS = 4;
/** A week is bad when a parcel lost this much more than in the first weeks. */
const BAD_FACTOR = 1.08;

/** The weekly business report: money over the labels that became known in the seven days before `day`. */
export function weeklyReport(
	events: readonly OpsEvent[],
	day: number,
): Pick<EventOf<"report.sent">, "day" | "lossPerOrder" | "baseline" | "bad" | "badInARow"> {
	// Five weeks hold all that counts: the four of the baseline, which every later report carries on, and this one.
	const recent = eventsSince(events, hourOf(day - 7 * (BASELINE_WEEKS + 1)));
	const week = eventsOf(recent, "labels.arrived").filter((labels) => labels.day >= day - 7 && labels.day < day);
	const count = week.reduce((sum, labels) => sum + labels.count, 0);
	const loss = week.reduce((sum, labels) => sum + COST_MISSED * labels.missed + COST_NEEDLESS * labels.needless, 0);
	const lossPerOrder = count > 0 ? loss / count : 0;
	const reports = eventsOf(recent, "report.sent");
	const last = reports.at(-1);
	const baseline = last?.baseline ?? baselineOf(reports);
	const bad = baseline !== null && lossPerOrder > BAD_FACTOR * baseline;
	const before = last?.badInARow ?? 0;
	return { day, lossPerOrder, baseline, bad, badInARow: bad ? (before % BAD_WEEKS) + 1 : 0 };
}

/** Mean loss for one parcel over the first reports; null while there are too few of them. */
const baselineOf = (first: readonly EventOf<"report.sent">[]): number | null =>
	first.length === BASELINE_WEEKS
		? first.reduce((sum, { lossPerOrder }) => sum + lossPerOrder, 0) / BASELINE_WEEKS
		: null;

/** The events from hour `t` on. Looks from the end of the log, so that a look back a few days costs the same in any year. */
function eventsSince(events: readonly OpsEvent[], t: number): OpsEvent[] {
	let from = events.length;
	while (from > 0 && (events[from - 1] as OpsEvent).t >= t) from--;
	return events.slice(from);
}
