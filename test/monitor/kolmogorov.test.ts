import { describe, expect, test } from "vitest";
import { kolmogorovLimit } from "../../src/monitor/two-sample/kolmogorov.ts";
import { exactP, limitP } from "../../src/monitor/two-sample/kolmogorov-smirnov.ts";

/** Share of all orders of n1 + n2 values in which |i·n2 - j·n1| reaches `gap`, by walking through every one of them. */
function counted(n1: number, n2: number, gap: number): number {
	const walk = (i: number, j: number, reached: boolean): [number, number] => {
		const hit = reached || Math.abs(i * n2 - j * n1) >= gap;
		if (i === n1 && j === n2) return [hit ? 1 : 0, 1];
		const parts = [...(i < n1 ? [walk(i + 1, j, hit)] : []), ...(j < n2 ? [walk(i, j + 1, hit)] : [])];
		return [parts.reduce((sum, [hits]) => sum + hits, 0), parts.reduce((sum, [, all]) => sum + all, 0)];
	};
	const [hits, all] = walk(0, 0, false);
	return hits / all;
}

describe("exact p", () => {
	test.each([
		[1, 1],
		[2, 2],
		[3, 5],
		[5, 3],
		[4, 6],
		[6, 6],
		[2, 7],
		[7, 7],
	])("for %i and %i values is what counting every order gives", (n1, n2) => {
		for (let gap = 0; gap <= n1 * n2; gap++) {
			if (n1 === n2 && gap % n1 !== 0) continue;
			expect(exactP(n1, n2, gap)).toBeCloseTo(counted(n1, n2, gap), 12);
		}
	});

	test("never rises with D", () => {
		let last = 1;
		for (let gap = 0; gap <= 30 * 45; gap += 15) {
			const p = exactP(30, 45, gap);
			expect(p).toBeLessThanOrEqual(last);
			last = p;
		}
		expect(last).toBeGreaterThan(0);
	});

	test("at 1,000 values is within 3 % of the limit that is used above", () => {
		for (const d of [0.04, 0.05, 0.06, 0.07]) {
			const exact = exactP(1000, 1000, d * 1e6);
			expect(Math.abs(limitP(1000, 1000, d) / exact - 1)).toBeLessThan(0.03);
		}
	});
});

test("Kolmogorov's limit has the tabled values, and its two series meet", () => {
	// Smirnov 1948: the 10, 5 and 1 per cent points.
	expect(kolmogorovLimit(1.22385)).toBeCloseTo(0.1, 5);
	expect(kolmogorovLimit(1.3581)).toBeCloseTo(0.05, 5);
	expect(kolmogorovLimit(1.62762)).toBeCloseTo(0.01, 5);
	expect(kolmogorovLimit(1.18 - 1e-9)).toBeCloseTo(kolmogorovLimit(1.18 + 1e-9), 8);
	expect(kolmogorovLimit(0)).toBe(1);
	expect(kolmogorovLimit(0.01)).toBe(1);
});
