import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { main, USAGE } from "../../scripts/lesson/main.ts";
import { faultsOf, type LessonReport } from "../../scripts/lesson/report.ts";
import { filesOf, GLOSSARY } from "./lesson-files.ts";

const GOAL = ':::goal{#g must="data.extracted"}\nExtract.\n\n::fail[You waited.]{when=only-waited}\n:::';
const body = (goal: string) => `## Step\n\n${goal}\n\n:::sources\n- [A](https://a.example) says.\n\nGo on.\n:::`;
const SOLUTION = [
	"days: 40",
	"moves:",
	"  - { day: 1, do: extract, window: 14 }",
	"wrong:",
	"  - name: only-waited",
	"    days: 40",
	"    moves:",
	"      - { day: 1, hour: 7, do: drift-on, drift: { id: carrier-b-degrades } }",
].join("\n");

let root: string;
beforeAll(() => {
	root = mkdtempSync(join(tmpdir(), "driftworks-course-"));
	vi.spyOn(process, "cwd").mockReturnValue(root);
	mkdirSync(join(root, "lessons/01-first"), { recursive: true });
	writeFileSync(join(root, "lessons/glossary.yaml"), JSON.stringify(GLOSSARY));
	writeFileSync(
		join(root, "lessons/coverage.yaml"),
		"parts:\n  - { id: level-0, kind: heading, at: A, label: a }\n  - { id: b, kind: list, at: A, label: b }\nnotYet: [b]\n",
	);
	write(GOAL);
});
afterAll(() => {
	vi.restoreAllMocks();
	rmSync(root, { recursive: true });
});

function write(goal: string) {
	const { lesson, scenario } = filesOf(body(goal));
	const folder = join(root, "lessons/01-first");
	writeFileSync(join(folder, "lesson.md"), lesson.text.replace("minutes: 6", "minutes: 2"));
	writeFileSync(join(folder, "scenario.yaml"), scenario?.text ?? "");
	writeFileSync(join(folder, "solution.yaml"), SOLUTION);
}

async function run(...argv: string[]) {
	const out: string[] = [];
	const err: string[] = [];
	const terminal = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
	const code = await main(argv, terminal as unknown as Parameters<typeof main>[1]);
	return { code, out, err };
}

describe("npm run lessons", () => {
	test("proves every lesson and says what is not covered yet", async () => {
		expect(await run()).toEqual({
			code: 0,
			out: [
				"first: solved on 5 of 5 seeds, 1 of 1 wrong paths told, 2 minutes",
				"1 parts of the source text are not covered yet",
			],
			err: [],
		});
	});

	test("prints the same as JSON", async () => {
		const { code, out } = await run("--json");
		expect(code).toBe(0);
		const { lessons, notYetCovered } = JSON.parse(out.join(""));
		expect(notYetCovered).toEqual(["b"]);
		expect(lessons).toHaveLength(1);
		expect(lessons[0]).toMatchObject({
			slug: "first",
			covers: ["level-0"],
			startFails: true,
			solved: { 7: true, 11: true, 23: true, 42: true, 101: true },
			wrongPaths: { "only-waited": true },
			minutes: 2,
		});
	});

	test("ends with code 1 and a sentence when a proof or the compilation fails", async () => {
		write(GOAL.replace("data.extracted", "model.deployed"));
		const unsolved = await run();
		expect(unsolved.code).toBe(1);
		expect(unsolved.err).toContain("first: the solution does not meet every goal on seed 7");
		write("<b>no</b>");
		expect(await run()).toMatchObject({
			code: 1,
			err: [expect.stringMatching(/^lessons\/01-first\/lesson.md:11:1: raw HTML/)],
		});
	});

	test("takes no other argument", async () => {
		expect(await run("--help")).toEqual({ code: 0, out: [USAGE], err: [] });
		expect(await run("--all")).toEqual({ code: 2, out: [], err: ['argument is "--all"; allowed: --json, --help.'] });
	});
});

test("a report names everything that does not hold", () => {
	const report: LessonReport = {
		slug: "x",
		covers: [],
		startFails: false,
		solved: { 7: true, 11: false },
		orders: { later: false },
		wrongPaths: { "only-waited": false },
		hintsNotReached: ["g/1"],
		failsNotTaken: ["no-validation"],
		said: [],
		minutes: 10,
		minutesComputed: 5,
	};
	expect(faultsOf(report)).toEqual([
		"x: a goal is met without doing anything",
		"x: the solution does not meet every goal on seed 11",
		"x: every goal has to be met in the order later",
		"x: no sentence of its own for the wrong path only-waited",
		"x: hint g/1 is never due before its goal is met",
		"x: no wrong way of solution.yaml takes no-validation",
		"x: announces 10 minutes and takes 5.0",
	]);
});
