import { expect, it } from "vitest";
import { expNegative, literal } from "../../../src/model/train/float32.ts";

it("computes e^x for x ≤ 0 within single precision, all the way down", () => {
	for (let x = 0; x > -87; x -= 0.0137) {
		const single = Math.fround(x);
		const value = expNegative(single);
		expect(Math.fround(value)).toBe(value);
		expect(Math.abs(value / Math.exp(single) - 1)).toBeLessThan(2e-7);
	}
	expect(expNegative(0)).toBe(1);
	expect(expNegative(-1000)).toBeLessThan(1e-37);
	expect(expNegative(-1000)).toBeGreaterThan(0);
});

it("writes numbers so that GLSL reads the same ones back", () => {
	expect(literal(3)).toBe("3.");
	expect(literal(-87)).toBe("-87.");
	expect(Number(literal(Math.fround(0.1)))).toBe(Math.fround(0.1));
	expect(literal(1e-7)).toBe("1e-7");
});
