import { eventsOf, type OpsEvent } from "../../ops/events.ts";
import { commitsIn } from "./code-at.ts";
import { registry } from "./registry.ts";

/** Where a version of the model comes from. */
export interface Lineage {
	readonly version: number;
	/** Content hash of its weights. */
	readonly weights: string;
	readonly run: number | null;
	/** The orders it was made of: first and last day, how many, and how many of them late; null when not on the log. */
	readonly data: { readonly from: number; readonly to: number; readonly rows: number; readonly late: number } | null;
	/** Features in their order; null when not on the log. */
	readonly features: readonly string[] | null;
	/** Revision of the pipeline's code, and its commits; null when it was made by hand. */
	readonly revision: number | null;
	readonly commits: readonly string[];
	/** Artifacts by content hash, step by step; none by hand. */
	readonly artifacts: Readonly<Record<string, string>>;
	/** What answered before it was deployed; null while it has not been, and for the first. */
	readonly replaced: number | null;
}

/** The lineage of `version`, back to orders, code and commits. Throws when there is no such version. */
export function lineageOf(events: readonly OpsEvent[], version: number): Lineage {
	const entry = registry(events).find((one) => one.version === version);
	if (!entry) throw new Error(`lineage: there is no model ${version}`);
	const own = events.filter((event) => event.run !== null && event.run === entry.run);
	const extracted = eventsOf(own, "data.extracted").at(-1);
	const { revision, weights, run } = entry;
	return {
		version,
		weights,
		run,
		data: extracted ? { from: extracted.from, to: extracted.to, rows: extracted.rows, late: extracted.late } : null,
		features: eventsOf(own, "data.prepared").at(-1)?.features ?? null,
		revision,
		commits: revision === null ? [] : commitsIn(events, revision),
		artifacts: Object.fromEntries(eventsOf(own, "pipeline.step-done").map(({ step, artifact }) => [step, artifact])),
		replaced: eventsOf(events, "model.deployed").find((event) => event.version === version)?.replaces ?? null,
	};
}
