import { notEnoughData, type Outcome } from "../outcome.ts";
import { type CalibrationError, type Calibrator, chooseCalibrator } from "./calibration.ts";
import { expectedPerformance, expectedRocAuc } from "./expected.ts";
import { ESTIMATED_METRICS, type EstimatedMetric, type Scatter, scatterOf } from "./sampling-error.ts";

/** Standard errors on either side of an estimate (NannyML's sampling error range). */
const BAND = 3;

/** A metric as it can be expected, with the band in which the true value should lie. All within 0 .. 1. */
export interface Estimate {
	readonly value: number;
	readonly standardError: number;
	readonly lower: number;
	readonly upper: number;
}

/** What is learnt once from rows with labels, held out from the model's training. */
export interface CbpeReference {
	readonly calibrator: Calibrator;
	readonly threshold: number;
	readonly scatter: Readonly<Record<EstimatedMetric, Scatter>>;
}

export interface CbpeOptions {
	/** A row is predicted 1 when its raw score is at least this. */
	readonly threshold: number;
	/** Judges whether calibration helps. */
	readonly calibrationError: CalibrationError;
	/** Of the splits on which that is judged. */
	readonly seed?: number;
}

/**
 * Learns the calibration and the width of the bands from reference rows. Rows whose label is not 0 or 1 or whose score
 * is not finite are left out.
 */
export function prepareReference(
	labels: ArrayLike<number>,
	scores: ArrayLike<number>,
	{ threshold, calibrationError, seed = 42 }: CbpeOptions,
): Outcome<CbpeReference> {
	const known = Array.from(labels, (label, i) => ({ label, score: scores[i] as number })).filter(
		({ label, score }) => (label === 0 || label === 1) && Number.isFinite(score),
	);
	if (known.length < 2) {
		return notEnoughData(`the reference has ${known.length} rows with a score and a label, at least 2 are needed`);
	}
	const y = known.map((row) => row.label);
	const p = known.map((row) => row.score);
	return {
		calibrator: chooseCalibrator(y, p, calibrationError, seed),
		threshold,
		scatter: scatterOf(y, p, threshold),
	};
}

/**
 * Confidence-based performance estimation (NannyML): accuracy and its kin of a window without labels, from calibrated
 * probabilities. Assumes that P(Y|X) is what it was: **blind to concept drift**, and wrong outside the range of X that
 * the model has learnt. Scores that are not finite are left out.
 */
export function estimatePerformance(
	reference: CbpeReference,
	scores: ArrayLike<number>,
): Outcome<Readonly<Record<EstimatedMetric, Outcome<Estimate>>>> {
	const raw = finite(scores);
	if (raw.length === 0) return notEnoughData("the window has no scores");
	const probabilities = reference.calibrator.calibrate(raw);
	const expected = {
		...expectedPerformance(raw, probabilities, reference.threshold),
		rocAuc: expectedRocAuc(probabilities),
	};
	const estimates = ESTIMATED_METRICS.map((metric) => {
		const value = expected[metric];
		const outcome =
			value === null
				? notEnoughData("every row is certain to be of one class")
				: withBand(value, raw.length, reference.scatter[metric]);
		return [metric, outcome] as const;
	});
	return Object.fromEntries(estimates) as Record<EstimatedMetric, Outcome<Estimate>>;
}

/** The accuracy alone: what a weekly check asks for, without the sort that the ROC area costs. */
export function estimateAccuracy(reference: CbpeReference, scores: ArrayLike<number>): Outcome<Estimate> {
	const raw = finite(scores);
	if (raw.length === 0) return notEnoughData("the window has no scores");
	const { accuracy } = expectedPerformance(raw, reference.calibrator.calibrate(raw), reference.threshold);
	return withBand(accuracy, raw.length, reference.scatter.accuracy);
}

function finite(values: ArrayLike<number>): Float64Array {
	const kept = new Float64Array(values.length);
	let n = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] as number;
		if (value - value === 0) kept[n++] = value;
	}
	return kept.subarray(0, n);
}

function withBand(value: number, n: number, { sd, share }: Scatter): Outcome<Estimate> {
	if (share === 0)
		return notEnoughData("no row of the reference contributes to this metric, so its scatter is unknown");
	const standardError = sd / Math.sqrt(n * share);
	return {
		value,
		standardError,
		lower: Math.max(0, value - BAND * standardError),
		upper: Math.min(1, value + BAND * standardError),
	};
}
