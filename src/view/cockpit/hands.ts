import type { Plan } from "../../engine/plan.ts";
import type { NewAction } from "../../ops/actions.ts";
import type { OpsEvent } from "../../ops/events.ts";

/** What a longer task may do with the run in hand: one thing after the other, each awaited. */
export interface Hands {
	/** The run as it stands now. */
	run(): { readonly plan: Plan; readonly log: readonly OpsEvent[]; readonly hour: number; readonly over: boolean };
	/** Plays a plan from its start to `hour`. */
	open(plan: Plan, hour: number): Promise<void>;
	/** Notes that the run was that of `plan`, so that Undo leads back to it. */
	turnFrom(plan: Plan): void;
	/** Takes an action at an hour that is over, after all that was done before: the run is played again with it. */
	takeAt(action: NewAction, hour: number): Promise<void>;
	/** One day goes by. */
	day(): Promise<void>;
}

/** What may be otherwise when a run begins again. */
export interface Change {
	readonly seed?: number;
	readonly days?: number;
	readonly drifts?: Plan["drifts"];
}

/** Leads a run to its beginning. */
export type Begin = (hands: Hands, change: Change) => Promise<void>;

/** A run of one's own begins on day 0, before anything was done. */
export const fromDayZero: Begin = ({ run, open }, change) => open({ ...run().plan, ...change, actions: [] }, 0);

export interface Visit {
	/** Whether what was kept still is the run that was meant. */
	readonly fits?: (plan: Plan) => boolean;
	/** The recorded run stays on show. */
	readonly behind?: boolean;
	/** Actions of the beginning, which cannot be taken back. */
	readonly floor?: number;
}
