import type { Actor, Environment, EventOf, OpsEvent, TriggerName } from "../../ops/events.ts";
import { PIPELINE_STEPS, type PipelineStep } from "../../ops/pipeline/step-names.ts";

/** One attempt at a step of a run. Hours; `ended` is null while it goes on. */
interface StepAttempt {
	readonly step: PipelineStep;
	readonly attempt: number;
	readonly state: "running" | "done" | "failed";
	readonly started: number;
	readonly ended: number | null;
	/** Content hash of what it made. */
	readonly artifact: string | null;
	/** Why it failed, in one sentence. */
	readonly message: string | null;
}

export interface PipelineRun {
	readonly run: number;
	readonly trigger: TriggerName;
	readonly reason: string;
	/** Who set it off. */
	readonly executor: Actor;
	readonly revision: number;
	readonly environment: Environment;
	/** Days of orders it was to take. */
	readonly window: number;
	readonly started: number;
	/** Hour of its end; null while it runs or stands still. */
	readonly ended: number | null;
	readonly outcome: EventOf<"pipeline.finished">["outcome"] | null;
	/** The version it registered. */
	readonly version: number | null;
	/** Where it stands still until somebody resumes it, and why; null when it does not. */
	readonly stopped: { readonly step: PipelineStep; readonly because: string } | null;
	readonly attempts: readonly StepAttempt[];
}

/** Every run of the automated pipeline so far, in the order of their triggers. */
export function pipelineRuns(events: readonly OpsEvent[]): PipelineRun[] {
	const runs = new Map<number, PipelineRun>();
	for (const event of events) {
		if (event.run === null) continue;
		const before = runs.get(event.run);
		const after = event.kind === "pipeline.triggered" ? begun(event) : before && runAfter(before, event);
		if (after && after !== before) runs.set(event.run, after);
	}
	return [...runs.values()];
}

function begun(event: EventOf<"pipeline.triggered">): PipelineRun {
	const { trigger, reason, revision, environment, window } = event;
	const told = { trigger, reason, revision, environment, window };
	const nothing = { ended: null, outcome: null, version: null, stopped: null, attempts: [] };
	return { run: event.run as number, ...told, executor: event.actor, started: event.t, ...nothing };
}

function runAfter(run: PipelineRun, event: OpsEvent): PipelineRun {
	switch (event.kind) {
		case "pipeline.step-started": {
			const { step, attempt, t: started } = event;
			const fresh = { state: "running", ended: null, artifact: null, message: null } as const;
			return { ...run, attempts: [...run.attempts, { step, attempt, started, ...fresh }] };
		}
		case "pipeline.step-done":
			return withEnd(run, event, { state: "done", artifact: event.artifact });
		case "pipeline.step-failed":
			return withEnd(run, event, { state: "failed", message: event.message });
		case "pipeline.stopped":
			return { ...run, stopped: { step: event.step, because: event.because } };
		case "pipeline.resumed":
			return { ...run, stopped: null };
		case "pipeline.finished":
			return { ...run, ended: event.t, outcome: event.outcome, version: event.version, stopped: null };
		default:
			return run;
	}
}

function withEnd(
	run: PipelineRun,
	event: EventOf<"pipeline.step-done"> | EventOf<"pipeline.step-failed">,
	end: Partial<StepAttempt>,
): PipelineRun {
	const at = run.attempts.findLastIndex((one) => one.step === event.step && one.state === "running");
	const attempts = run.attempts.map((one, i) => (i === at ? { ...one, ended: event.t, ...end } : one));
	return { ...run, attempts };
}

type StepState = "waiting" | "running" | "done" | "failed" | "refused";

/** How far each step of a run is, by its newest attempt. */
export function stepStates(run: PipelineRun): Record<PipelineStep, StepState> {
	const state = (step: PipelineStep): StepState => {
		const newest = run.attempts.findLast((one) => one.step === step)?.state ?? "waiting";
		return step === "model-validation" && newest === "done" && run.outcome === "refused" ? "refused" : newest;
	};
	return Object.fromEntries(PIPELINE_STEPS.map((step) => [step, state(step)])) as Record<PipelineStep, StepState>;
}
