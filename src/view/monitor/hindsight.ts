import type { MonitorLook } from "../../engine/monitor-look.ts";
import { DRIFTS } from "../../world/catalogue.ts";

type Seen = MonitorLook["hindsight"][number];

/** Who can see, in the order of their columns. */
export const WATCHERS = ["schema", "inputs", "estimate", "errors"] as const;

/** The day on which the first would have known; null when all are blind. */
export function firstDay(seen: Pick<Seen, (typeof WATCHERS)[number]>): number | null {
	const days = WATCHERS.map((watcher) => seen[watcher]).filter((day) => day !== null);
	return days.length === 0 ? null : Math.min(...days);
}

/** A drift by the name on its switch. */
export const driftName = (drift: string): string => DRIFTS.find(({ id }) => id === drift)?.name ?? drift;
