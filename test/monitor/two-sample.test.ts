import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMeasured } from "../../src/monitor/outcome.ts";
import { asCategories, categorySample, numberSample, type Sample, sampleOf } from "../../src/monitor/sample.ts";
import * as chiSquare from "../../src/monitor/two-sample/chi-square.ts";
import * as kolmogorovSmirnov from "../../src/monitor/two-sample/kolmogorov-smirnov.ts";
import * as populationStabilityIndex from "../../src/monitor/two-sample/population-stability-index.ts";
import { STATISTICS } from "../../src/monitor/two-sample/statistics.ts";
import * as wasserstein from "../../src/monitor/two-sample/wasserstein.ts";
import { anyColumn, anyWindow, categoryColumn, numberColumn, shuffledPair } from "./arbitraries.ts";

const finite = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 80 });
const words = (codes: number[]): Sample => categorySample({ levels: ["A", "B", "C"], codes: Uint8Array.from(codes) });

describe.each(STATISTICS.map((statistic) => [statistic.id, statistic] as const))("%s", (_id, statistic) => {
	const columnsItTakes = statistic.takes.includes("number") ? numberColumn : categoryColumn;

	test("gives a finite number in its range or says by name why not, whatever the columns hold", () => {
		fc.assert(
			fc.property(anyColumn, anyColumn, (a, b) => {
				const outcome = statistic.compare(sampleOf(a), sampleOf(b));
				if (!isMeasured(outcome)) {
					expect(["not enough data", "not applicable"]).toContain(outcome.unmeasured);
					expect(outcome.because).not.toMatch(/NaN|undefined/);
					return;
				}
				expect(outcome.statistic).toBeGreaterThanOrEqual(0);
				expect(outcome.statistic).toBeLessThanOrEqual(statistic.largest ?? Number.MAX_VALUE);
				if (outcome.p !== undefined) {
					expect(outcome.p).toBeGreaterThanOrEqual(0);
					expect(outcome.p).toBeLessThanOrEqual(1);
				}
			}),
			{ numRuns: 400 },
		);
	});

	test("a column it cannot be asked about is not applicable", () => {
		const given = { number: numberSample([1, 2, 3]), category: words([0, 1, 2]) };
		for (const kind of ["number", "category"] as const) {
			const outcome = statistic.compare(given[kind], given[kind]);
			expect(isMeasured(outcome)).toBe(statistic.takes.includes(kind));
			const other = given[kind === "number" ? "category" : "number"];
			expect(statistic.compare(given[kind], other)).toMatchObject({ unmeasured: "not applicable" });
		}
	});

	test("does not depend on the order of rows", () => {
		fc.assert(
			fc.property(shuffledPair(anyWindow), anyWindow, ([values, shuffled], other) => {
				const prepare = (list: number[]) =>
					statistic.takes.includes("number") ? numberSample(list) : asCategories(numberSample(list));
				const [a, b, c] = [prepare(values), prepare(shuffled), prepare(other)];
				expect(statistic.compare(b, c)).toEqual(statistic.compare(a, c));
				expect(statistic.compare(c, b)).toEqual(statistic.compare(c, a));
			}),
		);
	});

	test("is 0 when window and reference are the same", () => {
		fc.assert(
			fc.property(columnsItTakes, (column) => {
				const sample = sampleOf(column);
				const outcome = statistic.compare(sample, sample);
				if (!isMeasured(outcome)) return;
				expect(outcome.statistic).toBeCloseTo(0, 12);
				if (outcome.p !== undefined) expect(outcome.p).toBe(1);
			}),
		);
	});

	test.each([
		["empty", []],
		["all missing", [Number.NaN, Number.NaN, Number.NaN]],
		["all infinite", [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
		["one value", [7]],
		["one value among missing ones", [Number.NaN, 7, Number.NaN]],
	])("%s: not enough data, on either side", (_name, values) => {
		const prepare = (list: number[]) =>
			statistic.takes.includes("number") ? numberSample(list) : asCategories(numberSample(list));
		const good = prepare([1, 2, 3, 4]);
		expect(statistic.compare(good, prepare(values))).toMatchObject({ unmeasured: "not enough data" });
		expect(statistic.compare(prepare(values), good)).toMatchObject({ unmeasured: "not enough data" });
	});
});

test.each(STATISTICS.filter(({ symmetric }) => symmetric).map((statistic) => [statistic.id, statistic] as const))(
	"%s is symmetric",
	(_id, statistic) => {
		const columnsItTakes = statistic.takes.includes("number") ? numberColumn : categoryColumn;
		fc.assert(
			fc.property(columnsItTakes, columnsItTakes, (a, b) => {
				const there = statistic.compare(sampleOf(a), sampleOf(b));
				const back = statistic.compare(sampleOf(b), sampleOf(a));
				expect(isMeasured(there)).toBe(isMeasured(back));
				if (!isMeasured(there) || !isMeasured(back)) return;
				const scale = Math.max(1, there.statistic);
				expect(Math.abs(there.statistic - back.statistic) / scale).toBeLessThan(1e-9);
				expect(Math.abs((there.p ?? 0) - (back.p ?? 0))).toBeLessThan(1e-9);
			}),
		);
	},
);

describe("what each statistic means", () => {
	test("Wasserstein of a shifted copy is the shift", () => {
		fc.assert(
			fc.property(finite, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (values, shift) => {
				const moved = numberSample(values.map((value) => value + shift));
				const outcome = wasserstein.compare(numberSample(values), moved);
				expect(isMeasured(outcome) && Math.abs(outcome.statistic - Math.abs(shift))).toBeLessThan(1e-8);
			}),
		);
	});

	test("normed Wasserstein does not depend on the unit", () => {
		fc.assert(
			fc.property(finite, finite, (a, b) => {
				const reference = numberSample(a);
				fc.pre(reference.sd > 0.01);
				const here = wasserstein.compare(reference, numberSample(b));
				const scaled = (list: number[]) => numberSample(list.map((value) => value * 8));
				const there = wasserstein.compare(scaled(a), scaled(b));
				if (!isMeasured(here) || !isMeasured(there)) throw new Error("both must be measured");
				expect(there.normed).toBeCloseTo(here.normed, 9);
			}),
		);
	});

	test("D is what the definition says, at the place it says", () => {
		const share = (list: number[], at: number) => list.filter((value) => value <= at).length / list.length;
		fc.assert(
			fc.property(finite, finite, (a, b) => {
				const outcome = kolmogorovSmirnov.compare(numberSample(a), numberSample(b));
				if (!isMeasured(outcome)) throw new Error("must be measured");
				const gaps = [...a, ...b].map((value) => Math.abs(share(a, value) - share(b, value)));
				expect(outcome.statistic).toBeCloseTo(Math.max(...gaps), 12);
				const { value, reference, current } = outcome.at;
				expect([reference, current]).toEqual([share(a, value), share(b, value)].map((x) => expect.closeTo(x, 12)));
				expect(Math.abs(reference - current)).toBeCloseTo(outcome.statistic, 12);
			}),
		);
	});

	test("PSI is the sum of what its bins contribute, none of them negative", () => {
		fc.assert(
			fc.property(finite, finite, (a, b) => {
				const outcome = populationStabilityIndex.compare(numberSample(a), numberSample(b));
				if (!isMeasured(outcome)) throw new Error("must be measured");
				expect(outcome.contributions.every((part) => part >= 0)).toBe(true);
				expect(outcome.contributions.length).toBe(outcome.bins.reference.length);
				const total = (shares: Float64Array) => shares.reduce((sum, share) => sum + share, 0);
				expect(total(outcome.bins.reference)).toBeCloseTo(1, 9);
				expect(total(outcome.bins.current)).toBeCloseTo(1, 9);
			}),
		);
	});

	test("a new category is a bin of its own, and chi-square sees it", () => {
		const reference = categorySample({ levels: ["A", "B"], codes: Uint8Array.from({ length: 200 }, (_, i) => i % 2) });
		const codes = Uint8Array.from({ length: 200 }, (_, i) => (i % 10 === 0 ? 2 : i % 2));
		const outcome = chiSquare.compare(reference, categorySample({ levels: ["A", "B", "D"], codes }));
		expect(outcome).toMatchObject({ degreesOfFreedom: 2, bins: { cut: { levels: ["A", "B", "D"] } } });
		expect(isMeasured(outcome) && outcome.p).toBeLessThan(1e-4);
	});

	test("one and the same category on both sides leaves nothing to test", () => {
		expect(chiSquare.compare(words([0, 0, 0]), words([0, 0]))).toMatchObject({ unmeasured: "not applicable" });
	});

	test("the upper tail of chi-square keeps its digits where 1 - cdf has none left", () => {
		const codes = (ones: number) => Uint8Array.from({ length: 10_000 }, (_, i) => (i < ones ? 1 : 0));
		const side = (ones: number) => categorySample({ levels: ["0", "1"], codes: codes(ones) });
		const outcome = chiSquare.compare(side(2000), side(4000));
		// scipy.stats.chi2.sf(952.3809523809524, 1)
		expect(isMeasured(outcome) && outcome.p / 4.0288745836058384e-209).toBeCloseTo(1, 6);
	});
});
