import * as fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg, bonferroni, CORRECTIONS, holm } from "../../src/monitor/multiple-testing.ts";

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

test("adjusted p-values lie between the raw ones and 1, and keep their order", () => {
	fc.assert(
		fc.property(pValues, fc.constantFrom(...Object.values(CORRECTIONS)), (p, correct) => {
			const adjusted = correct(p);
			expect(adjusted.length).toBe(p.length);
			p.forEach((raw, i) => {
				expect(adjusted[i]).toBeGreaterThanOrEqual(raw);
				expect(adjusted[i]).toBeLessThanOrEqual(1);
				p.forEach((other, j) => {
					if (raw < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] as number);
				});
			});
		}),
	);
});

test("Benjamini–Hochberg is never stricter than Holm, and Holm never stricter than Bonferroni", () => {
	fc.assert(
		fc.property(pValues, (p) => {
			const [strict, middle, mild] = [bonferroni(p), holm(p), benjaminiHochberg(p)];
			p.forEach((_, i) => {
				// The three multiply in different orders, so the last digit may differ.
				expect(mild[i]).toBeLessThanOrEqual((middle[i] as number) + 1e-15);
				expect(middle[i]).toBeLessThanOrEqual((strict[i] as number) + 1e-15);
			});
		}),
	);
});

test("Benjamini–Hochberg rejects what its step-up rule rejects", () => {
	fc.assert(
		fc.property(pValues, fc.double({ min: 0.001, max: 0.3, noNaN: true }), (p, level) => {
			const sorted = [...p].sort((a, b) => a - b);
			const last = sorted.findLastIndex((value, rank) => value * (p.length / (rank + 1)) <= level);
			const rejected = benjaminiHochberg(p).filter((value) => value <= level).length;
			expect(rejected).toBeGreaterThanOrEqual(last + 1);
			expect(benjaminiHochberg(p).every((value, i) => value <= level || (p[i] as number) > (sorted[last] ?? -1))).toBe(
				true,
			);
		}),
	);
});
