import { decimals } from "../core/decimals.ts";
import type { OpsEvent } from "../ops/events.ts";
import type { Plan } from "./plan.ts";
import { summarise } from "./query/summary.ts";

const share = (value: number | null | undefined): string =>
	value === null || value === undefined ? "   –" : decimals(value, 3);
const whole = (value: number): string => Math.round(value).toLocaleString("en-GB");
const day = (value: number | null): string => (value === null ? "never" : `day ${value}`);

/** A run as lines for a terminal: figures, then every four weeks and the last day, then the incidents. */
export function summaryTable(plan: Plan, events: readonly OpsEvent[]): string[] {
	const lane = summarise(plan, events);
	const drifts = plan.drifts.map((on) => on.id).join(", ") || "none";
	const last = lane.accuracy7d.length - 1;
	const weeks = Array.from({ length: Math.ceil((last + 1) / 28) }, (_, i) => Math.min(last, 27 + 28 * i));
	return [
		`Level ${lane.level}, ${plan.team}, seed ${lane.seed}, ${plan.days} days; drifts: ${drifts}`,
		"",
		`business loss ${whole(lane.businessLoss)}   human hours ${whole(lane.humanHours)}   compute ${lane.computeCost.toFixed(1)}`,
		`trainings ${lane.trainings}   deployments ${lane.deployments}   failed changes ${lane.failedChanges}`,
		"",
		"day   true 7d   observed 7d",
		...weeks.map(
			(i) => `${String(i).padStart(3)}      ${share(lane.accuracy7d[i])}          ${share(lane.observedAccuracy7d[i])}`,
		),
		"",
		lane.incidents.length === 0 ? "no incidents" : "incident   detected    recovered",
		...lane.incidents.map(
			(one) => `day ${String(one.start).padEnd(6)} ${day(one.detected).padEnd(11)} ${day(one.recovered)}`,
		),
		"",
		`log ${lane.logHash}`,
	];
}
