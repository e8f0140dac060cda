import { HOURS_PER_DAY } from "../../core/clock.ts";
import { eventsOf, type OpsEvent } from "../../ops/events.ts";
import type { Change } from "./change.ts";
import { codeChanges } from "./code-changes.ts";
import { median } from "./median.ts";
import { modelChanges } from "./model-changes.ts";

/** The five DORA metrics (dora.dev/guides/dora-metrics, 2026; older texts have four, with MTTR for recovery). */
export interface Dora {
	/** Median days from a change's origin (commit; trigger or first step) to production; null without such a change. */
	readonly leadTime: number | null;
	/** Changes in production in 30 days. */
	readonly frequency: number;
	/** Median days from a failed change to what mended it; null when none was. */
	readonly recoveryTime: number | null;
	/** Share of changes that failed, 0 to 1; null without a change. */
	readonly failRate: number | null;
	/** Share of changes that only put right what another did, 0 to 1; null without a change. */
	readonly reworkRate: number | null;
}

const MONTH = 30;

/** The five metrics of changes over `days` days. */
export function doraOf(changes: readonly Change[], days: number): Dora {
	const share = (some: readonly Change[]) => (changes.length > 0 ? some.length / changes.length : null);
	return {
		leadTime: median(changes.flatMap(({ origin, deployed }) => (origin ? [daysBetween(origin, deployed)] : []))),
		frequency: days > 0 ? (changes.length * MONTH) / days : 0,
		recoveryTime: median(
			changes.flatMap(({ failure, deployed }) => (failure?.ended ? [daysBetween(deployed, failure.ended)] : [])),
		),
		failRate: share(changes.filter(({ failure }) => failure)),
		reworkRate: share(changes.filter(({ remedy }) => remedy)),
	};
}

const daysServed = (events: readonly OpsEvent[]): number => eventsOf(events, "day.served").length;

/** DORA for the models: from a trigger, or a person's first step, to a model that answers parcels. */
export const doraOfModels = (events: readonly OpsEvent[]): Dora => doraOf(modelChanges(events), daysServed(events));

/** DORA for the pipeline's code: from a commit to its code in production. */
export const doraOfCode = (events: readonly OpsEvent[]): Dora => doraOf(codeChanges(events), daysServed(events));

const daysBetween = (from: OpsEvent, to: OpsEvent): number => (to.t - from.t) / HOURS_PER_DAY;
