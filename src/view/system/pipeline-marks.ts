import { dayOf, hourOf } from "../../core/clock.ts";
import type { OpsEvent } from "../../ops/events.ts";
import type { Mark } from "../timeline/types.ts";
import { pipelineEventInWords } from "./pipeline-words.ts";

/** Days within which an alert about the same thing is the same alert going on. */
const SAME_ALERT = 14;

/**
 * The marks of a year from Level 1 on. Models come and go by the dozen: those that went well are minor, and so is what
 * machines answer by themselves; alerts that call a person, stops, refusals and rollbacks stand out.
 */
export function pipelineMarks(events: readonly OpsEvent[]): Mark[] {
	const rang = new Map<string, number>();
	return events.flatMap((event) => {
		const told = markOf(event);
		if (!told) return [];
		if (event.kind === "alert.raised") {
			const before = rang.get(event.about);
			rang.set(event.about, event.t);
			if (before !== undefined && event.t - before < hourOf(SAME_ALERT)) told.minor = true;
		}
		return [{ ...told, day: dayOf(event.t), detail: pipelineEventInWords(event) ?? "" }];
	});
}

type Told = Pick<Mark, "kind" | "label"> & { minor?: boolean };

function markOf(event: OpsEvent): Told | null {
	switch (event.kind) {
		case "model.deployed":
			if (event.replaces === null) return { kind: "model", label: `model ${event.version} served` };
			return event.rollback ? null : { kind: "model", label: `model ${event.version}`, minor: true };
		case "model.rolled-back":
			return event.rehearsal
				? { kind: "model", label: "rollback rehearsed", minor: true }
				: { kind: "failure", label: `back to model ${event.to}` };
		case "deployment.failed":
			return { kind: "failure", label: `model ${event.version} did not start` };
		case "alert.raised":
			return { kind: "alert", label: event.about, minor: event.about === "value skew" };
		case "complaint.raised":
			return { kind: "alert", label: "complaint" };
		case "pipeline.stopped":
			return { kind: "failure", label: `run ${event.run} stopped` };
		case "pipeline.finished":
			if (event.outcome !== "refused" || event.environment !== "production") return null;
			return { kind: "failure", label: `run ${event.run} refused` };
		case "trial.ended":
			if (event.outcome === "promoted") return null;
			if (event.outcome === "rolled back") return { kind: "failure", label: `model ${event.version} taken back` };
			return { kind: "model", label: `model ${event.version}, ${event.outcome}`, minor: true };
		case "adapter.installed":
			return { kind: "data", label: `${event.column} repaired` };
		case "commit.made":
			return { kind: "code", label: "commit", minor: true };
		case "commit.refused":
			return { kind: "failure", label: `${event.commit} refused`, minor: true };
		case "commit.reverted":
			return { kind: "failure", label: `${event.commit} taken out` };
		case "pipeline.deployed":
			if (event.environment !== "production" || event.commit === null) return null;
			return { kind: "code", label: event.commit };
		default:
			return null;
	}
}
