import type { Hindsight } from "./hindsight.ts";
import { MONITORS, type MonitorName } from "./monitors.ts";

/** A monitor's first alarm for a drift: the day, and days after the drift began. */
interface Alarm {
	readonly day: number;
	readonly after: number;
}

/** What would have been known of a drift: by monitor, and by the first of them; null for those that are blind. */
export type SeenAfter = Readonly<Record<MonitorName | "first", Alarm | null>>;

/** Days between a drift and the first alarm of each monitor. */
export function seenAfter(drift: Hindsight): SeenAfter {
	const of = (monitor: MonitorName): Alarm | null => {
		const day = drift[monitor];
		return day === null ? null : { day, after: day - drift.began };
	};
	const all = { schema: of("schema"), inputs: of("inputs"), estimate: of("estimate"), errors: of("errors") };
	const first = MONITORS.reduce<Alarm | null>((earliest, monitor) => {
		const alarm = all[monitor];
		return alarm && (earliest === null || alarm.day < earliest.day) ? alarm : earliest;
	}, null);
	return { ...all, first };
}

/** The oldest drift that any monitor saw, and how soon; null when all were blind to all. */
export function oldestSeen(drifts: readonly Hindsight[]): (Alarm & { readonly began: number }) | null {
	for (const drift of drifts) {
		const { first } = seenAfter(drift);
		if (first) return { ...first, began: drift.began };
	}
	return null;
}
