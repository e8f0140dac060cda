import { hourOf } from "../core/clock.ts";
import { eventsOf, type OpsEvent } from "../ops/events.ts";
import { featureLooks } from "./inspect-monitor-features.ts";
import { schemaLooks } from "./inspect-monitor-schema.ts";
import type { MonitorLook } from "./monitor-look.ts";
import { estimatedWindows } from "./query/estimated.ts";
import { alarmCost, hindsight } from "./query/hindsight.ts";
import { before } from "./query/notable.ts";
import type { Simulation } from "./simulation.ts";

/**
 * A look through all monitors at the end of `day`, with what was in the log by then: the verdicts of the last weekly
 * check with the histograms and curves behind them, and the schema check of the day itself. Throws when the run is not
 * watched, and before its first day.
 */
export function inspectMonitor(run: Simulation, day: number): MonitorLook {
	const { watch } = run;
	if (!watch) throw new Error("monitor: this run is not watched; its plan says watch: false");
	const events = before(run.events, hourOf(day + 1));
	const version = eventsOf(events, "day.served").at(-1)?.version;
	if (version === undefined) throw new Error("monitor: no day has been served yet");
	const reference = watch.reference(version);
	const check = eventsOf(events, "monitor.inputs").findLast((one) => one.version === version);
	const window = check ? { from: check.from, to: check.to, rows: check.rows } : null;
	const state = watch.errorState(day);
	return {
		day,
		reference: { from: reference.from, to: reference.to, rows: reference.rows },
		window,
		features: featureLooks(reference, check, run),
		schema: schemaLooks(reference.schema, watch.anomalies(version, day)),
		errors: {
			byDay: errorsByDay(events),
			adwin: { width: state?.width ?? 0, estimate: state?.rate ?? 0 },
			signals: signals(events),
		},
		estimates: estimatedWindows(events).map(({ from: _from, to: _to, ...estimate }) => estimate),
		config: run.plan.alarm,
		evaluation: alarmCost(events),
		hindsight: hindsight(events),
	};
}

const errorsByDay = (events: readonly OpsEvent[]): (number | null)[] =>
	eventsOf(events, "labels.arrived").map(({ count, right }) => (count === 0 ? null : 1 - right / count));

const signals = (events: readonly OpsEvent[]): MonitorLook["errors"]["signals"] =>
	eventsOf(events, "monitor.errors").flatMap(({ day, alarm, improved, warning }) => [
		...(alarm ? [{ day, detector: "ADWIN" as const, kind: "alarm" as const }] : []),
		...(improved ? [{ day, detector: "ADWIN" as const, kind: "improved" as const }] : []),
		...(warning ? [{ day, detector: "HDDM_A" as const, kind: "warning" as const }] : []),
	]);
