import type { OpsEvent, TriggerName } from "../events.ts";
import type { Policy } from "../policy.ts";

/** What a trigger may look at beside the event that it hears. */
interface TriggerView {
	readonly policy: Policy["triggers"];
	/** Labels that have arrived since the last extraction. */
	readonly labelsSinceExtraction: number;
}

/** What may start the pipeline: one file in this folder each. */
export interface Trigger {
	readonly name: TriggerName;
	/** Why the pipeline should run now, in one sentence; null when it need not. */
	fires(event: OpsEvent, view: TriggerView): string | null;
}
