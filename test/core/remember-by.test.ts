import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Memory, oneList } from "../../src/core/remember-by.ts";

describe("a memory", () => {
	it("makes a result once for the same objects and the same text, and anew when one of them is another", () => {
		const objects = Array.from({ length: 4 }, () => ({}));
		const object = fc.nat({ max: objects.length - 1 });
		const call = fc.record({ owner: object, others: fc.array(fc.option(object), { maxLength: 3 }), text: fc.string() });
		fc.assert(
			fc.property(fc.array(call), (calls) => {
				const memory = new Memory<object>();
				const made = new Map<string, object>();
				for (const { owner, others, text } of calls) {
					const asked = others.map((i) => (i === null ? null : (objects[i] as object)));
					const got = memory.remember(objects[owner] as object, asked, text, () => ({}));
					const name = JSON.stringify([owner, others, text]);
					expect(made.get(name) ?? got).toBe(got);
					made.set(name, got);
				}
				expect(new Set(made.values()).size).toBe(made.size);
			}),
		);
	});

	it("keeps null as a result, and nothing of what throws", () => {
		const memory = new Memory<number | null>();
		const owner = {};
		expect(() =>
			memory.remember(owner, [], "", () => {
				throw new Error("no");
			}),
		).toThrow("no");
		expect(memory.get(owner, [])).toBeUndefined();
		expect(memory.remember(owner, [], "", () => null)).toBeNull();
		expect(memory.remember(owner, [], "", () => 1)).toBeNull();
	});
});

describe("one list", () => {
	it("is the same object for the same objects in the same order", () => {
		const [a, b] = [{}, {}];
		expect(oneList([a, b])).toBe(oneList([a, b]));
		expect(oneList([b, a])).not.toBe(oneList([a, b]));
		expect(oneList([a])).not.toBe(oneList([a, b]));
		expect(oneList([])).toEqual([]);
	});
});
