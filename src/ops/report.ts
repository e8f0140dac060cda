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
	const week = eventsOf(events, "labels.arrived").filter((labels) => labels.day >= day - 7 && labels.day < day);
	const count = week.reduce((sum, labels) => sum + labels.count, 0);
	const loss = week.reduce((sum, labels) => sum + COST_MISSED * labels.missed + COST_NEEDLESS * labels.needless, 0);
	const lossPerOrder = count > 0 ? loss / count : 0;
	const reports = eventsOf(events, "report.sent");
	const first = reports.slice(0, BASELINE_WEEKS);
	const baseline =
		first.length === BASELINE_WEEKS
			? first.reduce((sum, report) => sum + report.lossPerOrder, 0) / BASELINE_WEEKS
			: null;
	const bad = baseline !== null && lossPerOrder > BAD_FACTOR * baseline;
	const before = reports.at(-1)?.badInARow ?? 0;
	return { day, lossPerOrder, baseline, bad, badInARow: bad ? (before % BAD_WEEKS) + 1 : 0 };
}
