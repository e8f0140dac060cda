import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accuracy } from "../../../src/model/metrics/accuracy.ts";
import { averagePrecision } from "../../../src/model/metrics/average-precision.ts";
import { balancedAccuracy } from "../../../src/model/metrics/balanced-accuracy.ts";
import { brier } from "../../../src/model/metrics/brier.ts";
import {
	calibrationBins,
	calibrationErrorEqualMass,
	calibrationErrorEqualWidth,
} from "../../../src/model/metrics/calibration-error.ts";
import { confusion } from "../../../src/model/metrics/confusion.ts";
import { logLoss } from "../../../src/model/metrics/log-loss.ts";
import { matthewsCorrelation } from "../../../src/model/metrics/matthews-correlation.ts";
import { isDefined, type Measured } from "../../../src/model/metrics/measured.ts";
import { f1, precision, recall } from "../../../src/model/metrics/precision-recall.ts";
import { rocAuc } from "../../../src/model/metrics/roc-auc.ts";

type Metric = (labels: number[], scores: number[]) => Measured;

const atHalf =
	(metric: (counts: ReturnType<typeof confusion>) => Measured): Metric =>
	(labels, scores) =>
		metric(confusion(labels, scores));

/** Every metric with its range. */
const METRICS: [string, Metric, number, number][] = [
	["accuracy", atHalf(accuracy), 0, 1],
	["precision", atHalf(precision), 0, 1],
	["recall", atHalf(recall), 0, 1],
	["F1", atHalf(f1), 0, 1],
	["balanced accuracy", atHalf(balancedAccuracy), 0, 1],
	["Matthews correlation", atHalf(matthewsCorrelation), -1, 1],
	["area under the ROC curve", rocAuc, 0, 1],
	["average precision", averagePrecision, 0, 1],
	["log loss", logLoss, 0, 40],
	["Brier score", brier, 0, 1],
	["calibration error, equal width", calibrationErrorEqualWidth, 0, 1],
	["calibration error, equal mass", calibrationErrorEqualMass, 0, 1],
];

const score = fc.oneof(
	fc.double({ min: 0, max: 1, noNaN: true }),
	fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
);
const row = fc.record({ label: fc.constantFrom(0, 1), score });
const broken = fc.oneof(
	{ weight: 4, arbitrary: row },
	{
		weight: 1,
		arbitrary: fc.record({
			label: fc.constantFrom(0, 1, Number.NaN),
			score: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0.5),
		}),
	},
);
const rows = fc.array(row, { maxLength: 60 });
const apart = (list: { label: number; score: number }[]): [number[], number[]] => [
	list.map(({ label }) => label),
	list.map((one) => one.score),
];

describe.each(METRICS)("%s", (_name, metric, low, high) => {
	test("is in its range or undefined by name, whatever the rows", () => {
		fc.assert(
			fc.property(fc.array(broken, { maxLength: 60 }), (list) => {
				const value = metric(...apart(list));
				if (!isDefined(value)) {
					expect(value.undefined.length).toBeGreaterThan(0);
					return;
				}
				// The sum of a few hundred roundings may touch the end of the range from outside.
				expect(value).toBeGreaterThanOrEqual(low - 1e-12);
				expect(value).toBeLessThanOrEqual(high + 1e-12);
			}),
		);
	});

	test("leaves out rows without a label or a score", () => {
		fc.assert(
			fc.property(rows, (list) => {
				const [labels, scores] = apart(list);
				const more = metric([...labels, Number.NaN, 1, 0], [...scores, 0.3, Number.NaN, Number.NEGATIVE_INFINITY]);
				expect(more).toEqual(metric(labels, scores));
			}),
		);
	});

	test("is undefined without rows", () => {
		expect(metric([], [])).toHaveProperty("undefined");
		expect(metric([Number.NaN], [0.5])).toHaveProperty("undefined");
	});

	test("refuses labels and scores of different lengths", () => {
		expect(() => metric([1, 0], [0.5])).toThrow("2 labels for 1 scores");
	});
});

describe("one class only", () => {
	const scores = [0.2, 0.4, 0.6, 0.8];

	test.each([0, 1])("label %i: what needs both classes is undefined", (label) => {
		const labels = scores.map(() => label);
		expect(rocAuc(labels, scores)).toEqual({ undefined: expect.stringContaining("both classes") });
		expect(balancedAccuracy(confusion(labels, scores))).toEqual({ undefined: expect.stringContaining("one class") });
		expect(isDefined(averagePrecision(labels, scores))).toBe(label === 1);
		expect(matthewsCorrelation(confusion(labels, scores))).toBe(0);
	});
});

describe("against the definition", () => {
	test("the area under the ROC curve counts pairs, ties for half", () => {
		fc.assert(
			fc.property(rows, (list) => {
				const value = rocAuc(...apart(list));
				if (!isDefined(value)) return;
				const [ones, zeros] = [1, 0].map((label) => list.filter((one) => one.label === label)) as [
					typeof list,
					typeof list,
				];
				const wins = ones.flatMap((one) => zeros.map((zero) => (Math.sign(one.score - zero.score) + 1) / 2));
				expect(value).toBeCloseTo(wins.reduce((sum, win) => sum + win, 0) / wins.length, 12);
			}),
		);
	});

	test("the area under the ROC curve only knows the order of scores, and turns round with them", () => {
		fc.assert(
			fc.property(rows, (list) => {
				const [labels, scores] = apart(list);
				const value = rocAuc(labels, scores);
				expect(
					rocAuc(
						labels,
						scores.map((one) => 4 * one),
					),
				).toEqual(value);
				if (!isDefined(value)) return;
				expect(
					rocAuc(
						labels,
						scores.map((one) => -one),
					),
				).toBeCloseTo(1 - value, 12);
			}),
		);
	});

	test("average precision is the mean precision over the ones when no scores tie", () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 40 }), (labels) => {
				const value = averagePrecision(
					labels,
					labels.map((_, i) => -i),
				);
				if (!isDefined(value)) return;
				const precisions = labels.flatMap((label, i) =>
					label === 1 ? [labels.slice(0, i + 1).filter((one) => one === 1).length / (i + 1)] : [],
				);
				expect(value).toBeCloseTo(precisions.reduce((sum, one) => sum + one, 0) / precisions.length, 12);
			}),
		);
	});

	test("Matthews correlation is the correlation of labels and predictions", () => {
		const [labels, scores] = apart([
			{ label: 1, score: 0.9 },
			{ label: 1, score: 0.2 },
			{ label: 0, score: 0.4 },
			{ label: 0, score: 0.7 },
			{ label: 0, score: 0.1 },
		]);
		// tp 1, fp 1, fn 1, tn 2: (1·2 - 1·1) / √(2·2·3·3)
		expect(matthewsCorrelation(confusion(labels, scores))).toBeCloseTo(1 / 6, 12);
	});

	test("a certain mistake costs 36 nats, not infinity", () => {
		expect(logLoss([0], [1])).toBeCloseTo(36.04365338911715, 12);
	});

	test("bins of a reliability diagram hold every row once", () => {
		fc.assert(
			fc.property(rows, (list) => {
				const bins = calibrationBins(...apart(list));
				expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(list.length);
			}),
		);
	});

	test("the threshold is the lowest score that is predicted 1", () => {
		expect(confusion([1, 1, 0, 0], [0.3, 0.29, 0.3, 0.29], 0.3)).toEqual({ tp: 1, fp: 1, fn: 1, tn: 1 });
	});
});
