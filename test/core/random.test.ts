import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permutation, type RandomStream, randomStream, sampleIndices } from "../../src/core/random.ts";

const take = (n: number, draw: () => number): number[] => Array.from({ length: n }, draw);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Mean of (value − centre) to the power `k`. */
const moment = (values: readonly number[], centre: number, k: number): number =>
	mean(values.map((value) => (value - centre) ** k));

function correlation(a: readonly number[], b: readonly number[]): number {
	const [ma, mb] = [mean(a), mean(b)];
	const together = mean(a.map((value, i) => (value - ma) * ((b[i] as number) - mb)));
	return together / Math.sqrt(moment(a, ma, 2) * moment(b, mb, 2));
}

describe("a random stream", () => {
	it("gives the same numbers for the same seed and name, whatever is drawn from other streams meanwhile", () => {
		fc.assert(
			fc.property(fc.nat(), fc.string(), fc.array(fc.nat({ max: 5 })), (seed, name, disturbances) => {
				const alone = randomStream(seed, name);
				const disturbed = randomStream(seed, name);
				const other = randomStream(seed, `${name}/other`);
				for (const draws of disturbances) {
					take(draws, other.uniform);
					expect(disturbed.uniform()).toBe(alone.uniform());
				}
			}),
		);
	});

	it("keeps its numbers for good: a link must give the same year in every later version", () => {
		expect(take(3, randomStream(7, "world/day/0").uniform)).toEqual([
			0.9979056030279025, 0.054752947646193206, 0.5040850004879758,
		]);
	});

	it("does not resemble the stream of another name, or of another seed", () => {
		const base = take(20_000, randomStream(7, "world").uniform);
		for (const other of [randomStream(7, "people"), randomStream(8, "world"), randomStream(7, "world/1")]) {
			// Standard error 1/√20,000 = .007.
			expect(Math.abs(correlation(base, take(20_000, other.uniform)))).toBeLessThan(0.03);
		}
		const lagged = correlation(base.slice(1), base.slice(0, -1));
		expect(Math.abs(lagged)).toBeLessThan(0.03);
	});

	it("tells seed and name apart from a seed that is longer by the name's first digit", () => {
		expect(randomStream(1, "23/x").uniform()).not.toBe(randomStream(12, "3/x").uniform());
	});
});

describe("distributions, over 100,000 draws", () => {
	const n = 100_000;
	const stream = (): RandomStream => randomStream(11, "test/moments");

	it("uniform: inside (0, 1), flat, mean 1/2, variance 1/12", () => {
		const values = take(n, stream().uniform);
		expect(values.every((value) => value > 0 && value < 1)).toBe(true);
		expect(mean(values)).toBeCloseTo(1 / 2, 2);
		expect(moment(values, 1 / 2, 2)).toBeCloseTo(1 / 12, 2);
		const tenths = Array.from({ length: 10 }, (_, i) => values.filter((value) => Math.floor(value * 10) === i).length);
		// Standard deviation of each count: √(n × .1 × .9) = 95.
		for (const count of tenths) expect(Math.abs(count - n / 10)).toBeLessThan(4 * 95);
	});

	it("normal: mean 0, variance 1, skewness 0, kurtosis 3, and 5 % beyond 1.96", () => {
		const values = take(n, stream().normal);
		expect(mean(values)).toBeCloseTo(0, 1);
		expect(moment(values, 0, 2)).toBeCloseTo(1, 1);
		expect(moment(values, 0, 3)).toBeCloseTo(0, 1);
		expect(Math.abs(moment(values, 0, 4) - 3)).toBeLessThan(0.15);
		expect(values.filter((value) => Math.abs(value) > 1.96).length / n).toBeCloseTo(0.05, 2);
		expect(values.every(Number.isFinite)).toBe(true);
	});

	it("normal: always takes two uniforms", () => {
		const a = stream();
		const b = stream();
		a.normal();
		take(2, b.uniform);
		expect(a.uniform()).toBe(b.uniform());
	});

	it("exponential: positive, mean as asked, standard deviation the same", () => {
		const source = stream();
		const values = take(n, () => source.exponential(40));
		expect(Math.min(...values.slice(0, 1000))).toBeGreaterThan(0);
		expect(Math.abs(mean(values) / 40 - 1)).toBeLessThan(0.02);
		expect(Math.abs(Math.sqrt(moment(values, 40, 2)) / 40 - 1)).toBeLessThan(0.02);
	});

	it("below: whole numbers 0 .. n-1, equally often", () => {
		const source = stream();
		const counts = new Array<number>(6).fill(0);
		for (const value of take(60_000, () => source.below(6))) counts[value] = (counts[value] as number) + 1;
		expect(counts).toHaveLength(6);
		// Standard deviation of each count: √(60,000 × 1/6 × 5/6) = 91.
		for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(4 * 91);
	});
});

describe("permutation", () => {
	it("holds every index once", () => {
		fc.assert(
			fc.property(fc.nat({ max: 300 }), fc.nat(), (n, seed) => {
				const order = permutation(n, randomStream(seed, "test"));
				expect([...order].sort((a, b) => a - b)).toEqual(take(n, () => 0).map((_, i) => i));
			}),
		);
	});

	it("gives each of the six orders of three things equally often", () => {
		const stream = randomStream(3, "test");
		const seen = new Map<string, number>();
		for (let i = 0; i < 60_000; i++) {
			const order = permutation(3, stream).join("");
			seen.set(order, (seen.get(order) ?? 0) + 1);
		}
		expect([...seen.keys()].sort()).toEqual(["012", "021", "102", "120", "201", "210"]);
		for (const count of seen.values()) expect(Math.abs(count - 10_000)).toBeLessThan(4 * 91);
	});
});

describe("sampleIndices", () => {
	it("gives k different indices in increasing order, all of them when there are no more than k", () => {
		fc.assert(
			fc.property(fc.nat({ max: 200 }), fc.nat({ max: 250 }), fc.nat(), (n, k, seed) => {
				const sample = [...sampleIndices(n, k, randomStream(seed, "test"))];
				expect(sample).toHaveLength(Math.min(n, k));
				expect(sample).toEqual([...new Set(sample)].sort((a, b) => a - b));
				expect(sample.every((index) => index >= 0 && index < n)).toBe(true);
			}),
		);
	});

	it("takes every index equally often", () => {
		const stream = randomStream(5, "test");
		const counts = new Array<number>(10).fill(0);
		for (let i = 0; i < 20_000; i++) {
			for (const index of sampleIndices(10, 3, stream)) counts[index] = (counts[index] as number) + 1;
		}
		// Standard deviation of each count: √(20,000 × .3 × .7) = 65.
		for (const count of counts) expect(Math.abs(count - 6000)).toBeLessThan(4 * 65);
	});
});
