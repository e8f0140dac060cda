import { permutation, randomStream } from "../../core/random.ts";
import { fitIsotonic, isotonicValues } from "./isotonic.ts";

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

export function isotonicCalibrator(labels: ArrayLike<number>, scores: ArrayLike<number>): Calibrator {
	const fit = fitIsotonic(scores, labels);
	return { kind: "isotonic", calibrate: (values) => isotonicValues(fit, values) };
}

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
	const byClass = [0, 1].map((label) => Array.from(labels, (_, i) => i).filter((i) => labels[i] === label));
	if (byClass.some((rows) => rows.length < 2)) return NO_CALIBRATION;
	const truths: Float64Array[] = [];
	const raw: Float64Array[] = [];
	const calibrated: Float64Array[] = [];
	for (let split = 0; split < SPLITS; split++) {
		const parts = byClass.map((rows, label) => divide(rows, seed, `calibration/${split}/${label}`));
		const train = joined(parts.map((part) => part.train));
		const test = joined(parts.map((part) => part.test));
		const before = pick(test, scores);
		truths.push(pick(test, labels));
		raw.push(before);
		calibrated.push(isotonicCalibrator(pick(train, labels), pick(train, scores)).calibrate(before));
	}
	const truth = joined(truths);
	const before = calibrationError(truth, joined(raw));
	const after = calibrationError(truth, joined(calibrated));
	return before !== null && after !== null && before > after ? isotonicCalibrator(labels, scores) : NO_CALIBRATION;
}

/** A tenth of the rows of one class to test on, one row at least. */
function divide(rows: readonly number[], seed: number, name: string): { train: Float64Array; test: Float64Array } {
	const shuffled = pick(permutation(rows.length, randomStream(seed, name)), rows);
	const tested = Math.max(1, Math.round(rows.length * HELD_OUT));
	return { train: shuffled.subarray(tested), test: shuffled.subarray(0, tested) };
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
