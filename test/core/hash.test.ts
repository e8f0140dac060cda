import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import { contentHash, seedWords } from "../../src/core/hash.ts";

const sha256 = (...chunks: (string | Uint8Array)[]): string => {
	const hash = createHash("sha256");
	for (const chunk of chunks) hash.update(chunk);
	return hash.digest("hex");
};

describe("content hash", () => {
	it("is SHA-256 over parts that are framed by kind and length in bytes", () => {
		const floats = Float32Array.of(1, 2);
		expect(contentHash()).toBe(sha256());
		expect(contentHash("é", 12, floats)).toBe(
			sha256("string:2;", "é", "number:2;", "12", "object:8;", new Uint8Array(floats.buffer)),
		);
	});

	it("is different for different sequences of texts and numbers, however they run together", () => {
		const part = fc.oneof(fc.string({ maxLength: 3 }), fc.nat({ max: 20 }));
		fc.assert(
			fc.property(fc.array(part, { maxLength: 4 }), fc.array(part, { maxLength: 4 }), (a, b) => {
				expect(contentHash(...a) === contentHash(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
			}),
		);
		expect(contentHash("ab", "c")).not.toBe(contentHash("a", "bc"));
		expect(contentHash("1")).not.toBe(contentHash(1));
		expect(contentHash("a", "")).not.toBe(contentHash("a"));
	});

	it("reads a view and not the whole buffer behind it", () => {
		const whole = Float64Array.of(1, 2, 3, 4);
		expect(contentHash(whole.subarray(1, 3))).toBe(contentHash(Float64Array.of(2, 3)));
		expect(contentHash(whole)).not.toBe(contentHash(whole.subarray(1, 3)));
	});

	it("sees the change of a single bit", () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(), fc.nat({ max: 7 }), (bytes, place, bit) => {
				const changed = bytes.slice();
				const at = place % bytes.length;
				changed[at] = (changed[at] as number) ^ (1 << bit);
				expect(contentHash(changed)).not.toBe(contentHash(bytes));
			}),
		);
	});
});

describe("canonical JSON", () => {
	it("is JSON of the same value", () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
			}),
		);
	});

	it("is the same text whatever the order of keys, and keeps the order of lists", () => {
		expect(canonicalJson({ b: [{ y: 1, x: 2 }], a: null })).toBe('{"a":null,"b":[{"x":2,"y":1}]}');
		expect(canonicalJson({ a: null, b: [{ x: 2, y: 1 }] })).toBe('{"a":null,"b":[{"x":2,"y":1}]}');
		expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
	});
});

it("seed words are the first four words of the hash, as signed 32-bit numbers", () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const bytes = createHash("sha256").update(text).digest();
			expect(seedWords(text)).toEqual([0, 4, 8, 12].map((at) => bytes.readInt32BE(at)));
		}),
	);
});
