import type { Plan } from "../../../engine/plan.ts";
import type { NewAction } from "../../../ops/actions.ts";
import type { OpsEvent } from "../../../ops/events.ts";
import type { Policy } from "../../../ops/policy.ts";

/** What the parts of the desk of Levels 1 and 2 work with: the run as it stands now, and hands. */
export interface DeskWork {
	readonly level: 1 | 2;
	readonly plan: Plan;
	readonly events: readonly OpsEvent[];
	/** The hour up to which the run has got. */
	readonly hour: number;
	/** The policy in hand. */
	readonly policy: Policy;
	/** The year is over: nothing can be set any more. */
	readonly over: boolean;
	/** Why nobody here can act now, in one sentence; null when one can. */
	readonly closed: string | null;
	act(action: NewAction): void;
}
