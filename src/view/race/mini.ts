import { dayOf } from "../../core/clock.ts";
import { type PipelineRun, stepStates } from "../../engine/query/pipeline-runs.ts";
import { type OnTheWay, onTheWay } from "../../engine/query/source-repository.ts";
import { PIPELINE_STEPS } from "../../ops/pipeline/step-names.ts";
import { openTasks, type Standing } from "../system/standing.ts";
import { outcomeOf } from "../system/step-nodes.ts";
import { isToday } from "../system/today.ts";
import type { Light } from "./mini-hand.ts";

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
	readonly code: OnTheWay & { readonly red: boolean };
}

export function pipelineState(standing: Standing): PipelineState {
	const { run, desk, trial, commits, today, hour } = standing;
	return {
		run: run ? `run ${run.run}, day ${dayOf(run.started)}: ${outcomeOf(run)}` : "no run yet",
		steps: run ? stepLights(run, hour) : PIPELINE_STEPS.map(() => "rest"),
		triggered: today.some(({ kind }) => kind === "pipeline.triggered"),
		alarm: today.some(({ kind }) => kind === "alert.raised" || kind === "complaint.raised"),
		analysis: openTasks(standing).some(({ role, state }) => role !== "ops engineer" && state === "working"),
		serving: `model ${desk.live ?? 1}`,
		trial: trial && trial.ended === null ? `model ${trial.version} on trial` : null,
		code: {
			...onTheWay(commits),
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

/** The same in words. */
export function pipelineInWords(state: PipelineState): string {
	return [
		`${state.serving} is in service`,
		`the pipeline: ${state.run}`,
		...(state.trial ? [state.trial] : []),
		...(state.alarm ? ["the monitoring calls"] : []),
		...(state.code.all > 0 ? [`commits on their way: ${state.code.all}`] : []),
	].join("; ");
}
