import type { DeskCommit } from "../../../engine/query/commits-at-desk.ts";
import type { PipelineRun } from "../../../engine/query/pipeline-runs.ts";

/** The one thing at the desk that waits for a hand: what is to be done, and to which commit. */
export type Wanted =
	| { readonly do: "resume" }
	| { readonly do: "approve" | "merge" | "release"; readonly commit: string }
	| null;

/** What stands still comes first, then what is nearest to production, the oldest of its kind. */
export function wantedOf(runs: readonly PipelineRun[], commits: readonly DeskCommit[]): Wanted {
	const newest = runs.findLast(({ environment }) => environment === "production");
	if (newest?.stopped) return { do: "resume" };
	for (const [stage, action] of [
		["passed", "approve"],
		["green", "merge"],
		["made", "release"],
	] as const) {
		const waiting = commits.find((one) => one.stage === stage);
		if (waiting) return { do: action, commit: waiting.commit };
	}
	return null;
}
