import { describe, expect, it } from "vitest";
import { randomStream } from "../../../src/core/random.ts";
import { chanceOfDifference, detectableDifference } from "../../../src/ops/delivery/two-proportions.ts";

describe("the two-proportion z-test", () => {
	it("gives the p of a worked example: 50 and 60 of a hundred, z = 1.4213", () => {
		expect(chanceOfDifference({ hits: 60, count: 100 }, { hits: 50, count: 100 })).toBeCloseTo(0.1552, 4);
	});

	it("says nothing where there is nothing to compare", () => {
		expect(chanceOfDifference({ hits: 0, count: 0 }, { hits: 50, count: 100 })).toBe(1);
		expect(chanceOfDifference({ hits: 0, count: 10 }, { hits: 0, count: 100 })).toBe(1);
	});

	it("finds the difference that is called detectable four times in five, and nothing one time in twenty", () => {
		const [share, n1, n2, runs] = [0.75, 1500, 3000, 2000];
		const detectable = detectableDifference(share, n1, n2);
		const found = (difference: number) => {
			const stream = randomStream(7, `power/${difference}`);
			const draw = (p: number, count: number) => {
				let hits = 0;
				for (let i = 0; i < count; i++) if (stream.uniform() < p) hits++;
				return { hits, count };
			};
			let significant = 0;
			for (let run = 0; run < runs; run++) {
				const p = chanceOfDifference(draw(share + difference / 2, n1), draw(share - difference / 2, n2));
				if (p < 0.05) significant++;
			}
			return significant / runs;
		};
		expect(Math.abs(found(detectable) - 0.8)).toBeLessThan(0.04);
		expect(Math.abs(found(0) - 0.05)).toBeLessThan(0.02);
	});
});
