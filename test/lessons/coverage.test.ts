import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { coverageFaults, partsOf, readCoverage } from "../../scripts/lesson/coverage.ts";
import { compileCourse } from "../../scripts/lesson/folders.ts";
import { coverageOf } from "../../scripts/lesson/report.ts";

const SOURCE = "../shared/source/intro-to-production-ml-and-mlops.md";

describe("the coverage list", () => {
	test("has every part claimed by a lesson, or on the list of what is not covered yet", () => {
		const claims = compileCourse(process.cwd()).lessons.map(({ lesson }) => lesson.meta);
		expect(coverageFaults(coverageOf(process.cwd()), claims)).toEqual([]);
	});

	// The source text is not part of the project; where it lies beside it, the list has to be its parts.
	test.runIf(existsSync(SOURCE))("has the parts of the source text, in order", () => {
		const { parts } = coverageOf(process.cwd());
		expect(parts.map(({ kind, at }) => `${kind} ${at}`)).toEqual(partsOf(readFileSync(SOURCE, "utf8")));
	});

	test("is told from a text by its headings, lists and figures", () => {
		const text = "# **👀 One**\n\nWords.\n\n- a\n- b\n\n**Two**\n\n![x](images/y.png){ w }\n\n1. a\n2. b\n";
		expect(partsOf(text)).toEqual(["heading One", "list One", "heading Two", "figure y.png", "list Two"]);
	});

	const text =
		"parts:\n  - { id: a, kind: heading, at: A, label: a }\n  - { id: b, kind: list, at: A, label: b }\nnotYet: [b]\n";
	test("names what nobody claims, what is claimed and not there, and what is claimed and still not yet", () => {
		const list = readCoverage(text, "lessons/coverage.yaml");
		expect(coverageFaults(list, [{ slug: "x", covers: ["a"] }])).toEqual([]);
		expect(coverageFaults(list, [{ slug: "x", covers: ["b", "c"] }])).toEqual([
			"x covers c, which is no part of the source text",
			"a is claimed by no lesson",
			"b is claimed by a lesson and still in notYet",
		]);
	});

	test.each([
		["an id twice", text.replace("id: b", "id: a"), "3:11: the id a is there already"],
		["a not-yet of nothing", text.replace("[b]", "[z]"), "4:10: z is not an id of parts"],
		[
			"an unknown kind",
			text.replace("list", "picture"),
			'3:20: parts.1.kind is "picture"; allowed: one of heading, list, figure',
		],
	])("refuses %s", (_what, wrong, says) => {
		expect(() => readCoverage(wrong, "lessons/coverage.yaml")).toThrow(`lessons/coverage.yaml:${says}`);
	});
});
