import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { growing } from "../../src/core/growing.ts";

interface Entry {
	readonly n: number;
}
const logOf = (numbers: readonly number[]): Entry[] => numbers.map((n) => ({ n }));

describe("the fold of a log that grows", () => {
	it("is that of the whole log, in whatever order its lengths are asked for", () => {
		fc.assert(
			fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.array(fc.nat(20)), (numbers, lengths) => {
				const fold = growing<Entry, string>((text, { n }) => `${text},${n}`, "");
				const log = logOf(numbers);
				for (const length of lengths) {
					const events = log.slice(0, length);
					expect(fold(events)).toBe(events.reduce((text, { n }) => `${text},${n}`, ""));
				}
			}),
		);
	});

	it("takes only what is new of a log that it knows, also in a copy", () => {
		const after = vi.fn((sum: number, { n }: Entry) => sum + n);
		const fold = growing(after, 0);
		const log = logOf([1, 2, 3]);
		expect(fold(log)).toBe(6);
		expect(fold([...log, { n: 4 }])).toBe(10);
		expect(after).toHaveBeenCalledTimes(4);
	});

	it("begins anew with a log that only begins in the same way", () => {
		const fold = growing((sum: number, { n }: Entry) => sum + n, 0);
		const log = logOf([1, 2, 3]);
		fold(log);
		expect(fold([log[0] as Entry, ...logOf([5, 6, 7])])).toBe(19);
	});
});
