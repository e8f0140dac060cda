import { dayOf } from "../core/clock.ts";
import type { EventKind, OpsEvent } from "../ops/events.ts";
import { after } from "./log-since.ts";
import { wordsOf } from "./pattern-words.ts";

/** What an action leads to, and the fields by which one such event is told from another. */
const DONE: Readonly<Partial<Record<EventKind, readonly string[]>>> = {
	"drift.began": ["drift"],
	"drift.ended": ["drift"],
	"step.started": ["step"],
	"step.queued": ["step"],
	"data.extracted": [],
	"data.prepared": [],
	"preparation.failed": [],
	"model.trained": [],
	"training.failed": [],
	"model.evaluated": [],
	"model.registered": ["version"],
	"features.compared": ["version", "differs"],
	"features.corrected": ["version"],
	"model.deployed": ["version"],
	"deployment.failed": ["version"],
	"policy.set": ["field"],
	"task.queued": ["task"],
	"task.started": ["task"],
	"task.done": ["task"],
	"pipeline.triggered": ["trigger"],
	"pipeline.skipped": ["trigger"],
	"pipeline.stopped": ["step"],
	"pipeline.finished": ["outcome"],
	"commit.merged": ["commit"],
	"commit.refused": ["commit"],
	"commit.reverted": ["commit"],
	"commit.tested-by-hand": ["commit", "pass"],
	"ci.finished": ["commit", "pass"],
	"pipeline.deployed": ["commit", "environment"],
	"trial.began": ["version"],
	"trial.ended": ["version", "outcome"],
	"model.rolled-back": ["version", "rehearsal"],
};

/** What was done last since hour `from`, in a sentence; that an action was refused is told with its reason. */
export function lastDone(events: readonly OpsEvent[], from: number): string {
	const last = after(events, from).findLast(({ kind }) => kind === "action.refused" || kind in DONE);
	if (!last) return "Nothing has been done so far.";
	const day = dayOf(last.t);
	if (last.kind === "action.refused") return `Last, on day ${day}, “${last.action}” was refused: ${last.reason}`;
	const fields = last as unknown as Readonly<Record<string, string | number | boolean | null>>;
	const told = (DONE[last.kind] ?? []).flatMap((name) => {
		const value = fields[name];
		return value === null || value === undefined ? [] : [[name, value] as const];
	});
	return `Last, on day ${day}: ${wordsOf({ kind: last.kind, where: Object.fromEntries(told) })}.`;
}
