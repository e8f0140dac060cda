import { randomStream } from "../../core/random.ts";
import type { Environment, TriggerName } from "../events.ts";
import { waitsOf } from "../policy-values.ts";
import type { Shop } from "../shop.ts";
import type { RunOutcome } from "../source/code-delivery.ts";
import type { PipelineCode } from "../source/pipeline-code.ts";
import type { Artifacts, StepContext } from "./step.ts";
import { StepStop } from "./step.ts";
import { PIPELINE_STEPS, type PipelineStep } from "./step-names.ts";
import { STEPS } from "./steps.ts";

/** What is to be run, where, and why. */
export interface PipelineOrder {
	readonly trigger: TriggerName;
	readonly reason: string;
	readonly code: PipelineCode;
	readonly revision: number;
	readonly environment: Environment;
	/** Called when the run has ended, or stands still. */
	readonly over?: (outcome: RunOutcome, because: string) => void;
}

/** One run of the pipeline, from its trigger to its end. */
export interface PipelineRun extends PipelineOrder {
	readonly run: number;
	readonly artifacts: Artifacts;
	/** What each step waits for, as the policy had it when the run began; steps taken out are missing. */
	readonly waits: ReadonlyMap<PipelineStep, readonly PipelineStep[]>;
	readonly attempts: Map<PipelineStep, number>;
	readonly done: Set<PipelineStep>;
	readonly started: Set<PipelineStep>;
	trainings: number;
	retries: number;
	stopped: { readonly step: PipelineStep; readonly because: string } | null;
}

export interface OrchestratorHost {
	readonly shop: Shop;
	/** What a step may look at, beside the run itself. */
	look(run: PipelineRun): Pick<StepContext, "champion" | "anomalies" | "drifted">;
	/** Registers the model of a run that has succeeded in production, and gives its version. */
	register(run: PipelineRun): number;
}

const MOST_ATTEMPTS = 3;
const RETRY_HOURS = 0.5;

/**
 * Runs the pipeline as the DAG that the policy describes: a step begins when all that it waits for is done, a step that
 * fails by chance is tried again, and a run that stops keeps what it has made, so that it can go on from there.
 */
export class Orchestrator {
	readonly #host: OrchestratorHost;
	readonly #runs = new Map<number, PipelineRun>();
	#count = 0;

	constructor(host: OrchestratorHost) {
		this.#host = host;
	}

	/** Runs under way in `environment`; a run that has stopped is not. */
	underWay(environment: Environment): boolean {
		return [...this.#runs.values()].some((run) => run.environment === environment && !run.stopped);
	}

	/** The newest run that stands still in production, or the one called `number`; undefined when there is none. */
	stopped(number?: number): PipelineRun | undefined {
		const still = [...this.#runs.values()].filter((run) => run.stopped && run.environment === "production");
		return number === undefined ? still.at(-1) : still.find((run) => run.run === number);
	}

	start(order: PipelineOrder): void {
		const { record, policy } = this.#host.shop;
		const waits = new Map<PipelineStep, readonly PipelineStep[]>();
		for (const step of PIPELINE_STEPS) {
			const after = waitsOf(policy(), step);
			if (after) waits.set(step, after);
		}
		const run: PipelineRun = {
			...order,
			run: ++this.#count,
			artifacts: {},
			waits,
			attempts: new Map(),
			done: new Set(),
			started: new Set(),
			trainings: 0,
			retries: 0,
			stopped: null,
		};
		this.#runs.set(run.run, run);
		const { trigger, reason, revision, environment } = order;
		const told = { trigger, reason, revision, environment, window: policy().window };
		record(trigger === "on demand" ? "learner" : "trigger", "pipeline.triggered", told, { run: run.run });
		this.#next(run);
	}

	/** Goes on from the step that stopped the run, or from `step` and all that comes after it. */
	resume(run: PipelineRun, step = run.stopped?.step): void {
		if (!run.stopped || !step) throw new Error(`orchestrator: run ${run.run} does not stand still`);
		run.stopped = null;
		this.#undo(run, step);
		this.#host.shop.record("pipeline", "pipeline.resumed", { step }, { run: run.run });
		this.#next(run);
	}

	/** A run that stands still is given up: another has taken its place. */
	abandon(run: PipelineRun): void {
		this.#runs.delete(run.run);
	}

	#next(run: PipelineRun): void {
		for (const [step, after] of run.waits) {
			if (run.started.has(step) || !after.every((one) => run.done.has(one))) continue;
			run.started.add(step);
			this.#begin(run, step);
		}
	}

	#begin(run: PipelineRun, step: PipelineStep): void {
		const { now, record, schedule } = this.#host.shop;
		const attempt = (run.attempts.get(step) ?? 0) + 1;
		run.attempts.set(step, attempt);
		const started = now();
		const until = started + STEPS[step].minutes / 60;
		record("pipeline", "pipeline.step-started", { step, attempt, until }, { run: run.run });
		schedule(until, () => this.#finish(run, step, attempt, started));
	}

	async #finish(run: PipelineRun, step: PipelineStep, attempt: number, started: number): Promise<void> {
		if (run.stopped) return;
		const { record, schedule, seed, now } = this.#host.shop;
		const effort = { run: run.run };
		const { failureChance } = STEPS[step];
		if (randomStream(seed, `failures/${step}/${run.run}/${attempt}`).uniform() < failureChance) {
			const again = attempt < MOST_ATTEMPTS;
			const retryAt = again ? now() + RETRY_HOURS : null;
			const message = "The source did not answer in time.";
			record("pipeline", "pipeline.step-failed", { step, attempt, message, retryAt }, effort);
			if (retryAt === null) this.#stop(run, step, message);
			else schedule(retryAt, () => this.#begin(run, step));
			return;
		}
		if (step === "training") run.trainings++;
		try {
			const artifact = await STEPS[step].run({ ...this.#context(run), ...this.#host.look(run) });
			record("pipeline", "pipeline.step-done", { step, attempt, artifact, started }, effort);
		} catch (error) {
			if (!(error instanceof StepStop)) throw error;
			record("pipeline", "pipeline.step-failed", { step, attempt, message: error.message, retryAt: null }, effort);
			this.#stop(run, step, error.message);
			return;
		}
		run.done.add(step);
		if (step === "model-validation" && run.artifacts.valid === false) this.#refused(run);
		else if (run.done.size === run.waits.size)
			this.#end(run, run.environment === "production" ? "registered" : "tested");
		else this.#next(run);
	}

	#context(run: PipelineRun): Omit<StepContext, "champion" | "anomalies" | "drifted"> {
		const { code, artifacts, trainings } = run;
		return { shop: this.#host.shop, run: run.run, code, artifacts, trainings };
	}

	/** A refusal may be the bad luck of first weights: trained again from others, as often as the policy allows. */
	#refused(run: PipelineRun): void {
		if (run.retries >= this.#host.shop.policy().validation.retries || !run.waits.has("training")) {
			this.#end(run, "refused");
			return;
		}
		run.retries++;
		this.#undo(run, "training");
		this.#next(run);
	}

	/** Forgets that `step` and whatever waits for it, directly or not, was done. */
	#undo(run: PipelineRun, step: PipelineStep): void {
		run.done.delete(step);
		run.started.delete(step);
		for (const [later, after] of run.waits) {
			if (after.includes(step) && run.started.has(later)) this.#undo(run, later);
		}
	}

	#stop(run: PipelineRun, step: PipelineStep, because: string): void {
		run.stopped = { step, because };
		this.#host.shop.record("pipeline", "pipeline.stopped", { step, because }, { run: run.run });
		run.over?.("stopped", because);
	}

	#end(run: PipelineRun, outcome: Exclude<RunOutcome, "stopped">): void {
		this.#runs.delete(run.run);
		const version = outcome === "registered" ? this.#host.register(run) : null;
		const told = { outcome, version, environment: run.environment };
		this.#host.shop.record("pipeline", "pipeline.finished", told, { run: run.run });
		run.over?.(outcome, outcome === "refused" ? "The model was refused by its validation." : "");
	}
}
