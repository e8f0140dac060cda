import type { OpsEvent } from "../../ops/events.ts";
import { count, share } from "../diagram/format.ts";
import { eventInWords } from "../system/caption.ts";

/** What an event behind a figure says, in one sentence: also the daily work of people and machines that no caption tells. */
export function evidenceInWords(event: OpsEvent): string {
	switch (event.kind) {
		case "day.served": {
			const { version, count: parcels, rightExpected, missed, needless } = event;
			return `Model ${version}: true accuracy ${share(rightExpected / parcels)}; ${count(missed)} late parcels missed, ${count(needless)} needless express.`;
		}
		case "task.done":
			return `${sentence(event.task)}: ${event.about}.`;
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
			return eventInWords(event) ?? `${sentence(event.kind.replace(/[.-]/g, " "))}.`;
	}
}

/** "prepare the data" as the beginning of a sentence. */
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
