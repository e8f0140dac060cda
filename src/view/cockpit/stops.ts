import { isNotable } from "../../engine/query/notable.ts";
import type { OpsEvent } from "../../ops/events.ts";

/** At which events "to the next event" stops in a run of `level`; Level 0 knows without fetching anything. */
export async function stopsAt(level: 0 | 1 | 2): Promise<(event: OpsEvent) => boolean> {
	if (level === 0) return isNotable;
	const { isNotableAutomated } = await import("../../engine/query/notable-automated.ts");
	return (event) => isNotableAutomated(event, level);
}
