import { expect } from "vitest";
import type { Definition, Words } from "../../../src/view/explain/explanation.ts";
import { termsOf } from "../../../src/view/explain/maths.ts";

/** Every id has words, a definition and a source; every term stands in the formula and has words, and no other has. */
export function expectWhole(
	ids: readonly string[],
	words: Readonly<Record<string, Words>>,
	definitions: Readonly<Record<string, Pick<Definition<never>, "formula" | "source" | "numbers">>>,
): void {
	expect(Object.keys(words).sort()).toEqual([...ids].sort());
	expect(Object.keys(definitions).sort()).toEqual([...ids].sort());
	for (const id of ids) {
		const { name, means, terms } = words[id] as Words;
		const { formula, source, numbers } = definitions[id] as Definition<never>;
		expect(name, id).not.toBe("");
		expect(means, id).toMatch(/^[A-Z\d].*\.$/);
		expect([...termsOf(formula).keys()].sort(), id).toEqual(Object.keys(terms).sort());
		expect(Object.keys(numbers).sort(), id).toEqual(Object.keys(terms).sort());
		expect(source.title, id).not.toBe("");
		expect(source.href, id).toMatch(/^https:\/\//);
	}
}
