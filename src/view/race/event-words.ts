import { dayOf } from "../../core/clock.ts";
import type { OpsEvent } from "../../ops/events.ts";
import { count, share } from "../diagram/format.ts";
import { eventInWords } from "../system/caption.ts";
import { pipelineEventInWords } from "../system/pipeline-words.ts";

/** What an event behind a figure says, in one sentence: also the daily work of people and machines that no caption tells. */
export function evidenceInWords(event: OpsEvent): string {
	switch (event.kind) {
		case "day.served": {
			const { version, count: parcels, rightExpected, missed, needless } = event;
			return `Model ${version}: true accuracy ${share(rightExpected / parcels)}; ${count(missed)} late parcels missed, ${count(needless)} needless express.`;
		}
		case "task.done":
			return `${sentence(event.task)}: ${event.about}.`;
		case "model.deployed":
			return event.replaces === null
				? `Model ${event.version} is put into service.`
				: `Model ${event.version} ${event.rollback ? "is put back" : "answers"} instead of model ${event.replaces}${event.skew ? `, with a skew: ${event.skew}` : ""}.`;
		case "step.queued":
			return `${sentence(event.step)} is asked for, and waits until somebody is free on day ${dayOf(event.startsAt)}.`;
		case "data.validated":
			return `Run ${event.run}: the data of days ${event.from} to ${event.to} are validated: ${event.verdict}.`;
		case "model.validated":
			return `Run ${event.run}: training ${event.attempt} is held against model ${event.champion}: ${event.verdict}.`;
		case "step.started":
			return `${sentence(event.step)} is taken up by hand.`;
		case "pipeline.step-done":
			return `Run ${event.run}: ${event.step} is done.`;
		case "pipeline.step-failed":
			return `Run ${event.run}: ${event.step} failed: ${event.message}`;
		case "model.registered":
			return `Model ${event.version} is registered; it learnt from days ${event.trainedFrom} to ${event.trainedTo}.`;
		case "features.rewritten":
			return `The features of model ${event.version} are written a second time${event.skew ? `, and not the same: ${event.skew}` : ""}.`;
		case "package.built":
			return `The package of ${event.commit} is built.`;
		default:
			return pipelineEventInWords(event) ?? eventInWords(event) ?? `${sentence(event.kind.replace(/[.-]/g, " "))}.`;
	}
}

/** "prepare the data" as the beginning of a sentence. */
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
