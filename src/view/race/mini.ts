import { dayOf } from "../../core/clock.ts";
import { type PipelineRun, stepStates } from "../../engine/query/pipeline-runs.ts";
import type { RepositoryCommit } from "../../engine/query/source-repository.ts";
import { eventsOf } from "../../ops/events.ts";
import { PIPELINE_STEPS } from "../../ops/pipeline/step-names.ts";
import { daysInWords, newest } from "../system/facts.ts";
import type { Scene } from "../system/level0-nodes.ts";
import { isToday, openTasks, type Standing } from "../system/standing.ts";
import { outcomeOf } from "../system/step-nodes.ts";

/** How far a box is: at rest, at work now, ran on the day that is looked at, stands and wants a hand, or not there. */
type Light = "rest" | "works" | "ran" | "stands" | "waits";

/** Level 0 in small: what a person is at, what waits at the wall, what anybody sees. */
export interface HandState {
	readonly prepare: Light;
	readonly train: Light;
	readonly evaluate: Light;
	/** A version that lies at the wall: "model 4 waits for Ops, 4 days". */
	readonly wall: string | null;
	readonly serving: string;
	/** What anybody knows of how it goes. */
	readonly watch: string;
	readonly alarm: boolean;
}

export function handState({ events, desk, hour }: Scene): HandState {
	const work = desk.work["data scientist"];
	const light = (step: string, ...others: string[]): Light =>
		work && [step, ...others].includes(work.step) ? (work.startsAt < hour ? "works" : "waits") : "rest";
	const waiting = desk.registry.findLast(({ state }) => state === "at the wall");
	const since = waiting && eventsOf(events, "model.registered").findLast(({ version }) => version === waiting.version);
	const report = newest(events, "report.sent");
	const complaint = events.some((event) => event.kind === "complaint.raised" && isToday(event.t, hour));
	const bad = report?.bad ? report.badInARow : 0;
	return {
		prepare: light("extract", "prepare"),
		train: light("train"),
		evaluate: light("evaluate", "hand-over"),
		wall:
			waiting && since
				? `model ${waiting.version} waits for Ops, ${daysInWords(Math.max(0, dayOf(hour - since.t)))}`
				: null,
		serving: `model ${desk.live ?? 1}`,
		watch: complaint
			? "somebody complains"
			: bad > 1
				? `report bad, ${bad} weeks`
				: bad === 1
					? "report bad this week"
					: "nobody watches",
		alarm: complaint,
	};
}

/** Levels 1 and 2 in small. */
export interface PipelineState {
	/** Over the frame: "run 22: model 15". */
	readonly run: string;
	readonly steps: readonly Light[];
	readonly triggered: boolean;
	readonly alarm: boolean;
	/** A person is at work on data or code. */
	readonly analysis: boolean;
	readonly serving: string;
	/** A candidate beside the model in service. */
	readonly trial: string | null;
	/** Commits on their way, by where they stand; those in production or given up are not on their way. */
	readonly code: { readonly made: number; readonly tested: number; readonly merged: number; readonly red: boolean };
}

export function pipelineState(standing: Standing): PipelineState {
	const { run, desk, trial, commits, today, hour } = standing;
	const stands = (state: RepositoryCommit["state"]) => commits.filter((commit) => commit.state === state).length;
	return {
		run: run ? `run ${run.run}, day ${dayOf(run.started)}: ${outcomeOf(run)}` : "no run yet",
		steps: run ? stepLights(run, hour) : PIPELINE_STEPS.map(() => "rest"),
		triggered: today.some(({ kind }) => kind === "pipeline.triggered"),
		alarm: today.some(({ kind }) => kind === "alert.raised" || kind === "complaint.raised"),
		analysis: openTasks(standing).some(({ role, state }) => role !== "ops engineer" && state === "working"),
		serving: `model ${desk.live ?? 1}`,
		trial: trial && trial.ended === null ? `model ${trial.version} on trial` : null,
		code: {
			made: stands("made"),
			tested: stands("tests green"),
			merged: stands("merged"),
			red: commits.some(({ state, since }) => state === "tests red" && isToday(since, hour)),
		},
	};
}

/** The six steps of the newest run, each as it is at the end of the day that is looked at. */
function stepLights(run: PipelineRun, hour: number): Light[] {
	const states = stepStates(run);
	return PIPELINE_STEPS.map((step): Light => {
		if (run.stopped?.step === step || states[step] === "refused") return "stands";
		if (states[step] === "running" || states[step] === "failed") return "works";
		if (states[step] === "waiting") return run.ended === null ? "waits" : "rest";
		const done = run.attempts.findLast((one) => one.step === step)?.ended ?? 0;
		return isToday(done, hour) ? "ran" : "rest";
	});
}

/** The small picture in words, for those who do not see it. */
export function handInWords(state: HandState): string {
	const at = (["prepare", "train", "evaluate"] as const).find((step) => state[step] === "works");
	return [
		`${state.serving} is in service`,
		at ? `by hand: ${at}` : "nobody works on the model",
		...(state.wall ? [state.wall] : []),
		state.watch,
	].join("; ");
}

export function pipelineInWords(state: PipelineState): string {
	const { made, tested, merged } = state.code;
	return [
		`${state.serving} is in service`,
		`the pipeline: ${state.run}`,
		...(state.trial ? [state.trial] : []),
		...(state.alarm ? ["the monitoring calls"] : []),
		...(made + tested + merged > 0 ? [`commits on their way: ${made + tested + merged}`] : []),
	].join("; ");
}
