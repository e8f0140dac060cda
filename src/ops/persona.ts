import { dayOf } from "../core/clock.ts";
import type { StepAction, TeamAction } from "./actions.ts";
import type { Desk } from "./desk.ts";
import type { OpsEvent, Step } from "./events.ts";

/** Days on which the data scientist looks after the model without being asked: once a quarter. */
export const REVIEW_DAYS = [90, 180, 270] as const;
const WINDOW = 60;

const NEXT: Readonly<Partial<Record<OpsEvent["kind"], Exclude<Step, "extract">>>> = {
	"data.extracted": "prepare",
	"data.prepared": "train",
	"training.failed": "train",
	"model.trained": "evaluate",
	"model.evaluated": "hand-over",
	"model.registered": "deploy",
};

/**
 * What the team of a typical Level 0 does after `event`: a complaint or the quarterly review starts an experiment,
 * and one step follows the other. Used for comparisons; a learner decides alone.
 */
export function personaReacts(level: 0 | 1 | 2, event: OpsEvent, desk: Desk): TeamAction | null {
	return level === 0 ? byHand(event, desk) : null;
}

function byHand(event: OpsEvent, desk: Desk): StepAction | null {
	const at = event.t;
	const review = event.kind === "day.served" && (REVIEW_DAYS as readonly number[]).includes(dayOf(at));
	if (event.kind === "complaint.raised" || review) {
		const idle = !desk.work["data scientist"] && !desk.work["ops engineer"];
		return idle ? { at, do: "extract", window: WINDOW } : null;
	}
	const next = event.run === 0 ? undefined : NEXT[event.kind];
	return next ? { at, do: next } : null;
}
