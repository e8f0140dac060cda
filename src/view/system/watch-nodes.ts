import { dayOf } from "../../core/clock.ts";
import type { PersonTask } from "../../engine/query/people-tasks.ts";
import type { TriggerName } from "../../ops/events.ts";
import { count, share } from "../diagram/format.ts";
import type { NodeState } from "../diagram/state.ts";
import { plural } from "./amounts.ts";
import { daysInWords, newest } from "./facts.ts";
import { openTasks, type Standing, todays } from "./standing.ts";
import { isToday } from "./today.ts";

/** What watches the service, what starts the pipeline, what remembers its runs, where the data lie. */
export function watchNodes(standing: Standing): Record<string, NodeState> {
	return {
		"feature-store": featureStore(standing),
		"data-analysis": dataAnalysis(standing),
		trigger: trigger(standing),
		"ml-metadata-store": metadataStore(standing),
		"performance-monitoring": monitoring(standing),
	};
}

function featureStore(standing: Standing): NodeState {
	const { events } = standing;
	const guarded = newest(events, "serving.guarded")?.columns ?? [];
	const served = newest(events, "day.served");
	if (guarded.length > 0) {
		const detail = `${guarded.join(", ")}: answers rest on the training mean until the column is repaired`;
		return { status: "waiting", fact: `${plural(guarded.length, "column")} guarded`, detail };
	}
	const batch = todays(standing, "data.extracted");
	return {
		status: batch ? "ran" : "done",
		fact: served ? `${count(served.count)} online` : "60 days of history",
		detail: batch
			? `${count(batch.rows)} rows were fetched by the pipeline today`
			: "The same definitions for training and serving",
	};
}

/** Work of a person in a box: what, and until when; null when nobody is at it. */
export function personAt(task: PersonTask | undefined, hour: number): NodeState | null {
	if (!task) return null;
	const detail = `${capital(task.role)}: ${task.task} ${task.about}`;
	if (task.state === "queued" || task.starts >= hour) {
		const waits = Math.max(1, dayOf(task.starts) - dayOf(hour - 1));
		return { status: "waiting", fact: `in ${daysInWords(waits)}`, detail };
	}
	const left = Math.max(1, dayOf(task.until) - dayOf(hour - 1));
	return { status: "working", fact: `${daysInWords(left)} more`, detail };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Tasks about the data are done here: what monitoring called for, and the weekly look. */
export const isAboutData = ({ role, task }: PersonTask): boolean => role === "data engineer" || task === "analysing";

function dataAnalysis(standing: Standing): NodeState {
	const { hour, tasks } = standing;
	const task = openTasks(standing).filter(isAboutData).at(-1);
	const busy = personAt(task, hour);
	if (busy) return busy;
	const done = tasks.filter((one) => one.state === "done" && isAboutData(one));
	const last = done.at(-1);
	const today = last !== undefined && isToday(last.until, hour);
	return {
		status: today ? "ran" : "idle",
		fact: today ? `${plural(last.hours, "hour")} today` : "by hand",
		detail: last ? `Last: ${last.task} ${last.about}, day ${dayOf(last.until)}` : "Nobody was called yet",
	};
}

/** What a trigger is called where there is little room. */
const SHORT: Readonly<Record<TriggerName, string>> = {
	"on demand": "on demand",
	schedule: "schedule",
	"new data": "new data",
	performance: "performance",
	distribution: "distribution",
	"new code": "new code",
};

function trigger(standing: Standing): NodeState {
	const { run, hour } = standing;
	const skipped = todays(standing, "pipeline.skipped");
	if (skipped) {
		return { status: "waiting", fact: skipped.because === "cooldown" ? "cooldown" : "run on", detail: skipped.reason };
	}
	if (!run) return { status: "idle", fact: "none yet" };
	const detail = `Run ${run.run}, day ${dayOf(run.started)}: ${run.reason}`;
	return { status: isToday(run.started, hour) ? "ran" : "idle", fact: SHORT[run.trigger], detail };
}

function metadataStore({ runs, hour }: Standing): NodeState {
	const last = runs.at(-1);
	if (!last) return { status: "idle", fact: "no run yet" };
	const end = last.attempts.at(-1);
	const today = isToday(end?.ended ?? end?.started ?? last.started, hour);
	return { status: today ? "ran" : "done", fact: plural(runs.length, "run"), detail: "One record a run" };
}

function monitoring(standing: Standing): NodeState {
	const seen = newest(standing.events, "monitor.performance");
	if (!seen)
		return { status: "idle", fact: "labels to come", detail: "Labels arrive two to seven days after the order" };
	const detail = `${count(seen.labels)} labels of the last seven days; ${share(seen.reference)} is the reference of model ${seen.version}`;
	const fact = `${share(seen.accuracy)}, was ${share(seen.reference)}`;
	if (seen.low) return { status: "calling", fact: `low: ${fact}`, detail };
	return { status: todays(standing, "monitor.performance") ? "working" : "done", fact, detail };
}
