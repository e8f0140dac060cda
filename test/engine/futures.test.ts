import { expect, it } from "vitest";
import { freeName, LONGEST_NAME, parseName } from "../../src/engine/futures.ts";

it("a future has a name of letters of any script, digits and a few signs, trimmed, and each name once", () => {
	const name = (text: string, taken: string[] = []) => {
		const parsed = parseName(text, taken);
		return parsed.ok ? parsed.value : parsed.error;
	};
	expect(name("  retrain  early ")).toBe("retrain early");
	expect(name("früher, 14 Tage")).toBe("früher, 14 Tage");
	const allowed = `allowed: 1 to ${LONGEST_NAME} letters, digits, spaces or . , _ -, the first a letter or a digit.`;
	expect(name("")).toBe(`name is “”; ${allowed}`);
	expect(name("a|b")).toBe(`name is “a|b”; ${allowed}`);
	expect(name("=SUM(A1)")).toBe(`name is “=SUM(A1)”; ${allowed}`);
	expect(name("x".repeat(LONGEST_NAME + 1))).toContain(allowed);
	expect(name("A", ["A"])).toBe("name is “A” twice; allowed: each name once.");
});

it("a future that nobody named is called by the first letter that is free", () => {
	expect(freeName([])).toBe("A");
	expect(freeName(["A", "C"])).toBe("B");
	expect(freeName([..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"])).toBe("A1");
});
