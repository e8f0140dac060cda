import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumbers } from "../../../src/engine/cli/numbers.ts";

describe("numbers on a command line", () => {
	it("are one, a list, a range, or a list of both", () => {
		expect(readNumbers("7")).toEqual([7]);
		expect(readNumbers("0,2,1")).toEqual([0, 2, 1]);
		expect(readNumbers("3..6")).toEqual([3, 4, 5, 6]);
		expect(readNumbers("1..3,9,5..5")).toEqual([1, 2, 3, 9, 5]);
		expect(readNumbers("1..1000")).toHaveLength(1000);
	});

	it("are none when anything else is written, when one comes twice, or when there are too many", () => {
		for (const text of [
			"",
			",",
			"1,",
			"1..",
			"..3",
			"1...3",
			"a",
			"-1",
			"1.5",
			" 1",
			"4..3",
			"1,1",
			"1..3,2",
			"1..1001",
		]) {
			expect([text, readNumbers(text)]).toEqual([text, null]);
		}
		expect(readNumbers("1..600,1001..1600")).toBeNull();
		expect(readNumbers("1..999999999999999")).toBeNull();
	});

	it("never throw and never repeat themselves, whatever is written", () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[0-9,.]{0,12}$/), (text) => {
				const numbers = readNumbers(text) ?? [];
				expect(new Set(numbers).size).toBe(numbers.length);
				for (const number of numbers) expect(Number.isSafeInteger(number)).toBe(true);
			}),
		);
	});
});
