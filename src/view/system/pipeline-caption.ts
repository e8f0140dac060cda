import { dayOf } from "../../core/clock.ts";
import { pipelineRuns } from "../../engine/query/pipeline-runs.ts";
import type { EventKind, OpsEvent } from "../../ops/events.ts";
import { newest } from "./facts.ts";
import type { Scene } from "./level0-nodes.ts";
import { pipelineEventInWords, servedInWords } from "./pipeline-words.ts";

/** What is told first of a day on which much happens; what is not named comes after these. */
const FIRST: readonly EventKind[] = [
	"pipeline.stopped",
	"model.rolled-back",
	"deployment.failed",
	"action.refused",
	"commit.reverted",
	"trial.ended",
	"drift.began",
	"drift.ended",
	"model.deployed",
	"ci.finished",
	"pipeline.deployed",
	"cd.checked",
	"model.validated",
	"alert.raised",
	"pipeline.triggered",
	"commit.made",
	"complaint.raised",
];

const rankOf = ({ kind }: OpsEvent): number => {
	const at = FIRST.indexOf(kind);
	return at < 0 ? FIRST.length : at;
};

/** Two sentences for a day from Level 1 on: the two things that matter most, or where things stand. */
export function pipelineCaption({ events, desk, hour }: Scene): string {
	const told = events
		.filter((event) => event.t >= hour - 24 && event.t > 0)
		.flatMap((event, at) => {
			const words = pipelineEventInWords(event);
			return words === null ? [] : [{ words, at, rank: rankOf(event) }];
		})
		.sort((a, b) => a.rank - b.rank)
		.slice(0, 2)
		.sort((a, b) => a.at - b.at)
		.map(({ words }) => words);
	if (told.length > 1) return told.join(" ");
	const served = servedInWords(newest(events, "day.served"), desk.live);
	return [...told, served, ...(told.length === 0 ? [standing(events)] : [])].join(" ");
}

function standing(events: readonly OpsEvent[]): string {
	const run = pipelineRuns(events).findLast(({ environment }) => environment === "production");
	if (run?.stopped) return `Run ${run.run} stands still at ${run.stopped.step}.`;
	const began = newest(events, "trial.began");
	const ended = newest(events, "trial.ended");
	if (began && (!ended || ended.t < began.t)) {
		return `Model ${began.version} is in its trial until day ${dayOf(began.until)}.`;
	}
	return "The pipeline waits for a trigger.";
}
