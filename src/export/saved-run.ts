import type { Plan } from "../engine/plan.ts";
import type { OpsEvent } from "../ops/events.ts";

/** One future of a run as it is saved: its plan and the log of what has been played of it. */
export interface SavedRun {
	/** Empty when the run has only one future. */
	readonly name: string;
	readonly plan: Plan;
	readonly events: readonly OpsEvent[];
}
