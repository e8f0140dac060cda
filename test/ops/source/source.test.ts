import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMITS } from "../../../src/ops/commits/catalogue.ts";
import { codeOf } from "../../../src/ops/source/code-of.ts";
import { diffSource } from "../../../src/ops/source/diff-source.ts";
import { packageOf } from "../../../src/ops/source/package-of.ts";
import { FIRST_CODE } from "../../../src/ops/source/pipeline-code.ts";
import { sourceText } from "../../../src/ops/source/source-text.ts";

const first = sourceText(FIRST_CODE);
/** The lines that a commit adds and takes away, by file. */
const changes = (commit: string) =>
	diffSource(first, sourceText(codeOf([commit]))).map(({ file, lines }) => ({
		file,
		changed: lines.filter(({ sign }) => sign !== " ").map(({ sign, text }) => `${sign}${text}`),
	}));

describe("the diff of a commit", () => {
	it("shows the lines it changes, in the files it touches", () => {
		expect(changes("fast-learning")).toEqual([
			{ file: "training.yaml", changed: ["-  learning_rate: 0.02", "+  learning_rate: 1"] },
		]);
		expect(changes("new-package")).toEqual([{ file: "requirements.txt", changed: ["+geo-distance"] }]);
		expect(changes("carrier-order")).toEqual([
			{ file: "serving.yaml", changed: ["-overrides: {}", "+overrides: {carrier_b: carrier_c, carrier_c: carrier_b}"] },
		]);
		expect(changes("rename-weather").map(({ file }) => file)).toEqual(["features.yaml", "training.yaml"]);
	});

	const file = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 8 });
	it("leads from one text to the other: what stays and goes is the one before, what stays and comes the one after", () => {
		fc.assert(
			fc.property(file, file, (a, b) => {
				const text = (lines: readonly string[]) => ({ "x.yaml": lines.map((line) => `${line}\n`).join("") });
				const [diff] = diffSource(text(a), text(b));
				const lines = diff?.lines ?? a.map((line) => ({ sign: " ", text: line }));
				expect(lines.filter(({ sign }) => sign !== "+").map((line) => line.text)).toEqual(a);
				expect(lines.filter(({ sign }) => sign !== "-").map((line) => line.text)).toEqual(b);
			}),
		);
	});

	it("shows a file that comes, and one that goes, whole", () => {
		expect(diffSource({}, { new: "a\n" })).toEqual([{ file: "new", lines: [{ sign: "+", text: "a" }] }]);
		expect(diffSource({ old: "a\n" }, {})).toEqual([{ file: "old", lines: [{ sign: "-", text: "a" }] }]);
	});
});

describe("a package", () => {
	it("is known by what is in it: equal code is the same package, any commit another one", () => {
		expect(packageOf({ ...FIRST_CODE })).toEqual(packageOf(FIRST_CODE));
		const hashes = [FIRST_CODE, ...COMMITS.map(({ id }) => codeOf([id]))].map((code) => packageOf(code).hash);
		expect(new Set(hashes).size).toBe(COMMITS.length + 1);
		expect(packageOf(FIRST_CODE).files).toEqual(["features.yaml", "training.yaml", "serving.yaml", "requirements.txt"]);
	});
});
