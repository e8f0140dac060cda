import { permutation, randomStream } from "../../core/random.ts";
import { ascendingOrder, fitIsotonic, fitSorted, type IsotonicFit, isotonicValues } from "./isotonic.ts";

/** Turns scores into probabilities. */
export interface Calibrator {
	/** "none" when the scores were as good as they were. */
	readonly kind: "isotonic" | "none";
	readonly calibrate: (scores: ArrayLike<number>) => Float64Array;
}

/** Calibration error of scores against labels; null when there are too few rows for one. */
export type CalibrationError = (labels: ArrayLike<number>, scores: ArrayLike<number>) => number | null;

const SPLITS = 10;
const HELD_OUT = 0.1;

const NO_CALIBRATION: Calibrator = { kind: "none", calibrate: (scores) => Float64Array.from(scores) };

export const isotonicCalibrator = (labels: ArrayLike<number>, scores: ArrayLike<number>): Calibrator =>
	isotonic(fitIsotonic(scores, labels));

const isotonic = (fit: IsotonicFit): Calibrator => ({
	kind: "isotonic",
	calibrate: (values) => isotonicValues(fit, values),
});

/**
 * Isotonic calibration if it helps (NannyML): over ten stratified splits the calibrator learns on 90 % and is scored on
 * 10 %; it is used only when the calibration error of all held-out rows together falls. The splits are seeded. One-class
 * labels are never calibrated. Labels are 0 or 1, scores finite, equally many.
 */
export function chooseCalibrator(
	labels: ArrayLike<number>,
	scores: ArrayLike<number>,
	calibrationError: CalibrationError,
	seed = 42,
): Calibrator {
	const byClass: number[][] = [[], []];
	for (let i = 0; i < labels.length; i++) byClass[labels[i] as number]?.push(i);
	if (byClass.some((rows) => rows.length < 2)) return NO_CALIBRATION;
	const order = ascendingOrder(scores);
	const tests: Float64Array[] = [];
	const calibrated: Float64Array[] = [];
	for (let split = 0; split < SPLITS; split++) {
		const test = joined(byClass.map((rows, label) => tenth(rows, seed, `calibration/${split}/${label}`)));
		const isTest = new Uint8Array(order.length);
		for (const row of test) isTest[row] = 1;
		const train = order.filter((row) => isTest[row] === 0);
		const fit = fitSorted(pick(train, scores), pick(train, labels));
		tests.push(test);
		calibrated.push(isotonicValues(fit, pick(test, scores)));
	}
	const rows = joined(tests);
	const truth = pick(rows, labels);
	const before = calibrationError(truth, pick(rows, scores));
	const after = calibrationError(truth, joined(calibrated));
	const helps = before !== null && after !== null && before > after;
	return helps ? isotonicCalibrator(labels, scores) : NO_CALIBRATION;
}

/** A tenth of the rows of one class to test on, one row at least. */
function tenth(rows: readonly number[], seed: number, name: string): Float64Array {
	const order = permutation(rows.length, randomStream(seed, name));
	return pick(order.subarray(0, Math.max(1, Math.round(rows.length * HELD_OUT))), rows);
}

function pick(rows: ArrayLike<number>, values: ArrayLike<number>): Float64Array {
	const picked = new Float64Array(rows.length);
	for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i] as number] as number;
	return picked;
}

function joined(parts: readonly Float64Array[]): Float64Array {
	const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}
