import { describe, expect, test } from "vitest";
import { compileLesson, translateLesson } from "../../scripts/lesson/compile.ts";
import { LessonFault } from "../../scripts/lesson/fault.ts";
import type { Block } from "../../src/lesson/lesson.ts";
import { filesOf, GLOSSARY } from "./lesson-files.ts";

const FILE = "lessons/02-when-the-world-moves/lesson.de.md";
const ENGLISH = [
	"## Which way?",
	"",
	"A [drift](term:concept-drift) comes.",
	"",
	'::system{show="diagram timeline"}',
	"",
	":::predict{#which}",
	"What falls?",
	"- [ ] Observed :: later",
	"- [x] True :: at once",
	":::",
	"",
	":::reveal{after=which}",
	"So it was.",
	":::",
	"",
	"## Act",
	"",
	':::goal{#again metric=accuracy7d atLeast=.8 days=7 must="model.deployed"}',
	"Bring it back.",
	"",
	'::hint[Wait.]{grade=1 after="2 attempts"}',
	"::fail[You waited.]{when=only-waited}",
	":::",
	"",
	":::sources",
	"- [A paper](https://a.example/p) by A.",
	"",
	"Where to next: a course.",
	":::",
].join("\n");
/** The same in German: words only. Its front matter takes lines 1 to 5. */
const FRONT = "---\ntitle: Die Welt bewegt sich\nsummary: Ein Modell altert.\nobjective: Es sehen.\n---\n\n";
const GERMAN = [
	"## Was fällt – und wann?",
	"",
	"Eine [Drift](term:concept-drift) kommt, *bald*.",
	"",
	"::system",
	"",
	":::predict{#which}",
	"Was fällt?",
	"- [ ] Beobachtet :: später",
	"- [x] Wahr :: sofort",
	":::",
	"",
	":::reveal",
	"So war es.",
	":::",
	"",
	"## Отвечай",
	"",
	":::goal{#again}",
	"Hol sie zurück.",
	"",
	"::hint[Warte.]",
	"::fail[Du hast gewartet.]",
	":::",
	"",
	":::sources",
	"- [Ein Aufsatz](https://a.example/p) von A.",
	"",
	"Weiter: ein Kurs.",
	":::",
].join("\n");

const { lesson } = compileLesson(filesOf(ENGLISH), GLOSSARY);
const translate = (body: string, front = FRONT) =>
	translateLesson(lesson, filesOf(ENGLISH).lesson, { file: FILE, text: front + body, locale: "de" }, GLOSSARY);

/** A lesson without its words: every text is "". */
const wordless = (value: unknown): unknown =>
	JSON.parse(
		JSON.stringify(value, (key, one) =>
			["text", "title", "summary", "objective", "locale"].includes(key) && typeof one === "string" ? "" : one,
		),
	);
const kinds = (blocks: readonly Block[] = []) => blocks.map(({ kind }) => kind);

describe("a translation of a lesson", () => {
	const german = translate(GERMAN);

	test("has its words, and everything else from the lesson", () => {
		expect(german.locale).toBe("de");
		expect(german.meta).toEqual({
			...lesson.meta,
			title: "Die Welt bewegt sich",
			summary: "Ein Modell altert.",
			objective: "Es sehen.",
		});
		expect(german.start).toEqual(lesson.start);
		expect(german.solution).toEqual(lesson.solution);
		expect(german.terms).toEqual(lesson.terms);
		expect(german.steps.map(({ id, asks }) => [id, asks])).toEqual(lesson.steps.map(({ id, asks }) => [id, asks]));
		expect(german.steps.map(({ blocks }) => kinds(blocks))).toEqual(lesson.steps.map(({ blocks }) => kinds(blocks)));
		expect(wordless(german.steps[1])).toEqual(wordless(lesson.steps[1]));
		expect(german.steps[1]?.blocks[0]).toMatchObject({
			words: [{ content: [{ text: "Hol sie zurück." }] }],
			hints: [{ words: [{ text: "Warte." }] }],
		});
	});

	const cases: [what: string, body: string, place: string, says: string][] = [
		[
			"a block too few",
			GERMAN.replace("::system\n\n", ""),
			"11:1",
			"the directive predict {#which} is here; expected is the directive system, as in line 13 of lesson.md",
		],
		[
			"a block too many",
			GERMAN.replace("::system\n", "Noch etwas.\n\n::system\n"),
			"11:1",
			"a paragraph is here; expected is the directive system",
		],
		[
			"another id",
			GERMAN.replace("{#again}", "{#nochmal}"),
			"25:1",
			"the directive goal {#nochmal} is here; expected is the directive goal {#again}, as in line 27 of lesson.md",
		],
		[
			"a right answer elsewhere",
			GERMAN.replace("[ ] Beob", "[x] Beob").replace("[x] Wahr", "[ ] Wahr"),
			"15:1",
			"an answer - [x] is here; expected is an answer - [ ]",
		],
		["an answer too few", GERMAN.replace("- [x] Wahr :: sofort\n", ""), "15:27", "expected is an answer - [x]"],
		["a step too few", GERMAN.replace("## Отвечай\n\n", ""), "23:1", "expected is a heading ##, as in line 25"],
		["a goal of its own", GERMAN.replace("{#again}", "{#again days=3}"), "25:1", "goal: days is said in lesson.md"],
		["panels of its own", GERMAN.replace("::system", '::system{show="desk"}'), "11:1", "allowed here: none"],
		["a hint too few", GERMAN.replace("::hint[Warte.]\n", ""), "28:1", "expected is the directive hint"],
		["what follows the end", `${GERMAN}\n\nNachwort.`, "38:1", "expected is no more"],
		["what is not there at the end", GERMAN.slice(0, GERMAN.indexOf("\n\n:::sources")), "30:4", "nothing follows here"],
		["raw HTML", GERMAN.replace("*bald*", "<b>bald</b>"), "9:41", "raw HTML"],
		["a term that the glossary has not", GERMAN.replace("term:concept-drift", "term:drift"), "9:6", "no term drift"],
	];
	test.each(cases)("is refused for %s, with the place and what is expected", (_what, body, place, says) => {
		expect(() => translate(body)).toThrow(LessonFault);
		expect(() => translate(body)).toThrow(`${FILE}:${place}: `);
		expect(() => translate(body)).toThrow(says);
	});

	test.each([
		[
			"minutes are not words",
			FRONT.replace("objective", "minutes: 3\nobjective"),
			/4:1: .*unknown key minutes; allowed are title, summary, objective/,
		],
		["a title is missing", FRONT.replace("title: Die Welt bewegt sich\n", ""), /2:1: front matter: title is missing/],
	])("says only words in its front matter: %s", (_what, front, says) => {
		expect(() => translate(GERMAN, front)).toThrow(says);
	});
});
