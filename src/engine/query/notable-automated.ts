import type { OpsEvent } from "../../ops/events.ts";

/**
 * Whether somebody going through a run of `level` "to the next event" wants to stop here. Most of what happens from Level 1
 * on is a machine at its daily work: what is left is what calls a person, and what changes what serves.
 */
export function isNotableAutomated(event: OpsEvent, level: 1 | 2): boolean {
	if (event.run === 0) return false;
	switch (event.kind) {
		case "drift.began":
		case "drift.ended":
		case "complaint.raised":
		case "action.refused":
		case "alert.raised":
		case "adapter.installed":
		case "pipeline.stopped":
		case "training.failed":
		case "model.deployed":
		case "model.rolled-back":
		case "deployment.failed":
		case "trial.began":
		case "trial.ended":
		case "ci.finished":
		case "commit.tested-by-hand":
		case "commit.reverted":
			return true;
		case "pipeline.finished":
			return event.outcome === "refused";
		case "pipeline.deployed":
			return event.environment === "production";
		case "cd.checked":
			return !event.pass || event.environment === "pre-production";
		// At Level 2 its tests have run before anybody would look.
		case "commit.made":
			return level === 1;
		default:
			return false;
	}
}
