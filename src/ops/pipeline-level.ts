import { dayOf } from "../core/clock.ts";
import type { Model } from "../model/model.ts";
import type { ServedModel } from "../model/serving.ts";
import type { WorldDay } from "../world/world.ts";
import type { TeamAction } from "./actions.ts";
import { DataDesk } from "./adapters/data-desk.ts";
import type { AnsweredDay } from "./answer-day.ts";
import type { ModelDelivery, Release } from "./delivery/model-delivery.ts";
import type { Trial } from "./delivery/trial.ts";
import type { OpsEvent, TriggerName } from "./events.ts";
import { weightsId } from "./experiment.ts";
import { firstModel } from "./first-model.ts";
import type { LabelledRows } from "./labelled-rows.ts";
import type { Level } from "./level.ts";
import { PerformanceWatch } from "./performance-watch.ts";
import { Orchestrator, type PipelineOrder, type PipelineRun } from "./pipeline/orchestrator.ts";
import { left } from "./pipeline/step.ts";
import { whyNotRun } from "./pipeline/why-not-run.ts";
import { whyNotSet } from "./policy-faults.ts";
import type { Shop } from "./shop.ts";
import type { CodeDelivery, CodeHost } from "./source/code-delivery.ts";
import { offlineTable } from "./source/offline-table.ts";
import { FIRST_CODE, type PipelineCode } from "./source/pipeline-code.ts";
import { Tasks } from "./tasks.ts";
import { Triggers } from "./triggers/triggers.ts";

/** What a version was made from. */
interface Made extends Release {
	readonly code: PipelineCode;
	readonly revision: number;
	readonly heldOut: LabelledRows;
}

/** The ways into production by which Levels 1 and 2 differ. */
export interface Ways {
	code(host: CodeHost): CodeDelivery;
	models(shop: Shop, release: (version: number) => Release): ModelDelivery;
}

/** Working hours a week in which a data scientist looks at data and model: that stays manual at every level. */
const ANALYSIS_HOURS = 2;

/**
 * MLOps Levels 1 and 2 (Google, "MLOps: continuous delivery and automation pipelines in machine learning"): an automated
 * pipeline behind triggers, one feature store for training and serving, monitoring that calls, models delivered by a
 * machine. How new code and new models reach production is what sets the two apart.
 */
export class PipelineLevel implements Level {
	readonly #shop: Shop;
	readonly #made = new Map<number, Made>();
	readonly #tasks: Tasks;
	readonly #code: CodeDelivery;
	readonly #models: ModelDelivery;
	readonly #orchestrator: Orchestrator;
	readonly #triggers: Triggers;
	readonly #data: DataDesk;
	readonly #performance: PerformanceWatch;
	/** Runs of new code that wait for the run under way. */
	#waiting: PipelineOrder[] = [];
	/** Inputs that rang at the last weekly check of the model in service. */
	#drifted: readonly string[] = [];
	#open = false;

	constructor(shop: Shop, ways: Ways) {
		this.#shop = shop;
		this.#tasks = new Tasks(shop);
		this.#models = ways.models(shop, (version) => this.#madeOf(version));
		this.#orchestrator = new Orchestrator({
			shop,
			look: () => this.#look(),
			register: (run) => this.#register(run),
		});
		this.#data = new DataDesk(shop, this.#tasks, () => this.#repaired());
		this.#performance = new PerformanceWatch(shop);
		this.#triggers = new Triggers({
			shop,
			running: () => this.#orchestrator.underWay("production"),
			start: (trigger, reason) => this.#start(trigger, reason),
		});
		this.#code = ways.code({
			shop,
			tasks: this.#tasks,
			runPipeline: (order, over) => this.#runCode({ ...order, trigger: "new code", over }),
			rollBackTo: (revision, because) => this.#rollBackTo(revision, because),
		});
	}

	get served(): ServedModel {
		return this.#models.served;
	}

	get trial(): Trial | null {
		return this.#models.trial;
	}

	file(version: number): Model | undefined {
		return this.#made.get(version)?.model;
	}

	heldOut(version: number): LabelledRows | undefined {
		return this.#made.get(version)?.heldOut;
	}

	async open(window: number): Promise<void> {
		const { model, heldOut } = await firstModel(this.#shop, window);
		this.#made.set(1, { model, heldOut, code: FIRST_CODE, revision: 0 });
		this.#models.deliver(1, 0);
		this.#open = true;
	}

	request(action: TeamAction): void {
		const reason = this.#refusal(action);
		if (reason !== null) this.#shop.record("learner", "action.refused", { action: action.do, reason });
	}

	ingest(made: WorldDay): WorldDay {
		return this.#data.ingest(made);
	}

	guard(made: WorldDay): WorldDay {
		return this.#data.guard(made);
	}

	dayServed(answered: AnsweredDay): void {
		this.#models.dayServed(answered);
	}

	heard(event: OpsEvent): void {
		if (!this.#open) return;
		if (event.kind === "model.deployed") this.#drifted = [];
		if (event.kind === "monitor.inputs") this.#hearInputs(event.day, event.alarms);
		if (event.kind === "report.sent") {
			const task = {
				role: "data scientist",
				task: "analysing",
				about: "data and model",
				hours: ANALYSIS_HOURS,
			} as const;
			this.#tasks.book(task, () => undefined);
		}
		this.#performance.heard(event);
		this.#data.heard(event);
		this.#code.heard(event);
		this.#triggers.heard(event);
		if (event.kind === "pipeline.finished" || event.kind === "pipeline.stopped") this.#runNext();
	}

	/** Takes up an action; a sentence says why it cannot be taken, null that it was. */
	#refusal(action: TeamAction): string | null {
		switch (action.do) {
			case "run-pipeline":
				return this.#runOnDemand();
			case "resume":
				return this.#resume(action.run);
			case "set": {
				const { policy, policyContext, record } = this.#shop;
				const reason = whyNotSet(policy(), action.field, action.value, policyContext);
				if (reason === null) record("learner", "policy.set", { field: action.field, value: action.value });
				return reason;
			}
			case "deploy":
			case "roll-back":
			case "rehearse-rollback":
				return this.#models.request(action);
			case "release":
			case "merge":
			case "refuse":
			case "approve":
			case "revert":
				return this.#code.request(action);
			case "compare":
			case "correct":
				return "From Level 1 on one feature store serves the training and the service: there is no second code.";
			default:
				return "From Level 1 on the pipeline does this step; run the pipeline instead.";
		}
	}

	#runOnDemand(): string | null {
		const { oneAtATime } = this.#shop.policy().guard;
		const reason = whyNotRun(this.#orchestrator.underWay("production"), oneAtATime);
		if (reason === null) this.#start("on demand", "A person asked for it.");
		return reason;
	}

	#resume(number: number | undefined): string | null {
		const run = this.#orchestrator.stopped(number);
		if (!run) {
			return number === undefined ? "No run of the pipeline stands still." : `Run ${number} does not stand still.`;
		}
		this.#resumeRun(run);
		return null;
	}

	/** What was extracted before a repair is not what would be extracted now: a run that stopped there begins again. */
	#resumeRun(run: PipelineRun): void {
		this.#orchestrator.resume(run, run.stopped?.step === "validation" ? "extraction" : undefined);
	}

	/** A trigger's run takes the place of one that stands still. */
	#start(trigger: TriggerName, reason: string): void {
		const still = this.#orchestrator.stopped();
		if (still) this.#orchestrator.abandon(still);
		const { code, revision } = this.#code;
		this.#orchestrator.start({ trigger, reason, code, revision, environment: "production" });
	}

	#runCode(order: PipelineOrder): void {
		if (order.environment !== "production" || !this.#orchestrator.underWay("production")) {
			this.#orchestrator.start(order);
		} else this.#waiting.push(order);
	}

	#runNext(): void {
		if (this.#waiting.length === 0 || this.#orchestrator.underWay("production")) return;
		const next = this.#waiting.shift() as PipelineOrder;
		this.#shop.schedule(this.#shop.now(), () => this.#orchestrator.start(next));
	}

	#look() {
		const version = this.#models.live;
		const { code } = this.#madeOf(version);
		return {
			champion: { version, served: this.#models.served, code },
			anomalies: () => this.#data.anomalies(),
			drifted: this.#drifted,
		};
	}

	#register(run: PipelineRun): number {
		const { code, revision, artifacts } = run;
		const model = left(artifacts, "model");
		const { test } = left(artifacts, "prepared");
		const version = this.#made.size + 1;
		// Whoever looks at the model's own rows computes them with its own code.
		const heldOut = { ...test, table: offlineTable(test.table, code) };
		this.#made.set(version, { model, heldOut, code, revision });
		const told = {
			version,
			weights: weightsId(model.weights),
			trainedFrom: left(artifacts, "older").from,
			trainedTo: test.to,
			accuracy: left(artifacts, "quality").accuracy,
			note: [],
		};
		this.#shop.record("pipeline", "model.registered", told, { run: run.run });
		this.#models.deliver(version, run.run);
		return version;
	}

	#rollBackTo(revision: number, because: string): void {
		this.#models.takeOut((version) => this.#madeOf(version).revision >= revision, because);
	}

	#repaired(): void {
		const run = this.#orchestrator.stopped();
		if (run?.stopped?.step === "validation") this.#resumeRun(run);
	}

	#hearInputs(day: number, alarms: readonly string[]): void {
		this.#drifted = alarms;
		if (alarms.length === 0) return;
		const sentence = `${alarms.join(", ")}: not distributed as in what the model learnt.`;
		this.#shop.record("monitor", "alert.raised", { day, about: "value skew", sentence });
	}

	#madeOf(version: number): Made {
		const made = this.#made.get(version);
		if (!made) throw new Error(`pipeline level: there is no model ${version} on day ${dayOf(this.#shop.now())}`);
		return made;
	}
}
