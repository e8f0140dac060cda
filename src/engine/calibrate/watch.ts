import { concatTables, type Table } from "../../core/table.ts";
import { featureById } from "../../model/features.ts";
import { calibrationErrorEqualMass } from "../../model/metrics/calibration-error.ts";
import { isDefined } from "../../model/metrics/measured.ts";
import { predict } from "../../model/model.ts";
import { type AlarmReference, checkWindow, prepareReference, type WindowCheck } from "../../monitor/alarm.ts";
import { ALARM_DEFAULTS } from "../../monitor/alarm-config.ts";
import { ErrorMonitor } from "../../monitor/alarm-errors.ts";
import {
	type CbpeReference,
	estimatePerformance,
	prepareReference as prepareEstimate,
} from "../../monitor/estimate/cbpe.ts";
import { isMeasured } from "../../monitor/outcome.ts";
import { type Sample, sampleOf } from "../../monitor/sample.ts";
import { checkSchema } from "../../monitor/schema/check.ts";
import { inferSchema } from "../../monitor/schema/infer.ts";
import type { Schema } from "../../monitor/schema/schema.ts";
import { compare as populationStabilityIndex } from "../../monitor/two-sample/population-stability-index.ts";
import { FIRST_DELAY } from "../../world/orders.ts";
import type { Fitted, Played, Start } from "./play.ts";

/** A monitor that rang: on which day, and over what. */
export interface Ring {
	/** Day on which it is heard. */
	readonly day: number;
	/** Last day whose orders it can have seen: what lies after that is not its cause. */
	readonly seen: number;
	readonly about: readonly string[];
}

/** What the monitors said of one run of a model that stays as it is. */
export interface Watched {
	/** Days on which the checks of the schema found something, the inputs alarmed, and the errors alarmed. */
	readonly schema: readonly Ring[];
	readonly inputs: readonly Ring[];
	readonly errors: readonly Ring[];
	/** Largest population stability index of each input, of seven measured days against the reference. */
	readonly psi: Readonly<Record<string, number>>;
	/** Accuracy that CBPE estimates for the days that are measured. */
	readonly estimate: number;
}

const { referenceDays, windowDays, everyDays } = ALARM_DEFAULTS;

/** What the monitors know of the time before day 0: the last weeks' rows, and the rows held out from the first model. */
export interface Baseline {
	readonly schema: Schema;
	/** Of the columns that the model reads. */
	readonly inputs: AlarmReference;
	readonly samples: ReadonlyMap<string, Sample>;
	readonly estimate: CbpeReference;
}

export function baselineOf({ world, first }: Start): Baseline {
	const days = Array.from({ length: referenceDays }, (_, i) => world.day(i - referenceDays, []).delivered);
	const past = concatTables(days);
	const read = only(past, [...new Set(first.model.features.flatMap((id) => featureById(id).reads))]);
	return {
		schema: inferSchema(past, { batchRows: world.options.ordersPerDay }),
		inputs: prepareReference(read, ALARM_DEFAULTS),
		samples: new Map(Object.entries(read.columns).map(([name, column]) => [name, sampleOf(column)])),
		estimate: estimateReference(first),
	};
}

/** Lets every monitor look at a run of the first model, with default settings. */
export function watch(baseline: Baseline, played: Played, measured: readonly number[]): Watched {
	return {
		schema: watchSchema(baseline, played),
		inputs: watchInputs(baseline, played),
		errors: watchErrors(played),
		psi: psiOf(baseline, played, measured),
		estimate: estimateOf(baseline, played, measured),
	};
}

const only = (table: Table, columns: readonly string[]): Table => ({
	rows: table.rows,
	columns: Object.fromEntries(Object.entries(table.columns).filter(([name]) => columns.includes(name))),
});

const delivered = (played: Played, days: readonly number[]): Table =>
	concatTables(days.flatMap((day) => played.days[day]?.made.delivered ?? []));

/** Every day's batch against the schema of the reference. */
function watchSchema({ schema }: Baseline, { days }: Played): Ring[] {
	return days.flatMap(({ made }, day) => {
		const before = days[day - 1]?.made.delivered;
		const anomalies = checkSchema(schema, made.delivered, { before });
		const about = anomalies.map(({ name, column }) => `${name} ${column}`);
		return about.length > 0 ? [{ day, seen: day, about }] : [];
	});
}

/** Every whole week against the reference; heard on the Monday after it. */
function watchInputs({ inputs }: Baseline, played: Played): Ring[] {
	const rings: Ring[] = [];
	let previous: WindowCheck | null = null;
	for (let day = windowDays; day <= played.days.length; day += everyDays) {
		const week = Array.from({ length: windowDays }, (_, i) => day - windowDays + i);
		previous = checkWindow(inputs, delivered(played, week), previous);
		if (previous.alarms.length > 0) rings.push({ day, seen: day - 1, about: previous.alarms });
	}
	return rings;
}

/** Errors in the order in which labels arrive, judged by what is recorded. */
function watchErrors({ days }: Played): Ring[] {
	const due = new Map<number, number[]>();
	for (const { made, served } of days) {
		made.actual.labelDay.forEach((day, i) => {
			const errors = due.get(day) ?? [];
			due.set(day, errors);
			errors.push((served.scores[i] as number) >= 0.5 === (served.label[i] === 1) ? 0 : 1);
		});
	}
	const monitor = new ErrorMonitor(ALARM_DEFAULTS);
	return days.flatMap((_, day) =>
		monitor.update(due.get(day) ?? []).alarm ? [{ day, seen: day - FIRST_DELAY, about: ["ADWIN"] }] : [],
	);
}

function psiOf({ samples }: Baseline, played: Played, measured: readonly number[]): Record<string, number> {
	const largest: Record<string, number> = {};
	for (let from = 0; from + windowDays <= measured.length; from += windowDays) {
		const window = delivered(played, measured.slice(from, from + windowDays));
		for (const [name, sample] of samples) {
			const column = window.columns[name];
			const psi = column && populationStabilityIndex(sample, sampleOf(column));
			if (psi && isMeasured(psi)) largest[name] = Math.max(largest[name] ?? 0, psi.statistic);
		}
	}
	return largest;
}

/** CBPE, calibrated on the rows that were held out when the model was trained. */
function estimateReference({ model, prepared: { test } }: Fitted): CbpeReference {
	const reference = prepareEstimate(test.late, predict(model, test.table), {
		threshold: 0.5,
		calibrationError: (labels, scores) => {
			const error = calibrationErrorEqualMass(labels, scores);
			return isDefined(error) ? error : null;
		},
	});
	if (!isMeasured(reference)) throw new Error(`calibrate: ${reference.because}`);
	return reference;
}

function estimateOf({ estimate }: Baseline, { days }: Played, measured: readonly number[]): number {
	const scores = Float64Array.from(measured.flatMap((day) => [...(days[day]?.served.scores ?? [])]));
	const estimated = estimatePerformance(estimate, scores);
	if (!isMeasured(estimated) || !isMeasured(estimated.accuracy)) throw new Error("calibrate: nothing to estimate from");
	return estimated.accuracy.value;
}
