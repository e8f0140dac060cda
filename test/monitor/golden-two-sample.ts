import { expect } from "vitest";
import { type Cut, pooledCounts } from "../../src/monitor/bins.ts";
import { benjaminiHochberg, bonferroni, holm } from "../../src/monitor/multiple-testing.ts";
import { isMeasured, type Outcome } from "../../src/monitor/outcome.ts";
import type { Sample } from "../../src/monitor/sample.ts";
import * as chiSquare from "../../src/monitor/two-sample/chi-square.ts";
import { type ChiSquareTest, contingency, goodnessOfFit } from "../../src/monitor/two-sample/chi-square.ts";
import * as hellinger from "../../src/monitor/two-sample/hellinger.ts";
import * as jensenShannon from "../../src/monitor/two-sample/jensen-shannon.ts";
import * as kolmogorovSmirnov from "../../src/monitor/two-sample/kolmogorov-smirnov.ts";
import * as kullbackLeibler from "../../src/monitor/two-sample/kullback-leibler.ts";
import * as lInfinity from "../../src/monitor/two-sample/l-infinity.ts";
import * as populationStabilityIndex from "../../src/monitor/two-sample/population-stability-index.ts";
import { totalVariation } from "../../src/monitor/two-sample/total-variation.ts";
import * as wasserstein from "../../src/monitor/two-sample/wasserstein.ts";
import { expectAllClose, expectClose, type GoldenCase, levelsOf, numbersSample, wordsSample } from "./golden.ts";

/** Both samples of a case, as numbers or, when its type says so, as words. */
function samplesOf({ reference, current, type }: GoldenCase): [Sample, Sample] {
	if (type !== "categorical") return [numbersSample(reference), numbersSample(current)];
	return [wordsSample(reference, levelsOf(reference)), wordsSample(current, levelsOf(current))];
}

const asWords = (golden: GoldenCase): [Sample, Sample] => samplesOf({ ...golden, type: "categorical" });

function measured<T extends object>(outcome: Outcome<T>): T {
	if (!isMeasured(outcome)) throw new Error(`${outcome.unmeasured}: ${outcome.because}`);
	return outcome;
}

/** Small p are compared by their order of magnitude only. */
const expectP = (actual: number, expected: number): void =>
	expected > 1e-12
		? expectClose(actual, expected, { rel: 1e-6 }, "p")
		: expect(Math.abs(Math.log10(actual) - Math.log10(expected)), `p: ${actual} instead of ${expected}`).toBeLessThan(
				1,
			);

function expectCut(cut: Cut, { bin_edges, categories }: GoldenCase["expected"]): void {
	if (bin_edges) expectAllClose(cut.kind === "edges" ? cut.edges : [], bin_edges, { rel: 1e-9, abs: 1e-12 }, "edges");
	else expect(cut.kind === "levels" ? cut.levels : []).toEqual(categories.map(String));
}

function expectTest(
	outcome: Outcome<ChiSquareTest>,
	expected: { statistic: number; p_value: number; dof: number },
): void {
	const { statistic, p, degreesOfFreedom } = measured(outcome);
	expectClose(statistic, expected.statistic, { rel: 1e-10, abs: 1e-12 }, "statistic");
	expectClose(p, expected.p_value, { rel: 1e-8 }, "p");
	expect(degreesOfFreedom).toBe(expected.dof);
}

export const goldenTwoSample: Record<string, (golden: GoldenCase) => void> = {
	ks_2samp: (golden) => {
		const { expected } = golden;
		const result = measured(kolmogorovSmirnov.compare(...samplesOf(golden)));
		expectClose(result.statistic, expected.statistic, { abs: 1e-12 }, "D");
		// Exact up to 1000 values in the larger sample, Kolmogorov's limit above; the case must hold the one we used.
		expect(result.method).toBe(Math.max(expected.n1, expected.n2) <= 1000 ? "exact" : "Kolmogorov limit");
		expectP(result.p, result.method === "exact" ? expected.p_exact : expected.p_kolmogorov_limit);
		const limit = kolmogorovSmirnov.limitP(expected.n1, expected.n2, result.statistic);
		expectP(limit, expected.p_kolmogorov_limit);
	},

	wasserstein: (golden) => {
		const { expected } = golden;
		const result = measured(wasserstein.compare(...samplesOf(golden)));
		expectClose(result.statistic, expected.wasserstein, { rel: 1e-9 }, "raw");
		expectClose(result.referenceSd, expected.reference_std_ddof0, { rel: 1e-9 }, "sd");
		expectClose(result.normed, expected.wasserstein_normed, { rel: 1e-9 }, "normed");
	},

	psi: (golden) => {
		const { expected } = golden;
		const { statistic, bins } = measured(populationStabilityIndex.compare(...samplesOf(golden)));
		expectCut(bins.cut, expected);
		expectAllClose(bins.reference, expected.reference_percents, { abs: 1e-12 }, "reference");
		expectAllClose(bins.current, expected.current_percents, { abs: 1e-12 }, "current");
		expectClose(statistic, expected.psi, { rel: 1e-9 });
	},

	jensen_shannon: (golden) => {
		const { expected } = golden;
		const samples = samplesOf(golden);
		const evidently = measured(jensenShannon.compare(...samples, { bins: "pooled", base: "e" }));
		expectClose(evidently.statistic, expected.js_evidently_base_e, { abs: 1e-7 }, "evidently");
		const { statistic, bins } = measured(jensenShannon.compare(...samples));
		expectClose(statistic, expected.js_nannyml_base_2, { abs: 1e-7 }, "NannyML");
		if (expected.nannyml_doane_bin_edges) expectCut(bins.cut, { bin_edges: expected.nannyml_doane_bin_edges });
	},

	kl_divergence: (golden) => {
		const { statistic } = measured(kullbackLeibler.compare(...samplesOf(golden)));
		expectClose(statistic, golden.expected.kl_reference_to_current, { rel: 1e-9 });
	},

	hellinger: (golden) => {
		const { expected } = golden;
		const samples = samplesOf(golden);
		const nannyml = measured(hellinger.compare(...samples)).statistic;
		const evidently = measured(hellinger.compare(...samples, { bins: "pooled" })).statistic;
		expectClose(nannyml, expected.hellinger_nannyml ?? expected.hellinger, { abs: 1e-7 }, "NannyML");
		expectClose(evidently, expected.hellinger_evidently ?? expected.hellinger, { abs: 1e-7 }, "evidently");
	},

	l_infinity: (golden) => {
		const { statistic } = measured(lInfinity.compare(...asWords(golden)));
		expectClose(statistic, golden.expected.l_infinity, { abs: 1e-12 });
	},

	chi2: (golden) => {
		const { expected, counts } = golden;
		const [reference, current] = counts;
		expectTest(contingency(reference, current), expected.contingency_no_correction);
		expectTest(contingency(reference, current, { yates: true }), expected.contingency_scipy_default);
		if (!golden.reference) return;
		const samples = asWords(golden);
		const paired = pooledCounts(...samples);
		expect([[...paired.reference], [...paired.current]]).toEqual(counts);
		expectTest(chiSquare.compare(...samples), expected.contingency_no_correction);
		const fit = { ...expected.goodness_of_fit_evidently };
		fit.statistic = Number(fit.statistic);
		expectTest(goodnessOfFit(reference, current), fit);
	},

	probability_vectors: ({ p, q, expected }) => {
		const inBits = jensenShannon.jensenShannonDistance(p, q, "2");
		expectClose(jensenShannon.jensenShannonDistance(p, q, "e"), expected.js_distance_base_e, { abs: 1e-9 }, "base e");
		expectClose(inBits, expected.js_distance_base_2, { abs: 1e-9 }, "base 2");
		expectClose(inBits ** 2, expected.js_divergence_bits_tfdv, { abs: 1e-9 }, "divergence");
		expectClose(kullbackLeibler.kullbackLeibler(p, q), expected.kl_nats_scipy_entropy, { abs: 1e-9 }, "KL");
		expectClose(hellinger.hellingerDistance(p, q), expected.hellinger, { abs: 1e-9 }, "Hellinger");
		expectClose(lInfinity.largestMove(p, q).distance, expected.l_infinity, { abs: 1e-9 }, "L-infinity");
		expectClose(totalVariation(p, q), expected.total_variation, { abs: 1e-9 }, "total variation");
	},

	multiple_testing: ({ p, expected }) => {
		expectAllClose(bonferroni(p), expected.bonferroni, { abs: 1e-12 }, "Bonferroni");
		expectAllClose(holm(p), expected.holm, { abs: 1e-12 }, "Holm");
		expectAllClose(benjaminiHochberg(p), expected.benjamini_hochberg, { abs: 1e-12 }, "Benjamini–Hochberg");
	},
};
