import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileCourse, compileFolder } from "../../scripts/lesson/folders.ts";
import { filesOf, GLOSSARY } from "./lesson-files.ts";

const BODY =
	"## Step\n\n:::quiz{#q}\nWhy?\n- [x] So :: yes\n- [ ] Not :: no\n:::\n\n:::sources\n- [A](https://a.example) says.\n\nGo on.\n:::";

let root: string;
beforeAll(() => {
	root = mkdtempSync(join(tmpdir(), "driftworks-folders-"));
	write("02-first", "day: 28\nplan: { drifts: [] }\n");
	write("05-second", null);
	write("09-third", null);
	write("14-fourth", "day: 3\nplan: { drifts: [] }\n");
	write("16-fifth", null);
	writeFileSync(join(root, "lessons/glossary.yaml"), JSON.stringify(GLOSSARY));
});
afterAll(() => rmSync(root, { recursive: true }));

function write(folder: string, scenario: string | null) {
	const { lesson, solution } = filesOf(BODY, { file: `lessons/${folder}/lesson.md` });
	mkdirSync(join(root, "lessons", folder), { recursive: true });
	writeFileSync(join(root, lesson.file), lesson.text);
	writeFileSync(join(root, solution.file), solution.text);
	if (scenario !== null) writeFileSync(join(root, "lessons", folder, "scenario.yaml"), scenario);
}

describe("the folders of a course", () => {
	test("a lesson without a scenario begins where the one of the nearest lower number ends, whatever the gaps", () => {
		const starts = compileCourse(root).lessons.map(({ lesson }) => [lesson.meta.number, lesson.start] as const);
		expect(starts.map(([number, { inherited, hour }]) => [number, inherited, hour / 24])).toEqual([
			[2, null, 28],
			[5, 2, 28 + 9],
			[9, 5, 28 + 9 + 9],
			[14, null, 3],
			[16, 14, 3 + 9],
		]);
		expect(starts[2]?.[1].lead.map(({ from }) => from / 24)).toEqual([28, 28 + 9]);
	});

	test("every file that a lesson is made of is told, also of those whose end it inherits", () => {
		const seen: string[] = [];
		compileFolder(root, "09-third", (file) => seen.push(file));
		expect([...new Set(seen)].sort()).toEqual([
			"lessons/02-first/lesson.md",
			"lessons/02-first/scenario.yaml",
			"lessons/02-first/solution.yaml",
			"lessons/05-second/lesson.md",
			"lessons/05-second/solution.yaml",
			"lessons/09-third/lesson.md",
			"lessons/09-third/solution.yaml",
			"lessons/glossary.yaml",
		]);
	});

	test("a number that two lessons have is refused", () => {
		write("05-twin", null);
		expect(() => compileCourse(root)).toThrow(
			/^lessons\/05-second\/lesson.md:1:1: the number 05 is that of 05-twin too; allowed is each number once/,
		);
		rmSync(join(root, "lessons/05-twin"), { recursive: true });
	});
});
