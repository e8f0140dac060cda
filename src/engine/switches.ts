import { HOURS_PER_DAY } from "../core/clock.ts";
import type { Action } from "../ops/actions.ts";
import { driftById } from "../world/catalogue.ts";
import { type DriftSwitch, timingOf } from "../world/drift.ts";
import type { Plan } from "./plan.ts";

/** Hour of the day at which its parcels are answered. */
export const SERVE_AT = 8;

/** The first day that something done at `hour` can still move. */
export const firstDayFrom = (hour: number): number => Math.max(0, Math.ceil((hour - SERVE_AT) / HOURS_PER_DAY));

/**
 * The drifts that hold on `day`, after the switches flipped before its parcels are answered. A drift switched on by hand begins on
 * that day, whatever day its own file names; one switched off ends there and leaves the past as it was.
 */
export function switchesOn(plan: Pick<Plan, "drifts">, actions: readonly Action[], day: number): DriftSwitch[] {
	const on = new Map(plan.drifts.map((drift) => [drift.id, drift as DriftSwitch]));
	for (const action of actions) {
		if (firstDayFrom(action.at) > day) break;
		if (action.do === "drift-on") {
			const from = action.drift.from ?? firstDayFrom(action.at);
			on.set(action.drift.id, { ...action.drift, from });
		} else if (action.do === "drift-off") {
			// It ends and is not forgotten: a fault that delivers old values may still look back at its days.
			const was = on.get(action.drift);
			if (was) on.set(action.drift, { ...was, to: firstDayFrom(action.at) });
		}
	}
	return [...on.values()];
}

/** The drifts that act on `day` or later, as the switches of `plan` stand on it. */
export const holdingOn = (plan: Pick<Plan, "drifts" | "actions">, day: number): DriftSwitch[] =>
	switchesOn(plan, plan.actions, day).filter((on) => !isOver(on, day));

/** Whether a switch acts no more on `day` or later. */
function isOver(on: DriftSwitch, day: number): boolean {
	const { to } = bandOf(on);
	return to !== null && to <= day;
}

/** Whether the switch of a drift is on, and the days on which it then acts (`to` null: until the end). */
export function bandOf(on: DriftSwitch): { from: number; to: number | null } {
	const { from, to } = timingOf(driftById(on.id), on);
	return { from, to };
}
