import { permutation, randomStream } from "../../core/random.ts";
import { fitIsotonic, isotonicAt } from "./isotonic.ts";

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
	return { kind: "isotonic", calibrate: (values) => Float64Array.from(values, (score) => isotonicAt(fit, score)) };
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
	const heldOut: { label: number; before: number; after: number }[] = [];
	for (let split = 0; split < SPLITS; split++) {
		const parts = byClass.map((rows, label) => divide(rows, seed, `calibration/${split}/${label}`));
		const train = parts.flatMap((part) => part.train);
		const test = parts.flatMap((part) => part.test);
		const pick = (rows: number[], values: ArrayLike<number>) => Float64Array.from(rows, (i) => values[i] as number);
		const before = pick(test, scores);
		const after = isotonicCalibrator(pick(train, labels), pick(train, scores)).calibrate(before);
		test.forEach((row, i) => {
			heldOut.push({ label: labels[row] as number, before: before[i] as number, after: after[i] as number });
		});
	}
	const truth = heldOut.map((row) => row.label);
	const before = calibrationError(
		truth,
		heldOut.map((row) => row.before),
	);
	const after = calibrationError(
		truth,
		heldOut.map((row) => row.after),
	);
	return before !== null && after !== null && before > after ? isotonicCalibrator(labels, scores) : NO_CALIBRATION;
}

/** A tenth of the rows of one class to test on, one row at least. */
function divide(rows: readonly number[], seed: number, name: string): { train: number[]; test: number[] } {
	const shuffled = Array.from(permutation(rows.length, randomStream(seed, name)), (i) => rows[i] as number);
	const tested = Math.max(1, Math.round(rows.length * HELD_OUT));
	return { train: shuffled.slice(tested), test: shuffled.slice(0, tested) };
}
