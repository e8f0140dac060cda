import type { TeamAction } from "../actions.ts";
import type { Environment, OpsEvent } from "../events.ts";
import type { Shop } from "../shop.ts";
import type { Tasks } from "../tasks.ts";
import type { PipelineCode } from "./pipeline-code.ts";

/** How a run of the pipeline ended. */
export type RunOutcome = "registered" | "refused" | "tested" | "stopped";

/** What whoever delivers code may ask of the pipeline and of the people. */
export interface CodeHost {
	readonly shop: Shop;
	readonly tasks: Tasks;
	/**
	 * Runs a pipeline of `code` in `environment` now; in pre-production its model is only tested, in production it is
	 * registered and delivered. `over` is called at the end of the run, also when it stops.
	 */
	runPipeline(
		order: { code: PipelineCode; revision: number; environment: Environment; reason: string },
		over: (outcome: RunOutcome, because: string) => void,
	): void;
	/** Takes every version made since `revision` out of service: the newest one before it serves again. */
	rollBackTo(revision: number, because: string): void;
}

/** The way of new pipeline code into production: by hand at Level 1, by CI/CD at Level 2. */
export interface CodeDelivery {
	/** The pipeline's code in production, and its revision: 0 on the first day, one more with every change. */
	readonly code: PipelineCode;
	readonly revision: number;
	/** Takes up an action about code; a sentence says why it cannot be taken, null that it was. */
	request(action: TeamAction): string | null;
	/** Told everything that is recorded. */
	heard(event: OpsEvent): void;
}
