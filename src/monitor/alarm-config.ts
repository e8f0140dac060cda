import * as v from "valibot";
import { CORRECTIONS, type Correction } from "./multiple-testing.ts";

const whole = (low: number, high: number, fallback: number) => {
	const allowed = `a whole number from ${low} to ${high}`;
	const within = v.pipe(v.number(allowed), v.integer(allowed), v.minValue(low, allowed), v.maxValue(high, allowed));
	return v.optional(within, fallback);
};
const real = (low: number, high: number, fallback: number) => {
	const allowed = `a number from ${low} to ${high}`;
	return v.optional(v.pipe(v.number(allowed), v.minValue(low, allowed), v.maxValue(high, allowed)), fallback);
};
const CORRECTION_NAMES = Object.keys(CORRECTIONS) as Correction[];

/**
 * Every threshold of the alarms, with its range and its default. Why these defaults: see the README beside this file.
 */
export const AlarmConfigSchema = v.strictObject({
	/** Days between two checks of the inputs. */
	everyDays: whole(1, 28, 7),
	/** Days in a window: whole weeks, or the weekly pattern rings. */
	windowDays: whole(1, 28, 7),
	/** Days in the reference. */
	referenceDays: whole(1, 84, 28),
	/** Rows taken from a window and from the reference, evenly spread; all of them when there are fewer. */
	windowRows: whole(50, 100_000, 1000),
	referenceRows: whole(50, 100_000, 4000),
	/** Significant: largest adjusted p. At 1 the effect decides alone. */
	level: real(1e-9, 1, 0.01),
	/** How p-values of the features are adjusted. */
	correction: v.optional(v.picklist(CORRECTION_NAMES, `one of ${CORRECTION_NAMES.join(", ")}`), "benjamini-hochberg"),
	/** Big: smallest Wasserstein distance in sd of the reference, or Jensen–Shannon distance in base 2. At 0 p decides alone. */
	minEffect: real(0, 10, 0.15),
	/** Windows running in which the same feature has to be significant and big. */
	confirmations: whole(1, 8, 2),
	/** Valid values needed on either side, or "not enough data". */
	minValid: whole(2, 10_000, 50),
	/** Number columns with at most this many different reference values are compared as shares. */
	fewValues: whole(0, 20, 2),
	/** ADWIN's confidence: the alarm on the error stream. */
	errorDelta: real(1e-9, 0.5, 0.002),
	/** HDDM_A's confidence for a warning on the error stream. */
	errorWarning: real(1e-9, 0.5, 0.005),
});

export type AlarmConfig = v.InferOutput<typeof AlarmConfigSchema>;

export const ALARM_DEFAULTS: AlarmConfig = v.parse(AlarmConfigSchema, {});
