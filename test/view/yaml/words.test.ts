import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differing, offsetAt, valueWords, wrongPlaces } from "../../../src/view/yaml/words.ts";

describe("the words of the editor", () => {
	it("count in the singular and in the plural", () => {
		expect([0, 1, 2].map(differing)).toEqual([
			"This is what runs.",
			"1 field differs from what runs.",
			"2 fields differ from what runs.",
		]);
		expect(wrongPlaces(1)).toBe("1 place cannot be right: nothing can be applied yet.");
		expect(wrongPlaces(3)).toBe("3 places cannot be right: nothing can be applied yet.");
	});

	it("show values as the file has them", () => {
		expect(valueWords("window", 14)).toBe("14");
		expect(valueWords("guard.oneAtATime", false)).toBe("false");
		expect(valueWords("pipeline.validation", "-")).toBe("out");
		expect(valueWords("pipeline.extraction", "")).toBe("[]");
		expect(valueWords("pipeline.training", "preparation validation")).toBe("[preparation, validation]");
	});
});

describe("a place in a text", () => {
	it("is found by line and column, and never beyond the end of the line", () => {
		expect(offsetAt("ab\ncd", 2, 1)).toBe(3);
		expect(offsetAt("ab\ncd", 1, 99)).toBe(2);
		fc.assert(
			fc.property(
				fc.array(fc.string({ unit: fc.constantFrom(..."ab") }), { minLength: 1 }),
				fc.nat(),
				fc.nat(),
				(lines, a, b) => {
					const line = a % lines.length;
					const own = lines[line] as string;
					const column = b % (own.length + 1);
					const text = lines.join("\n");
					const at = offsetAt(text, line + 1, column + 1);
					expect(text.slice(0, at).split("\n").length).toBe(line + 1);
					expect(text.slice(at).split("\n")[0]).toBe(own.slice(column));
				},
			),
		);
	});
});
