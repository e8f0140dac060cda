import { dayOf } from "../core/clock.ts";
import { randomStream } from "../core/random.ts";
import type { Model } from "../model/model.ts";
import { SERVING_SKEWS, type ServedModel, skewById } from "../model/serving.ts";
import { TrainingFailure } from "../model/trainer.ts";
import type { WorldDay } from "../world/world.ts";
import type { StepAction, TeamAction } from "./actions.ts";
import type { AnsweredDay } from "./answer-day.ts";
import { evaluateModel } from "./evaluate.ts";
import { type OpsEvent, STEPS, type Step } from "./events.ts";
import { PreparationFailure, type Prepared, prepareRows, trainingCost, trainingJob, weightsId } from "./experiment.ts";
import { handOverNote } from "./hand-over-note.ts";
import type { Level } from "./level.ts";
import type { LabelledRows } from "./offline-data.ts";
import { type Appointment, appoint, STEP_WORK } from "./people.ts";
import type { Shop } from "./shop.ts";
import { versionAtWall, whyNot } from "./why-not.ts";

/** What lies on the data scientist's desk; each step adds its own. */
interface Experiment {
	readonly run: number;
	attempts: number;
	rows?: LabelledRows;
	prepared?: Prepared;
	model?: Model;
	accuracy?: number;
}

/**
 * MLOps Level 0 (Google, "MLOps: continuous delivery and automation pipelines in machine learning"): every step is a
 * person's, a model file crosses the ML | Ops wall, ops write the features a second time, and nobody monitors.
 */
export class Level0 implements Level {
	/** Nothing is tried beside the model in service. */
	readonly trial = null;
	readonly #shop: Shop;
	readonly #files = new Map<number, Model>();
	/** Rows that each version did not learn from, by version. */
	readonly #heldOut = new Map<number, LabelledRows>();
	/** What has been in service, by version: an older one is put back with its serving code and scaler as they were. */
	readonly #services = new Map<number, ServedModel>();
	#experiment: Experiment = { run: 0, attempts: 0 };
	#served: ServedModel | null = null;

	constructor(shop: Shop) {
		this.#shop = shop;
	}

	/** The model in service. Throws before `open`. */
	get served(): ServedModel {
		if (!this.#served) throw new Error("level 0: no model is in service yet");
		return this.#served;
	}

	/** The file of a registered version, for looking inside. */
	file(version: number): Model | undefined {
		return this.#files.get(version);
	}

	/** The rows that were held out when a registered version was trained. */
	heldOut(version: number): LabelledRows | undefined {
		return this.#heldOut.get(version);
	}

	/** What was there before the year: model 1, trained on the days before day 0 and served as it was trained. */
	async open(window: number): Promise<void> {
		this.#extract(window, 0);
		this.#prepare(0);
		await this.#train(0);
		this.#evaluate(0);
		this.#handOver(0);
		this.#shop.record("ops engineer", "features.rewritten", { version: 1, skew: null }, { run: 0 });
		this.#deploy(1, null, 0);
	}

	/** Takes up a step now, or records why not. */
	request(action: TeamAction): void {
		const { desk, record } = this.#shop;
		if (!isStep(action)) {
			const reason = "Level 0 has no pipeline: every step is done by hand.";
			return record("learner", "action.refused", { action: action.do, reason });
		}
		const reason = whyNot(desk(), action);
		if (reason) record("learner", "action.refused", { action: action.do, reason });
		else if (action.do === "deploy") this.#requestDeploy(action.version ?? (versionAtWall(desk()) as number));
		else this.#requestStep(action);
	}

	/** What is delivered is what is used: nobody stands between the sources and the model. */
	ingest(made: WorldDay): WorldDay {
		return made;
	}

	guard(made: WorldDay): WorldDay {
		return made;
	}

	/** Nobody monitors. */
	dayServed(_answered: AnsweredDay): void {}

	heard(_event: OpsEvent): void {}

	#requestStep(action: Exclude<StepAction, { do: "deploy" }>): void {
		const { seed, now } = this.#shop;
		if (action.do === "extract") this.#experiment = { run: this.#experiment.run + 1, attempts: 0 };
		const { run, attempts } = this.#experiment;
		const plan = appoint(seed, action.do, `${run}/${attempts}`, now());
		this.#appoint(action.do, plan, run, () => {
			switch (action.do) {
				case "extract":
					return this.#extract(action.window, plan.hours);
				case "prepare":
					return this.#prepare(plan.hours);
				case "train":
					return this.#train(plan.hours);
				case "evaluate":
					return this.#evaluate(plan.hours);
				case "hand-over":
					return this.#handOver(plan.hours);
			}
		});
	}

	#requestDeploy(version: number): void {
		const { seed, skewChance, desk, now, record } = this.#shop;
		const known = desk().registry.find((entry) => entry.version === version);
		const putBack = known?.state === "retired";
		const plan = appoint(seed, "deploy", `${version}`, now(), putBack);
		this.#appoint("deploy", plan, null, () => {
			if (putBack) return this.#deploy(version, known.skew, plan.hours);
			const skew = drawSkew(seed, version, skewChance);
			record("ops engineer", "features.rewritten", { version, skew }, { hours: plan.hours });
			this.#deploy(version, skew, 0);
		});
	}

	/** Puts a step into the calendar: it waits, it starts, it ends. */
	#appoint(step: Step, plan: Appointment, run: number | null, done: () => void | Promise<void>): void {
		const { record, schedule, now } = this.#shop;
		const { role } = STEP_WORK[step];
		const until = plan.ends;
		const start = () => record(role, "step.started", { step, until }, { run });
		if (plan.starts > now()) {
			record(role, "step.queued", { step, startsAt: plan.starts, until }, { run });
			schedule(plan.starts, start);
		} else start();
		schedule(until, done);
	}

	#extract(window: number, hours: number): void {
		const { data, now, record } = this.#shop;
		const today = dayOf(now());
		const rows = data.labelled(today - window, today - 1, today);
		this.#experiment.rows = rows;
		const late = rows.late.reduce((sum, y) => sum + y, 0);
		const told = { from: rows.from, to: rows.to, rows: rows.late.length, late };
		record("data scientist", "data.extracted", told, { hours, run: this.#experiment.run });
	}

	#prepare(hours: number): void {
		const { seed, config, record } = this.#shop;
		const experiment = this.#experiment;
		const effort = { hours, run: experiment.run };
		try {
			const prepared = prepareRows(present(experiment.rows, "rows"), config.features, seed, experiment.run);
			experiment.prepared = prepared;
			const told = {
				trainRows: prepared.train.late.length,
				testRows: prepared.test.late.length,
				features: config.features,
				scalerMean: prepared.scaler.mean,
				scalerSd: prepared.scaler.sd,
			};
			record("data scientist", "data.prepared", told, effort);
		} catch (error) {
			if (!(error instanceof PreparationFailure)) throw error;
			record("data scientist", "preparation.failed", { message: error.message }, effort);
		}
	}

	async #train(hours: number): Promise<void> {
		const { seed, config, trainer, trainOptions, record } = this.#shop;
		const experiment = this.#experiment;
		const { run } = experiment;
		const prepared = present(experiment.prepared, "prepared rows");
		const job = trainingJob(prepared, config, seed, run, experiment.attempts++);
		const effort = { hours, cost: run === 0 ? 0 : trainingCost(job.rows), run };
		try {
			const { weights, losses, backend } = await trainer.train(job, trainOptions);
			experiment.model = { network: job.network, features: config.features, scaler: prepared.scaler, weights };
			const told = { rows: job.rows, losses, weights: weightsId(weights), backend };
			record("data scientist", "model.trained", told, effort);
		} catch (error) {
			if (!(error instanceof TrainingFailure)) throw error;
			record("data scientist", "training.failed", { reason: error.reason, message: error.message }, effort);
		}
	}

	#evaluate(hours: number): void {
		const experiment = this.#experiment;
		const model = present(experiment.model, "model");
		const quality = evaluateModel(model, present(experiment.prepared, "prepared rows").test);
		experiment.accuracy = quality.accuracy;
		const told = { ...quality, weights: weightsId(model.weights) };
		this.#shop.record("data scientist", "model.evaluated", told, { hours, run: experiment.run });
	}

	#handOver(hours: number): void {
		const { run, model, rows, prepared, accuracy } = this.#experiment;
		const file = present(model, "model");
		const { from, to } = present(rows, "rows");
		const version = this.#files.size + 1;
		this.#files.set(version, file);
		this.#heldOut.set(version, present(prepared, "prepared rows").test);
		const told = {
			version,
			weights: weightsId(file.weights),
			trainedFrom: from,
			trainedTo: to,
			accuracy: present(accuracy, "evaluation"),
			note: handOverNote(file),
		};
		this.#shop.record("data scientist", "model.registered", told, { hours, run });
	}

	#deploy(version: number, skew: string | null, hours: number): void {
		const { desk, record } = this.#shop;
		const replaces = desk().live;
		const previousScaler = this.#served?.model.scaler ?? null;
		const model = present(this.#files.get(version), `model ${version}`);
		this.#served = this.#services.get(version) ?? { model, skew: skewById(skew), previousScaler };
		this.#services.set(version, this.#served);
		record("ops engineer", "model.deployed", { version, replaces, skew }, { hours, run: null });
	}
}

const isStep = (action: TeamAction): action is StepAction => (STEPS as readonly string[]).includes(action.do);

/** Whether ops get the features of `version` wrong, and how. */
function drawSkew(seed: number, version: number, chance: number): string | null {
	const stream = randomStream(seed, `failures/rewrite/${version}`);
	const wrong = stream.uniform() < chance;
	const which = SERVING_SKEWS[stream.below(SERVING_SKEWS.length)];
	return wrong && which ? which.id : null;
}

function present<T>(value: T | undefined, what: string): T {
	if (value === undefined) throw new Error(`level 0: there is no ${what} yet`);
	return value;
}
