import type { OpsEvent, TriggerName } from "../../ops/events.ts";

/** What a trigger has done so far. */
export interface TriggerRecord {
	/** Runs of the pipeline that it started. */
	readonly started: number;
	/** Hour of the last one; null before the first. */
	readonly last: number | null;
	/** How often it spoke and nothing began, because of the cooldown or of a run under way. */
	readonly passedOver: number;
}

const NOTHING: TriggerRecord = { started: 0, last: null, passedOver: 0 };

/** The record of one trigger in production. */
export function triggerHistory(events: readonly OpsEvent[], trigger: TriggerName): TriggerRecord {
	let record = NOTHING;
	for (const event of events) {
		if (event.kind === "pipeline.triggered" && event.trigger === trigger && event.environment === "production") {
			record = { ...record, started: record.started + 1, last: event.t };
		}
		if (event.kind === "pipeline.skipped" && event.trigger === trigger) {
			record = { ...record, passedOver: record.passedOver + 1 };
		}
	}
	return record;
}
