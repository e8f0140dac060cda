import { Memory, oneList } from "../core/remember-by.ts";
import { checkWindow, type FeatureCheck, type WindowCheck } from "../monitor/alarm.ts";
import type { AlarmConfig } from "../monitor/alarm-config.ts";
import { type ErrorCheck, ErrorMonitor } from "../monitor/alarm-errors.ts";
import { type Estimate, estimateAccuracy } from "../monitor/estimate/cbpe.ts";
import { isMeasured, type Outcome } from "../monitor/outcome.ts";
import type { Anomaly } from "../monitor/schema/anomaly.ts";
import { checkSchema } from "../monitor/schema/check.ts";
import type { WorldDay } from "../world/world.ts";
import type { InputCheck } from "./events.ts";
import type { ServedDay } from "./serve-day.ts";
import type { Shop } from "./shop.ts";
import { type AnsweredDays, WatchAnswers } from "./watch-answers.ts";
import {
	deliveredDays,
	deliveredTable,
	prepareWatch,
	type WatchedModel,
	type WatchReference,
} from "./watch-reference.ts";

export interface WatchOptions {
	readonly shop: Pick<Shop, "data" | "record">;
	readonly config: AlarmConfig;
	/** Rows of a day's batch. */
	readonly batchRows: number;
	/** The registered version called so. */
	readonly model: (version: number) => WatchedModel;
}

/** References at hand; those of older versions are prepared again when somebody looks back. */
const KEPT_REFERENCES = 16;

/** What was looked at already, by the very tables and answers: replaying checks nothing twice. */
const batches = new Memory<readonly Anomaly[]>();
const windows = new Memory<WindowCheck>();
const estimates = new Memory<Outcome<Estimate>>();
const errorChecks = new Memory<ErrorCheck>();

/**
 * All monitors of a run: the schema every day, the inputs and the estimated performance once a window, the errors with
 * every label. It looks and records; nothing that the team does depends on it, and it draws no random numbers of the
 * run. Each version of the model has its own reference, its own detectors and its own count of windows running.
 */
export class Watch {
	readonly #options: WatchOptions;
	readonly #references = new Map<number, WatchReference>();
	readonly #answers = new WatchAnswers();
	readonly #errorStates: { rate: number; width: number }[] = [];
	/** Estimates whose labels are not all known yet. */
	#open: (Omit<AnsweredDays, "scores"> & { readonly version: number; readonly rows: number })[] = [];
	#version = 0;
	#errors: ErrorMonitor;
	/** The first day whose labels the monitor of the errors has not seen: it looks when nobody remembers what it would say. */
	#unseen = 0;
	#previous: WindowCheck | null = null;
	#anomalies = "";

	constructor(options: WatchOptions) {
		this.#options = options;
		this.#errors = new ErrorMonitor(options.config);
	}

	/** What the monitors of `version` compare with. */
	reference(version: number): WatchReference {
		const { model, shop, config, batchRows } = this.#options;
		const reference = this.#references.get(version) ?? prepareWatch(model(version), shop.data, config, batchRows);
		this.#references.set(version, reference);
		if (this.#references.size > KEPT_REFERENCES)
			this.#references.delete(this.#references.keys().next().value as number);
		return reference;
	}

	/** What the schema of `version` does not allow in the orders of `day`. */
	anomalies(version: number, day: number): readonly Anomaly[] {
		const { data } = this.#options.shop;
		const batch = data.delivered(day);
		if (!batch) return [];
		// A feed that hangs delivers yesterday's values again; one that lags by days is told by their age.
		const before = data.delivered(day - 1);
		const { schema } = this.reference(version);
		return batches.remember(batch, [schema, before ?? null], "", () => checkSchema(schema, batch, { before }));
	}

	/** ADWIN's window after the labels of `day`; null before the first. */
	errorState(day: number): { readonly rate: number; readonly width: number } | null {
		return this.#errorStates[day] ?? null;
	}

	/** Looks at a day whose orders `version` has answered; days come one after the other from 0. */
	look(made: WorldDay, served: ServedDay, version: number): void {
		const { day } = made;
		if (version !== this.#version) {
			this.#version = version;
			this.#errors = new ErrorMonitor(this.#options.config);
			this.#unseen = day;
			this.#previous = null;
			this.#answers.forget();
		}
		const { everyDays, windowDays } = this.#options.config;
		this.#lookAtSchema(day);
		if (day >= windowDays && day % everyDays === 0) {
			this.#lookAtInputs(day, day - windowDays);
			this.#estimate(day, day - windowDays);
		}
		this.#answers.add(made, served);
		this.#lookAtErrors(day);
		this.#realise(day);
	}

	#lookAtSchema(day: number): void {
		const found = this.anomalies(this.#version, day);
		const named = found.map(({ name, column }) => `${name} ${column}`).join();
		if (named === this.#anomalies) return;
		this.#anomalies = named;
		const anomalies = found.map(({ name, column, sentence }) => ({ name, column, sentence }));
		this.#options.shop.record("monitor", "monitor.schema", { day, version: this.#version, anomalies });
	}

	#lookAtInputs(day: number, from: number): void {
		const { shop, config } = this.#options;
		const version = this.#version;
		const to = day - 1;
		const { inputs } = this.reference(version);
		const previous = this.#previous;
		const check = windows.remember(oneList(deliveredDays(shop.data, from, to)), [inputs, previous], "", () =>
			checkWindow(inputs, deliveredTable(shop.data, from, to, config.windowRows), previous),
		);
		this.#previous = check;
		const { rows, alarms } = check;
		const features = check.features.map(toldOf);
		shop.record("monitor", "monitor.inputs", { day, version, from, to, rows, features, alarms });
	}

	#estimate(day: number, from: number): void {
		const version = this.#version;
		const { estimate } = this.reference(version);
		const answers = this.#answers.window(from, day - 1);
		if (!estimate || !answers) return;
		const { cbpe } = estimate;
		const estimated = estimates.remember(answers, [cbpe], "", () => estimateAccuracy(cbpe, answers.scores));
		if (!isMeasured(estimated)) return;
		const { value: accuracy, lower, upper } = estimated;
		const { scores, ...rest } = answers;
		const window = { version, from: rest.from, to: rest.to, rows: scores.length };
		const { expected } = estimate;
		const told = { day, ...window, accuracy, lower, upper, expected, low: upper < expected };
		this.#options.shop.record("monitor", "monitor.estimated", told);
		this.#open.push({ ...rest, ...window });
	}

	#lookAtErrors(day: number): void {
		const { alarm, improved, warning, rate, width } = this.#errorCheck(day);
		this.#errorStates[day] = { rate, width };
		if (!alarm && !improved && !warning) return;
		const told = { day, version: this.#version, alarm, improved, warning, rate, width };
		this.#options.shop.record("monitor", "monitor.errors", told);
	}

	#errorCheck(day: number): ErrorCheck {
		const { errorDelta, errorWarning } = this.#options.config;
		return errorChecks.remember(this.#answers.history, [], `${errorDelta} ${errorWarning}`, () => {
			for (; this.#unseen < day; this.#unseen++) this.#errors.update(this.#answers.take(this.#unseen));
			this.#unseen = day + 1;
			return this.#errors.update(this.#answers.take(day));
		});
	}

	#realise(day: number): void {
		const known = this.#open.filter(({ complete }) => complete <= day);
		this.#open = this.#open.filter(({ complete }) => complete > day);
		for (const { complete: _complete, ...told } of known) {
			this.#options.shop.record("monitor", "monitor.realised", { day, ...told });
		}
	}
}

function toldOf({ feature, verdict, result, running }: FeatureCheck): InputCheck {
	if (!isMeasured(result)) {
		const nothing = { statistic: null, p: null, adjustedP: null, effect: null };
		return { feature, verdict, running, ...nothing, because: result.because };
	}
	const { statistic, p, adjustedP, effect } = result;
	return { feature, verdict, running, statistic, p, adjustedP, effect, because: null };
}
