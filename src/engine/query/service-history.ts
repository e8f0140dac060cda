import type { OpsEvent } from "../../ops/events.ts";

/**
 * Versions in the order in which they were put into service, the present one last. One that was rolled back is no longer
 * among them: nobody goes back to it.
 */
export function serviceHistory(events: readonly OpsEvent[]): number[] {
	const history: number[] = [];
	for (const event of events) {
		if (event.kind === "model.deployed" && !event.rollback) history.push(event.version);
		if (event.kind !== "model.rolled-back" || event.rehearsal) continue;
		const at = history.lastIndexOf(event.to);
		history.splice(at < 0 ? history.length - 1 : at, history.length, event.to);
	}
	return history;
}
