import { concatTables, type Table } from "../../core/table.ts";
import { featureById } from "../../model/features.ts";
import { calibrationErrorEqualMass } from "../../model/metrics/calibration-error.ts";
import { isDefined } from "../../model/metrics/measured.ts";
import { predict } from "../../model/model.ts";
import { checkWindow, prepareReference, type WindowCheck } from "../../monitor/alarm.ts";
import { ALARM_DEFAULTS } from "../../monitor/alarm-config.ts";
import { ErrorMonitor } from "../../monitor/alarm-errors.ts";
import { estimatePerformance, prepareReference as prepareEstimate } from "../../monitor/estimate/cbpe.ts";
import { isMeasured } from "../../monitor/outcome.ts";
import { sampleOf } from "../../monitor/sample.ts";
import { checkSchema } from "../../monitor/schema/check.ts";
import { inferSchema } from "../../monitor/schema/infer.ts";
import { compare as populationStabilityIndex } from "../../monitor/two-sample/population-stability-index.ts";
import { FIRST_DELAY } from "../../world/orders.ts";
import type { World } from "../../world/world.ts";
import type { Played } from "./play.ts";

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

/** Lets every monitor look at a run with its default settings; the reference is the last weeks before day 0. */
export function watch(world: World, played: Played, measured: readonly number[]): Watched {
	const past = concatTables(
		Array.from({ length: referenceDays }, (_, i) => world.day(i - referenceDays, []).delivered),
	);
	const columns = [...new Set(played.first.model.features.flatMap((id) => featureById(id).reads))];
	return {
		schema: watchSchema(past, played),
		inputs: watchInputs(past, played, columns),
		errors: watchErrors(played),
		psi: psiOf(past, played, columns, measured),
		estimate: estimateOf(played, measured),
	};
}

/** The columns that the model reads, as far as they are there. */
const only = (table: Table, columns: readonly string[]): Table => ({
	rows: table.rows,
	columns: Object.fromEntries(Object.entries(table.columns).filter(([name]) => columns.includes(name))),
});

const delivered = (played: Played, days: readonly number[]): Table =>
	concatTables(days.flatMap((day) => played.days[day]?.made.delivered ?? []));

/** Every day's batch against the schema of the reference. */
function watchSchema(past: Table, { days }: Played): Ring[] {
	const batchRows = days[0]?.made.delivered.rows ?? 1;
	const schema = inferSchema(past, { batchRows });
	return days.flatMap(({ made }, day) => {
		const before = days[day - 1]?.made.delivered;
		const anomalies = checkSchema(schema, made.delivered, { before });
		return anomalies.length > 0
			? [{ day, seen: day, about: anomalies.map(({ name, column }) => `${name} ${column}`) }]
			: [];
	});
}

/** Every whole week against the reference; heard on the Monday after it. */
function watchInputs(past: Table, played: Played, columns: readonly string[]): Ring[] {
	const reference = prepareReference(only(past, columns), ALARM_DEFAULTS);
	const rings: Ring[] = [];
	let previous: WindowCheck | null = null;
	for (let day = windowDays; day <= played.days.length; day += everyDays) {
		const window = Array.from({ length: windowDays }, (_, i) => day - windowDays + i);
		previous = checkWindow(reference, only(delivered(played, window), columns), previous);
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

function psiOf(past: Table, played: Played, columns: readonly string[], days: readonly number[]) {
	const reference = Object.entries(only(past, columns).columns).map(([name, column]) => ({
		name,
		sample: sampleOf(column),
	}));
	const largest: Record<string, number> = {};
	for (let from = 0; from + windowDays <= days.length; from += windowDays) {
		const window = delivered(played, days.slice(from, from + windowDays));
		for (const { name, sample } of reference) {
			const column = window.columns[name];
			const psi = column && populationStabilityIndex(sample, sampleOf(column));
			if (psi && isMeasured(psi)) largest[name] = Math.max(largest[name] ?? 0, psi.statistic);
		}
	}
	return largest;
}

/** CBPE, calibrated on the rows that were held out when the model was trained. */
function estimateOf({ first, days }: Played, measured: readonly number[]): number {
	const { model, prepared } = first;
	const reference = prepareEstimate(prepared.test.late, predict(model, prepared.test.table), {
		threshold: 0.5,
		calibrationError: (labels, scores) => {
			const error = calibrationErrorEqualMass(labels, scores);
			return isDefined(error) ? error : null;
		},
	});
	if (!isMeasured(reference)) throw new Error(`calibrate: ${reference.because}`);
	const scores = Float64Array.from(measured.flatMap((day) => [...(days[day]?.served.scores ?? [])]));
	const estimate = estimatePerformance(reference, scores);
	if (!isMeasured(estimate) || !isMeasured(estimate.accuracy)) throw new Error("calibrate: nothing to estimate from");
	return estimate.accuracy.value;
}
