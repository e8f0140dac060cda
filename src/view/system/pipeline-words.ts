import { dayOf } from "../../core/clock.ts";
import type { EventOf, OpsEvent } from "../../ops/events.ts";
import { count } from "../diagram/format.ts";
import { eventInWords } from "./caption.ts";

const percent = (part: number): string => `${Math.round(100 * part)} %`;

/** The tests or checks that are broken, by name. */
const brokenOf = (checks: EventOf<"ci.finished">["tests"]): string =>
	checks.flatMap(({ check, pass }) => (pass ? [] : [check])).join(", ");

const TRIED = { shadow: "in the shadow", canary: "as a canary", ab: "in an A/B test" } as const;

/** From Level 1 on: what one event means, as a sentence; null for the daily work of machines. */
export function pipelineEventInWords(event: OpsEvent): string | null {
	switch (event.kind) {
		case "pipeline.triggered":
			return event.environment === "production" ? `Run ${event.run} of the pipeline. ${event.reason}` : null;
		case "pipeline.skipped":
			return `The trigger ${event.trigger} spoke; ${event.because === "cooldown" ? "the cooldown holds it back" : "a run was under way"}.`;
		case "pipeline.stopped":
			return `Run ${event.run} stopped at ${event.step}: ${event.because}`;
		case "pipeline.resumed":
			return `Run ${event.run} goes on from ${event.step}.`;
		case "pipeline.finished":
			return event.outcome === "refused" ? `Run ${event.run}: its model was refused by its validation.` : null;
		case "model.validated":
			return event.verdict === "refused" ? refusal(event) : null;
		case "model.deployed":
			if (event.replaces === null || event.rollback) return null;
			return `Model ${event.version} answers instead of model ${event.replaces}.`;
		case "deployment.failed":
			return `Model ${event.version} did not start: ${event.because}`;
		case "model.rolled-back":
			return event.rehearsal
				? event.because
				: `Rolled back from model ${event.version} to model ${event.to} in ${event.minutes} minutes: ${event.because}`;
		case "alert.raised":
			return `Alert: ${event.sentence}`;
		case "adapter.installed":
			return `The data engineer repaired ${event.column}: ${event.sentence}`;
		case "serving.guarded":
			return event.columns.length > 0
				? `${event.columns.join(", ")}: served as the training mean until repaired.`
				: null;
		case "commit.made":
			return `A commit: ${event.message}.`;
		case "commit.tested-by-hand":
			return event.sentence;
		case "commit.refused":
			return `Commit ${event.commit} was refused: ${event.because}`;
		case "commit.reverted":
			return `Commit ${event.commit} was taken out: ${event.because}`;
		case "ci.finished":
			return event.pass
				? `CI: all ${event.tests.length} tests of ${event.commit} are green.`
				: `CI: ${event.commit} is red: ${brokenOf(event.tests)}.`;
		case "cd.checked":
			if (!event.pass) return `CD: ${event.commit} fails in ${event.environment}: ${brokenOf(event.checks)}.`;
			return event.environment === "pre-production" && event.remaining === 0
				? `${event.commit} has passed pre-production.`
				: null;
		case "pipeline.deployed":
			return event.environment === "production" && event.revision > 0
				? `Revision ${event.revision} of the pipeline's code is in production.`
				: null;
		case "trial.began":
			return `Model ${event.version} is tried ${TRIED[event.mode]}${event.share > 0 ? `, on ${percent(event.share)} of the parcels` : ""}, until day ${dayOf(event.until)}.`;
		case "trial.ended":
			if (event.outcome === "promoted") return null;
			return `The trial of model ${event.version} ended, ${event.outcome}: ${event.because}`;
		case "data.extracted":
		case "data.prepared":
		case "model.trained":
		case "model.evaluated":
		case "model.registered":
		case "report.sent":
			return null;
		default:
			return eventInWords(event);
	}
}

/** The first rule that a refused model breaks, with what it measured. */
function refusal({ rules, attempt }: EventOf<"model.validated">): string {
	const broken = rules.find(({ pass }) => !pass);
	return `Model validation refused training ${attempt}: ${broken?.sentence ?? "a rule is broken."}`;
}

/** What the service did on a day, in one sentence. */
export function servedInWords(served: EventOf<"day.served"> | undefined, live: number | null): string {
	if (!served) return `Model ${live ?? 1} is in service; its first parcels come today.`;
	const timeouts = served.timeouts ? `, ${count(served.timeouts)} without an answer in time` : "";
	return `Model ${served.version} answered ${count(served.count)} parcels and sent ${count(served.express)} by express${timeouts}.`;
}
