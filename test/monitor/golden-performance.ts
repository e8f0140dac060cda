import { expect } from "vitest";
import { accuracy } from "../../src/model/metrics/accuracy.ts";
import { averagePrecision } from "../../src/model/metrics/average-precision.ts";
import { balancedAccuracy } from "../../src/model/metrics/balanced-accuracy.ts";
import { brier } from "../../src/model/metrics/brier.ts";
import { calibrationErrorEqualMass, calibrationErrorEqualWidth } from "../../src/model/metrics/calibration-error.ts";
import { confusion } from "../../src/model/metrics/confusion.ts";
import { logLoss } from "../../src/model/metrics/log-loss.ts";
import { matthewsCorrelation } from "../../src/model/metrics/matthews-correlation.ts";
import type { Measured } from "../../src/model/metrics/measured.ts";
import { f1, precision, recall } from "../../src/model/metrics/precision-recall.ts";
import { rocAuc } from "../../src/model/metrics/roc-auc.ts";
import { isotonicCalibrator } from "../../src/monitor/estimate/calibration.ts";
import { expectedPerformance, expectedRocAuc } from "../../src/monitor/estimate/expected.ts";
import { lehmer } from "./gen.ts";
import { expectAllClose, expectClose, type GoldenCase, numbersOf } from "./golden.ts";

const THRESHOLD = 0.5;

function rowsOf({ scores, labels, label_sum }: GoldenCase): { scores: Float64Array; labels: Uint8Array } {
	const values = numbersOf(scores);
	const truth = Uint8Array.from(typeof labels === "string" ? [...labels].map(Number) : drawLabels(labels.gen, values));
	expect(truth.length).toBe(values.length);
	if (label_sum !== undefined) expect(truth.reduce((sum, label) => sum + label, 0)).toBe(label_sum);
	return { scores: values, labels: truth };
}

/** Long label lists are drawn: a fresh generator, label = next() < score. */
function drawLabels({ lcg_seed, rule }: { lcg_seed: number; rule?: string }, scores: Float64Array): number[] {
	if (rule !== undefined && rule !== null && !/next\(\) < score/.test(rule)) {
		throw new Error(`labels drawn by the rule "${rule}", which the test does not know`);
	}
	const next = lehmer(lcg_seed);
	return Array.from(scores, (score) => (next() < score ? 1 : 0));
}

function expectMeasured(actual: Measured, expected: number | "undefined", what: string): void {
	if (expected === "undefined") expect(actual, what).toHaveProperty("undefined");
	else expectClose(typeof actual === "number" ? actual : undefined, expected, { abs: 1e-9 }, what);
}

export function goldenMetrics(golden: GoldenCase): void {
	const { labels, scores } = rowsOf(golden);
	const { expected } = golden;
	const counts = confusion(labels, scores, THRESHOLD);
	expect(counts).toEqual(expected.confusion);
	const measured: Record<string, Measured> = {
		accuracy: accuracy(counts),
		precision: precision(counts),
		recall: recall(counts),
		f1: f1(counts),
		mcc: matthewsCorrelation(counts),
		balanced_accuracy: balancedAccuracy(counts),
		roc_auc: rocAuc(labels, scores),
		average_precision: averagePrecision(labels, scores),
		log_loss: logLoss(labels, scores),
		brier: brier(labels, scores),
		ece_equal_width_10: calibrationErrorEqualWidth(labels, scores),
		ece_equal_mass_10: calibrationErrorEqualMass(labels, scores),
	};
	for (const [name, value] of Object.entries(measured)) expectMeasured(value, expected[name], name);
}

export function goldenCbpe(golden: GoldenCase): void {
	const { labels, scores } = rowsOf(golden);
	const { cbpe_on_raw_scores, cbpe_isotonic } = golden.expected;
	expectEstimate(scores, scores, cbpe_on_raw_scores);

	const half = Math.floor(scores.length / 2);
	const second = scores.subarray(half);
	const calibrated = isotonicCalibrator(labels.subarray(0, half), scores.subarray(0, half)).calibrate(second);
	expectAllClose(calibrated.subarray(0, 5), cbpe_isotonic.calibrated_first5, { abs: 1e-9 }, "calibrated");
	expectClose(
		calibrated.reduce((sum, p) => sum + p, 0),
		cbpe_isotonic.calibrated_sum,
		{ abs: 1e-9 },
		"calibrated sum",
	);
	expectEstimate(second, calibrated, cbpe_isotonic);
	const realised = accuracy(confusion(labels.subarray(half), second, THRESHOLD));
	expectMeasured(realised, cbpe_isotonic.realized_accuracy_second_half, "realised accuracy");
}

function expectEstimate(scores: Float64Array, probabilities: Float64Array, expected: Record<string, number>): void {
	const estimate = expectedPerformance(scores, probabilities, THRESHOLD);
	for (const [name, value] of Object.entries(estimate)) {
		expectClose(value, expected[name] as number, { abs: 1e-9 }, name);
	}
	const area = expectedRocAuc(probabilities) ?? undefined;
	expectClose(area, expected["roc_auc"] as number, { abs: 1e-9 }, "ROC AUC");
	// NannyML rounds the expected counts to five decimals.
	expectClose(area, expected["roc_auc_nannyml_rounded"] as number, { abs: 1e-4 }, "rounded ROC AUC");
}
