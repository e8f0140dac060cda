import { dayOf } from "../core/clock.ts";
import { randomStream } from "../core/random.ts";
import type { Model } from "../model/model.ts";
import { bothSkews, SERVING_SKEWS, type ServedModel, skewById } from "../model/serving.ts";
import { TrainingFailure } from "../model/trainer.ts";
import type { WorldDay } from "../world/world.ts";
import type { CompareAction, StepAction, TeamAction } from "./actions.ts";
import type { AnsweredDay } from "./answer-day.ts";
import { missingPackages } from "./cd/checks/compatible.ts";
import { COMPARED_DAYS, compareFeatures } from "./compare-features.ts";
import { evaluateModel } from "./evaluate.ts";
import { type OpsEvent, STEPS, type Step } from "./events.ts";
import { PreparationFailure, type Prepared, SALTED, trainingCost, trainingJob, weightsId } from "./experiment.ts";
import { handOverNote } from "./hand-over-note.ts";
import type { LabelledRows } from "./labelled-rows.ts";
import type { Level } from "./level.ts";
import { Notebook } from "./notebook.ts";
import { type Appointment, appoint } from "./people.ts";
import type { Shop } from "./shop.ts";
import { offlineTable } from "./source/offline-table.ts";
import type { PipelineCode } from "./source/pipeline-code.ts";
import { prepareWith } from "./source/prepare-with.ts";
import { STEP_WORK } from "./step-work.ts";
import { Tasks } from "./tasks.ts";
import { versionAtWall, whyNot } from "./why-not.ts";
import { COMPARE_WORK, whyNotCompare } from "./why-not-compare.ts";

/** What lies on the data scientist's desk; each step adds its own. */
interface Experiment {
	readonly run: number;
	/** The notebook's code when the experiment began. */
	code: PipelineCode;
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
	/** The code that each version was made with. */
	readonly #codes = new Map<number, PipelineCode>();
	readonly #notebook: Notebook;
	readonly #tasks: Tasks;
	/** The last days that were answered. */
	#days: readonly WorldDay[] = [];
	#experiment: Experiment;
	#served: ServedModel | null = null;

	constructor(shop: Shop) {
		this.#shop = shop;
		this.#notebook = new Notebook(shop);
		this.#tasks = new Tasks(shop);
		this.#experiment = { run: 0, code: this.#notebook.code, attempts: 0 };
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
		if (action.do === "compare" || action.do === "correct") return this.#requestCompare(action);
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

	/** Nobody monitors; the requests of a week are kept. */
	dayServed({ made }: AnsweredDay): void {
		this.#days = [...this.#days, made].slice(-COMPARED_DAYS);
	}

	heard(event: OpsEvent): void {
		this.#notebook.heard(event);
	}

	#requestStep(action: Exclude<StepAction, { do: "deploy" }>): void {
		const { seed, now } = this.#shop;
		if (action.do === "extract") {
			this.#notebook.paste();
			this.#experiment = { run: this.#experiment.run + 1, code: this.#notebook.code, attempts: 0 };
		}
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

	#requestCompare({ do: what }: CompareAction): void {
		const { desk, record } = this.#shop;
		const nothing = this.#days.length === 0 ? "No parcel has been answered yet." : null;
		const reason = whyNotCompare(desk(), what) ?? nothing;
		if (reason) return record("learner", "action.refused", { action: what, reason });
		const version = present(desk().live ?? undefined, "model in service");
		const work = { ...COMPARE_WORK[what], about: `model ${version}` };
		this.#tasks.book(work, () => (what === "compare" ? this.#compare(version) : this.#correct(version)));
	}

	/** Nothing is said of a version that has left the service meanwhile. */
	#compare(version: number): void {
		const { desk, record } = this.#shop;
		if (desk().live !== version) return;
		const code = present(this.#codes.get(version), `code of model ${version}`);
		const told = compareFeatures(this.served, this.#days, (table) => offlineTable(table, code));
		record("data scientist", "features.compared", { version, ...told });
	}

	#correct(version: number): void {
		const { desk, record } = this.#shop;
		const corrected = { ...present(this.#services.get(version), `service of model ${version}`), skew: null };
		this.#services.set(version, corrected);
		if (desk().live === version) this.#served = corrected;
		record("ops engineer", "features.corrected", { version });
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
		const { seed, record } = this.#shop;
		const experiment = this.#experiment;
		const { code } = experiment;
		const effort = { hours, run: experiment.run };
		try {
			const prepared = prepareWith(present(experiment.rows, "rows"), code, seed, experiment.run);
			experiment.prepared = prepared;
			const told = {
				trainRows: prepared.train.late.length,
				testRows: prepared.test.late.length,
				features: code.features,
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
		const { seed, trainer, trainOptions, record } = this.#shop;
		const experiment = this.#experiment;
		const { run, code } = experiment;
		const prepared = present(experiment.prepared, "prepared rows");
		const job = trainingJob(prepared, code, seed, run, experiment.attempts++ + SALTED * code.salt);
		const effort = { hours, cost: run === 0 ? 0 : trainingCost(job.rows), run };
		try {
			const { weights, losses, backend } = await trainer.train(job, trainOptions);
			experiment.model = { network: job.network, features: code.features, scaler: prepared.scaler, weights };
			const told = { rows: job.rows, losses, weights: weightsId(weights), backend };
			record("data scientist", "model.trained", told, effort);
		} catch (error) {
			if (!(error instanceof TrainingFailure)) throw error;
			record("data scientist", "training.failed", { reason: error.reason, message: error.message }, effort);
			if (error.reason === "non-finite-input") this.#takeOut(this.#notebook.newest, error.message);
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
		const { run, code, model, rows, prepared, accuracy } = this.#experiment;
		const file = present(model, "model");
		const { from, to } = present(rows, "rows");
		const version = this.#files.size + 1;
		this.#files.set(version, file);
		this.#codes.set(version, code);
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

	/** Puts a version into service; one whose code asks for a package that is not there does not start. */
	#deploy(version: number, skew: string | null, hours: number): void {
		const { desk, record } = this.#shop;
		const effort = { hours, run: null };
		const code = present(this.#codes.get(version), `code of model ${version}`);
		const [lacking] = missingPackages(code.packages);
		if (lacking) {
			const because = `The image of the service lacks ${lacking}.`;
			record("ops engineer", "deployment.failed", { version, because }, effort);
			return this.#takeOut(this.#notebook.using(lacking), because);
		}
		const replaces = desk().live;
		this.#served = this.#services.get(version) ?? this.#serviceOf(version, code, skew);
		this.#services.set(version, this.#served);
		record("ops engineer", "model.deployed", { version, replaces, skew }, effort);
	}

	/** The service as ops write it: what the code has wrong for serving, and what they get wrong themselves. */
	#serviceOf(version: number, code: PipelineCode, skew: string | null): ServedModel {
		const model = present(this.#files.get(version), `model ${version}`);
		const rewritten = skewById(skew);
		const ofCode = skewById(code.servingSkew);
		const both = rewritten ? bothSkews(ofCode, rewritten) : ofCode;
		const previousScaler = this.#served?.model.scaler ?? null;
		return { model, skew: both, previousScaler, ...(code.lookupMs > 0 && { lookupMs: code.lookupMs }) };
	}

	/** Takes a pasted commit out of the notebook, and out of the experiment that is on the desk. */
	#takeOut(commit: string | undefined, because: string): void {
		if (commit === undefined) return;
		this.#notebook.takeOut(commit, because);
		this.#experiment.code = this.#notebook.code;
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
