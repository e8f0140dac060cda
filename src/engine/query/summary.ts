import { logHash } from "../../core/log.ts";
import type { OpsEvent } from "../../ops/events.ts";
import type { Plan } from "../plan.ts";
import { accuracy7d, accuracyByDay, observedAccuracy7d } from "./accuracy.ts";
import { deployments, failedChanges } from "./deployments.ts";
import { type Incident, incidents } from "./incidents.ts";
import { businessLoss, computeCost, humanHours, trainings } from "./totals.ts";

/** What a run comes to; days and hours count from 0, null stands where something never happened. */
export interface LaneSummary {
	readonly level: number;
	readonly seed: number;
	readonly logHash: string;
	readonly accuracy: number[];
	readonly accuracy7d: number[];
	readonly observedAccuracy7d: (number | null)[];
	readonly businessLoss: number;
	readonly humanHours: number;
	readonly computeCost: number;
	readonly trainings: number;
	readonly deployments: number;
	readonly failedChanges: number;
	readonly incidents: Incident[];
}

/** All figures of one lane, each a query on its events. */
export const summarise = (plan: Plan, events: readonly OpsEvent[]): LaneSummary => ({
	level: plan.level,
	seed: plan.seed,
	logHash: logHash(events),
	accuracy: accuracyByDay(events),
	accuracy7d: accuracy7d(events),
	observedAccuracy7d: observedAccuracy7d(events),
	businessLoss: businessLoss(events),
	humanHours: humanHours(events),
	computeCost: computeCost(events),
	trainings: trainings(events),
	deployments: deployments(events).length,
	failedChanges: failedChanges(events).length,
	incidents: incidents(events),
});
