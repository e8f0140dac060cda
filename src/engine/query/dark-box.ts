import { HOURS_PER_DAY } from "../../core/clock.ts";
import type { EventKind, OpsEvent } from "../../ops/events.ts";

/**
 * The boxes of a real ML system (Sculley et al. 2015, "Hidden technical debt in machine learning systems", figure 1, as
 * Google redrew it for "MLOps: continuous delivery and automation pipelines in machine learning"), in our order.
 */
export const DARK_BOXES = [
	"configuration",
	"automation",
	"data-collection",
	"data-verification",
	"testing-and-debugging",
	"feature-engineering",
	"resource-management",
	"ml-code",
	"model-analysis",
	"process-management",
	"metadata-management",
	"serving-infrastructure",
	"monitoring",
] as const;
export type DarkBoxId = (typeof DARK_BOXES)[number];

/** Whose work each kind of entry of the log is; null for what the world does. */
const BOX_OF: Readonly<Record<EventKind, DarkBoxId | null>> = {
	"drift.began": null,
	"drift.ended": null,
	"day.served": "serving-infrastructure",
	"labels.arrived": "data-collection",
	"report.sent": "process-management",
	"complaint.raised": "process-management",
	"action.refused": "process-management",
	"step.started": "process-management",
	"step.queued": "resource-management",
	"data.extracted": "data-collection",
	"data.prepared": "feature-engineering",
	"preparation.failed": "feature-engineering",
	"model.trained": "ml-code",
	"training.failed": "ml-code",
	"model.evaluated": "model-analysis",
	"model.registered": "metadata-management",
	"features.rewritten": "feature-engineering",
	"features.compared": "testing-and-debugging",
	"features.corrected": "feature-engineering",
	"model.deployed": "serving-infrastructure",
	"deployment.failed": "serving-infrastructure",
	"model.staged": "metadata-management",
	"policy.set": "configuration",
	"alert.raised": "monitoring",
	"monitor.performance": "monitoring",
	"task.queued": "resource-management",
	"task.started": "resource-management",
	"task.done": "resource-management",
	"pipeline.triggered": "automation",
	"pipeline.skipped": "automation",
	"pipeline.step-started": "automation",
	"pipeline.step-done": "metadata-management",
	"pipeline.step-failed": "automation",
	"pipeline.stopped": "automation",
	"pipeline.resumed": "automation",
	"pipeline.finished": "automation",
	"data.validated": "data-verification",
	"model.validated": "model-analysis",
	"adapter.installed": "data-verification",
	"serving.guarded": "data-verification",
	"commit.made": "process-management",
	"commit.merged": "process-management",
	"commit.refused": "process-management",
	"commit.reverted": "process-management",
	"commit.tested-by-hand": "testing-and-debugging",
	"ci.finished": "testing-and-debugging",
	"package.built": "metadata-management",
	"cd.checked": "testing-and-debugging",
	"pipeline.deployed": "automation",
	"trial.began": "serving-infrastructure",
	"trial.observed": "serving-infrastructure",
	"trial.ended": "serving-infrastructure",
	"model.rolled-back": "serving-infrastructure",
	"monitor.schema": "data-verification",
	"monitor.inputs": "monitoring",
	"monitor.errors": "monitoring",
	"monitor.estimated": "monitoring",
	"monitor.realised": "monitoring",
};

/** What a box did. */
export interface BoxWork {
	/** Entries of the log that are its own, over the days that are looked at. */
	readonly entries: number;
	/** The newest of all its entries; null before the first. */
	readonly last: OpsEvent | null;
}

/**
 * What each of the thirteen boxes did in the `days` days before `hour`, counted on the log. What was there before day 0
 * does not count.
 */
export function darkBoxes(
	events: readonly OpsEvent[],
	hour: number,
	days: number,
): Readonly<Record<DarkBoxId, BoxWork>> {
	const from = hour - days * HOURS_PER_DAY;
	const work = Object.fromEntries(DARK_BOXES.map((id) => [id, { entries: 0, last: null }])) as unknown as Record<
		DarkBoxId,
		{ entries: number; last: OpsEvent | null }
	>;
	for (const event of events) {
		const box = BOX_OF[event.kind];
		if (box === null || event.run === 0 || event.t >= hour) continue;
		work[box].last = event;
		if (event.t >= from) work[box].entries++;
	}
	return work;
}

/** Entries of all boxes together, over the days that are looked at. */
export const entriesOf = (work: Readonly<Record<DarkBoxId, BoxWork>>): number =>
	DARK_BOXES.reduce((sum, box) => sum + work[box].entries, 0);
