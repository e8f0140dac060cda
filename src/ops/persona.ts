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

/** What the team that is typical of `level` does after `event`. Used for comparisons; a learner decides alone. */
export function personaReacts(level: 0 | 1 | 2, event: OpsEvent, desk: Desk): TeamAction | null {
	if (level === 0) return byHand(event, desk);
	return level === 1 ? releases(event) : mergesAndApproves(event);
}

/** Level 1: every commit is released when it is made; what is under way comes first. */
function releases(event: OpsEvent): TeamAction | null {
	return event.kind === "commit.made" ? { at: event.t, do: "release", commit: event.commit } : null;
}

/** Level 2: what is green in the test environment is merged, what has passed pre-production is let into production. */
function mergesAndApproves(event: OpsEvent): TeamAction | null {
	if (event.kind !== "cd.checked" || !event.pass || event.remaining > 0) return null;
	return { at: event.t, do: event.environment === "test" ? "merge" : "approve", commit: event.commit };
}

/** Level 0: a complaint or the quarterly review starts an experiment, and one step follows the other. */
function byHand(event: OpsEvent, desk: Desk): StepAction | null {
	const at = event.t;
	const review = event.kind === "day.served" && (REVIEW_DAYS as readonly number[]).includes(dayOf(at));
	if (event.kind === "complaint.raised" || review) {
		const idle = !desk.work["data scientist"] && !desk.work["ops engineer"];
		return idle ? { at, do: "extract", window: WINDOW } : null;
	}
	if (event.kind === "deployment.failed") return { at, do: "extract", window: WINDOW };
	if (event.kind === "training.failed" && event.run !== 0 && event.reason === "non-finite-input") {
		return { at, do: "prepare" };
	}
	const next = event.run === 0 ? undefined : NEXT[event.kind];
	return next ? { at, do: next } : null;
}
