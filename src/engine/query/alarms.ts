import { decimals } from "../../core/decimals.ts";
import { type EventOf, eventsOf, type OpsEvent } from "../../ops/events.ts";
import { FIRST_DELAY } from "../../world/orders.ts";
import type { MonitorName } from "./monitors.ts";

/** Days of orders whose labels arrive on one day, about. */
const LABELS_SPAN = 7;

/** A monitor that begins to ring; that it goes on ringing is no news. */
export interface AlarmMark {
	/** Day on which it is heard. */
	readonly day: number;
	readonly monitor: MonitorName;
	/** What it rings about, in a few words for a person. */
	readonly about: string;
	/** First and last day of the orders that made it ring. */
	readonly from: number;
	readonly to: number;
}

/** Every alarm of the monitors, in the order in which they are heard. */
export const alarms = (events: readonly OpsEvent[]): AlarmMark[] =>
	[...schemaAlarms(events), ...inputAlarms(events), ...estimateAlarms(events), ...errorAlarms(events)].sort(
		(a, b) => a.day - b.day,
	);

function schemaAlarms(events: readonly OpsEvent[]): AlarmMark[] {
	const key = ({ name, column }: EventOf<"monitor.schema">["anomalies"][number]) => `${name} ${column}`;
	return eventsOf(events, "monitor.schema").flatMap(({ day, anomalies }, i, all) => {
		const before = new Set(all[i - 1]?.anomalies.map(key));
		const fresh = anomalies.filter((anomaly) => !before.has(key(anomaly)));
		const about = fresh.map(({ sentence }) => sentence).join(" ");
		return fresh.length > 0 ? [{ day, monitor: "schema" as const, about, from: day, to: day }] : [];
	});
}

function inputAlarms(events: readonly OpsEvent[]): AlarmMark[] {
	return eventsOf(events, "monitor.inputs").flatMap(({ day, version, from, to, alarms: ringing }, i, all) => {
		const before = all[i - 1]?.version === version ? (all[i - 1]?.alarms ?? []) : [];
		const fresh = ringing.filter((feature) => !before.includes(feature));
		return fresh.length > 0 ? [{ day, monitor: "inputs" as const, about: fresh.join(", "), from, to }] : [];
	});
}

function estimateAlarms(events: readonly OpsEvent[]): AlarmMark[] {
	return eventsOf(events, "monitor.estimated").flatMap(({ day, version, from, to, accuracy, low }, i, all) => {
		const before = all[i - 1];
		const rang = before?.version === version && before.low;
		const about = `estimated accuracy ${decimals(accuracy, 3)}`;
		return low && !rang ? [{ day, monitor: "estimate" as const, about, from, to }] : [];
	});
}

const errorAlarms = (events: readonly OpsEvent[]): AlarmMark[] =>
	eventsOf(events, "monitor.errors")
		.filter(({ alarm }) => alarm)
		.map(({ day }) => {
			// ADWIN's window is a few labels long when it has just cut: its rate says little.
			const about = "more answers are wrong than before";
			return { day, monitor: "errors", about, from: day - FIRST_DELAY - LABELS_SPAN, to: day - FIRST_DELAY };
		});
