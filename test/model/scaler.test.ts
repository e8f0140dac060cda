import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitScaler, scale } from "../../src/model/scaler.ts";

const column = (...values: number[]): Float64Array => Float64Array.from(values);

describe("fitting", () => {
	it("takes mean and (population) standard deviation of what is there", () => {
		expect(fitScaler([column(1, Number.NaN, 3), column(2, 4, 9)])).toEqual({
			mean: [2, 5],
			sd: [1, Math.sqrt(26 / 3)],
		});
	});

	it("gives a constant, an all-missing and an empty column a deviation of 1, so that nothing divides by 0", () => {
		expect(fitScaler([column(7, 7, 7), column(Number.NaN, Number.NaN), column()])).toEqual({
			mean: [7, 0, 0],
			sd: [1, 1, 1],
		});
	});

	it("survives a value that no other row has (load 0, a weather score a hundred times too large)", () => {
		const { mean, sd } = fitScaler([column(0, 0, 0, 100)]);
		expect([mean[0], sd[0]]).toEqual([25, Math.sqrt(1875)]);
	});
});

describe("scaling", () => {
	const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
	const columns = fc
		.tuple(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 9 }))
		.chain(([rows, features]) =>
			fc.array(fc.array(value, { minLength: rows, maxLength: rows }), { minLength: features, maxLength: features }),
		)
		.map((all) => all.map((values) => Float64Array.from(values)));

	it("writes row by row, each value as (value − mean) / deviation in single precision", () => {
		fc.assert(
			fc.property(columns, (raw) => {
				const scaler = fitScaler(raw);
				const inputs = scale(raw, scaler);
				expect(inputs).toHaveLength(raw.length * (raw[0]?.length as number));
				for (const [j, values] of raw.entries()) {
					for (const [i, raw] of values.entries()) {
						const expected = (raw - (scaler.mean[j] as number)) / (scaler.sd[j] as number);
						expect(inputs[i * scaler.mean.length + j]).toBe(Math.fround(expected));
					}
				}
			}),
		);
	});

	it("gives columns of mean 0 and deviation 1 on the rows it was fitted on", () => {
		const raw = [column(3, 1, 4, 1, 5, 9, 2, 6), column(100, 250, 120, 180, 90, 300, 210, 150)];
		const inputs = scale(raw, fitScaler(raw));
		for (const j of [0, 1]) {
			const scaled = [...inputs].filter((_, at) => at % 2 === j);
			expect(scaled.reduce((sum, x) => sum + x, 0) / 8).toBeCloseTo(0, 6);
			expect(scaled.reduce((sum, x) => sum + x * x, 0) / 8).toBeCloseTo(1, 6);
		}
	});

	it("puts the training mean where a value is missing, or a filling in raw units when one is given", () => {
		const scaler = { mean: [10], sd: [4] };
		expect([...scale([column(Number.NaN, 18)], scaler)]).toEqual([0, 2]);
		expect([...scale([column(Number.NaN, 18)], scaler, -1)]).toEqual([-2.75, 2]);
		expect([...scale([column(Number.NaN, 18)], scaler, 0)]).toEqual([-2.5, 2]);
	});

	it("has nothing to say about no rows", () => {
		expect(scale([], { mean: [], sd: [] })).toHaveLength(0);
		expect(scale([column()], { mean: [0], sd: [1] })).toHaveLength(0);
	});
});
