import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/core/random.ts";
import { accuracy } from "../../src/model/metrics/accuracy.ts";
import { calibrationErrorEqualMass } from "../../src/model/metrics/calibration-error.ts";
import { confusion } from "../../src/model/metrics/confusion.ts";
import { f1, precision, recall } from "../../src/model/metrics/precision-recall.ts";
import { rocAuc } from "../../src/model/metrics/roc-auc.ts";
import { type CbpeReference, estimatePerformance, prepareReference } from "../../src/monitor/estimate/cbpe.ts";
import { fitIsotonic, isotonicAt } from "../../src/monitor/estimate/isotonic.ts";
import { referenceBand } from "../../src/monitor/estimate/reference-band.ts";
import { ESTIMATED_METRICS, scatterOf } from "../../src/monitor/estimate/sampling-error.ts";
import { isMeasured, type Outcome } from "../../src/monitor/outcome.ts";
import { anyNumber } from "./arbitraries.ts";

const calibrationError = (labels: ArrayLike<number>, scores: ArrayLike<number>) => {
	const error = calibrationErrorEqualMass(labels, scores);
	return typeof error === "number" ? error : null;
};
const OPTIONS = { threshold: 0.5, calibrationError };

function measured<T extends object>(outcome: Outcome<T>): T {
	if (!isMeasured(outcome)) throw new Error(outcome.because);
	return outcome;
}

/** Scores and labels of a model whose log-odds are `confidence` times what they should be. */
function served(seed: number, n: number, confidence: number): { labels: number[]; scores: number[] } {
	const random = randomStream(seed, "served");
	const logits = Array.from({ length: n }, () => 1.5 * random.normal());
	const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
	return {
		labels: logits.map((logit) => (random.uniform() < sigmoid(logit) ? 1 : 0)),
		scores: logits.map((logit) => sigmoid(confidence * logit)),
	};
}

describe("isotonic regression", () => {
	const points = fc.array(
		fc.record({ x: fc.integer({ min: 0, max: 15 }), y: fc.double({ min: -5, max: 5, noNaN: true }) }),
		{ minLength: 1, maxLength: 40 },
	);

	test("is the best non-decreasing fit: at each point the largest left-hand of the smallest right-hand means", () => {
		fc.assert(
			fc.property(points, (list) => {
				const xs = [...new Set(list.map(({ x }) => x))].sort((a, b) => a - b);
				const groups = xs.map((at) => list.filter(({ x }) => x === at).map(({ y }) => y));
				const mean = (from: number, to: number) => {
					const values = groups.slice(from, to + 1).flat();
					return values.reduce((sum, value) => sum + value, 0) / values.length;
				};
				const fit = fitIsotonic(
					list.map(({ x }) => x),
					list.map(({ y }) => y),
				);
				expect([...fit.x]).toEqual(xs.filter((x) => fit.x.includes(x)));
				xs.forEach((x, i) => {
					const lefts = Array.from({ length: i + 1 }, (_left, from) =>
						Math.min(...Array.from({ length: xs.length - i }, (_right, step) => mean(from, i + step))),
					);
					expect(isotonicAt(fit, x)).toBeCloseTo(Math.max(...lefts), 9);
				});
			}),
		);
	});

	test("never falls, between its points and beyond them", () => {
		fc.assert(
			fc.property(points, (list) => {
				const fit = fitIsotonic(
					list.map(({ x }) => x),
					list.map(({ y }) => y),
				);
				let last = Number.NEGATIVE_INFINITY;
				for (let x = -2; x <= 17; x += 0.25) {
					expect(isotonicAt(fit, x)).toBeGreaterThanOrEqual(last - 1e-12);
					last = isotonicAt(fit, x);
				}
			}),
		);
	});
});

describe("calibration", () => {
	test("is used for models that are too sure of themselves", () => {
		for (const seed of [1, 2, 3, 4, 5]) {
			const { labels, scores } = served(seed, 2000, 2.5);
			expect(measured(prepareReference(labels, scores, OPTIONS)).calibrator.kind).toBe("isotonic");
		}
	});

	test("is used only when the calibration error of the held-out rows falls", () => {
		const { labels, scores } = served(2, 300, 2.5);
		// The scores as they were are asked about first, the calibrated ones second.
		const kindFor = (...errors: (number | null)[]) =>
			measured(prepareReference(labels, scores, { threshold: 0.5, calibrationError: () => errors.shift() ?? null }))
				.calibrator.kind;
		expect(kindFor(0.2, 0.1)).toBe("isotonic");
		expect(kindFor(0.1, 0.1)).toBe("none");
		expect(kindFor(0.1, 0.2)).toBe("none");
		expect(kindFor(null, null)).toBe("none");
	});

	test("moves the estimate of a model that is right by less than a point", () => {
		const { labels, scores } = served(2, 4000, 1);
		const calibrated = measured(prepareReference(labels, scores, OPTIONS));
		const without = measured(prepareReference(labels, scores, { threshold: 0.5, calibrationError: () => null }));
		const [a, b] = [calibrated, without].map((reference) =>
			measured(measured(estimatePerformance(reference, scores)).accuracy),
		);
		expect(Math.abs((a?.value ?? 0) - (b?.value ?? 1))).toBeLessThan(0.01);
	});

	test("is the same for the same seed", () => {
		const { labels, scores } = served(3, 500, 2);
		const curve = () => [...measured(prepareReference(labels, scores, OPTIONS)).calibrator.calibrate([0.1, 0.5, 0.9])];
		expect(curve()).toEqual(curve());
	});
});

describe("estimated performance", () => {
	const estimateAccuracy = (reference: CbpeReference, scores: ArrayLike<number>) =>
		measured(measured(estimatePerformance(reference, scores)).accuracy);

	test("holds the true accuracy in its band for 19 of 20 windows and more, calibrating a model that is too sure", () => {
		const { labels, scores } = served(10, 6000, 2.5);
		const reference = measured(prepareReference(labels, scores, OPTIONS));
		const inside = Array.from({ length: 100 }, (_, i) => served(100 + i, 500, 2.5)).filter((current) => {
			const { lower, upper } = estimateAccuracy(reference, current.scores);
			const truth = accuracy(confusion(current.labels, current.scores)) as number;
			return lower <= truth && truth <= upper;
		});
		expect(inside.length).toBeGreaterThanOrEqual(95);
	});

	test("is blind to concept drift: other labels, same estimate, far from the truth", () => {
		const { labels, scores } = served(11, 6000, 1);
		const reference = measured(prepareReference(labels, scores, OPTIONS));
		const current = served(12, 2000, 1);
		const { value, lower } = estimateAccuracy(reference, current.scores);
		const after = accuracy(
			confusion(
				current.labels.map((label) => 1 - label),
				current.scores,
			),
		) as number;
		expect(value).toBeGreaterThan(0.7);
		expect(after).toBeLessThan(lower - 0.3);
	});

	test("bands shrink with the root of the rows", () => {
		const { labels, scores } = served(13, 3000, 1);
		const reference = measured(prepareReference(labels, scores, OPTIONS));
		const estimates = [250, 1000].map((n) => measured(estimatePerformance(reference, scores.slice(0, n))));
		for (const metric of ESTIMATED_METRICS) {
			const [few, many] = estimates.map((estimate) => measured(estimate[metric]).standardError) as [number, number];
			expect(few / many).toBeCloseTo(2, 9);
		}
	});

	test("the bands of all metrics are as wide as the metrics really scatter", () => {
		const { labels, scores } = served(16, 20_000, 1);
		const scatter = scatterOf(labels, scores, 0.5);
		const n = 400;
		const runs = Array.from({ length: 200 }, (_, i) => {
			const current = served(500 + i, n, 1);
			const counts = confusion(current.labels, current.scores);
			const { fp, tn } = counts;
			return {
				accuracy: accuracy(counts),
				precision: precision(counts),
				recall: recall(counts),
				specificity: tn / (tn + fp),
				f1: f1(counts),
				rocAuc: rocAuc(current.labels, current.scores),
			};
		});
		for (const metric of ESTIMATED_METRICS) {
			const values = runs.map((run) => run[metric] as number);
			const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
			const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
			const promised = scatter[metric].sd / Math.sqrt(n * scatter[metric].share);
			// 200 runs know a standard deviation to 5 %.
			expect(Math.abs(promised / sd - 1), metric).toBeLessThan(0.15);
		}
	});

	test("any scores give numbers within 0 .. 1 or a named reason", () => {
		const { labels, scores } = served(15, 300, 2);
		const reference = measured(prepareReference(labels, scores, OPTIONS));
		fc.assert(
			fc.property(fc.array(fc.oneof(fc.double({ min: 0, max: 1 }), anyNumber), { maxLength: 40 }), (window) => {
				const outcome = estimatePerformance(reference, window);
				if (!isMeasured(outcome)) {
					expect(outcome.unmeasured).toBe("not enough data");
					return;
				}
				for (const metric of ESTIMATED_METRICS) {
					const estimate = outcome[metric];
					if (!isMeasured(estimate)) continue;
					for (const value of [estimate.value, estimate.lower, estimate.upper]) {
						expect(value).toBeGreaterThanOrEqual(0);
						expect(value).toBeLessThanOrEqual(1);
					}
					expect(estimate.lower).toBeLessThanOrEqual(estimate.upper);
				}
			}),
		);
	});

	test("a reference without labels, and one of one class, are named", () => {
		expect(prepareReference([], [], OPTIONS)).toMatchObject({ unmeasured: "not enough data" });
		expect(prepareReference([Number.NaN, Number.NaN], [0.5, 0.6], OPTIONS)).toMatchObject({
			unmeasured: "not enough data",
		});
		const reference = measured(prepareReference([0, 0, 0], [0.1, 0.2, 0.3], OPTIONS));
		const estimate = measured(estimatePerformance(reference, [0.2, 0.1]));
		expect(measured(estimate.accuracy).value).toBeCloseTo(0.85, 12);
		expect(estimate.recall).toMatchObject({ unmeasured: "not enough data" });
		expect(estimate.rocAuc).toMatchObject({ unmeasured: "not enough data" });
	});
});

describe("band of the reference", () => {
	test("is mean ± 3 sd of what the statistic did there", () => {
		expect(referenceBand([1, 2, 3, Number.NaN])).toEqual({
			mean: 2,
			lower: expect.closeTo(2 - 3 * Math.sqrt(2 / 3), 12),
			upper: expect.closeTo(2 + 3 * Math.sqrt(2 / 3), 12),
		});
	});

	test("needs two windows", () => {
		expect(referenceBand([0.1])).toMatchObject({ unmeasured: "not enough data" });
	});
});
