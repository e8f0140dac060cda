import { describe, expect, test } from "vitest";
import { compileLesson } from "../../scripts/lesson/compile.ts";
import { END, FILE, filesOf, GLOSSARY, stepOf } from "./lesson-files.ts";

/** The blocks of the only step, without the quiz that makes it one. */
const blocks = (body: string) => stepOf(`${body}\n\n${QUIZ}`).blocks.slice(0, -1);
const QUIZ = ":::quiz{#asked}\nWhy?\n- [x] So :: it is\n- [ ] Not so :: it is not\n:::";

describe("a lesson", () => {
	test("has the folder's number and name and what its front matter says", () => {
		const { lesson } = compileLesson(filesOf(`## First\n\nWords.\n\n${QUIZ}\n\n${END}`), GLOSSARY);
		expect(lesson.meta).toEqual({
			number: 2,
			slug: "when-the-world-moves",
			title: "When the world moves",
			summary: "A model starts to age.",
			objective: "See it.",
			minutes: 6,
			covers: ["level-0"],
		});
	});

	test("becomes a tree of blocks and words", () => {
		expect(blocks("### Drift\n\nA *slow* and **sudden**\n`x < y` move, see [drift](term:concept-drift).")).toEqual([
			{ kind: "heading", depth: 3, content: [{ kind: "text", text: "Drift" }] },
			{
				kind: "paragraph",
				content: [
					{ kind: "text", text: "A " },
					{ kind: "emphasis", content: [{ kind: "text", text: "slow" }] },
					{ kind: "text", text: " and " },
					{ kind: "strong", content: [{ kind: "text", text: "sudden" }] },
					{ kind: "text", text: " " },
					{ kind: "code", text: "x < y" },
					{ kind: "text", text: " move, see " },
					{ kind: "term", term: "concept-drift", content: [{ kind: "text", text: "drift" }] },
					{ kind: "text", text: "." },
				],
			},
		]);
	});

	test("may hold lists in lists, quotes and tables", () => {
		const words = (text: string) => [{ kind: "text", text }];
		const paragraph = (text: string) => ({ kind: "paragraph", content: words(text) });
		expect(blocks("3. three\n   - inner\n4. four\n\n> said\n\n| a | b |\n|:--|--:|\n| 1 | 2 |")).toEqual([
			{
				kind: "list",
				start: 3,
				items: [
					[paragraph("three"), { kind: "list", start: null, items: [[paragraph("inner")]] }],
					[paragraph("four")],
				],
			},
			{ kind: "quote", blocks: [paragraph("said")] },
			{ kind: "table", align: ["left", "right"], head: [words("a"), words("b")], rows: [[words("1"), words("2")]] },
		]);
	});

	test("keeps colons, braces and comparisons as they are written", () => {
		const text = "At 10:30 the ratio was 1:2, Level 0:manual, p:value, {x}, {1,2} and a < b > c.";
		expect(blocks(text)).toEqual([{ kind: "paragraph", content: [{ kind: "text", text }] }]);
	});

	test.each(["https://a.example/b", "#/lesson/2", "../02-next/lesson.md", "glossary.html"])(
		"may link to %s",
		(href) => {
			expect(blocks(`[there](${href})`)).toEqual([
				{ kind: "paragraph", content: [{ kind: "link", href, content: [{ kind: "text", text: "there" }] }] },
			]);
		},
	);
});

describe("refused, with the place and what is allowed", () => {
	const cases: [what: string, body: string, place: string, says: RegExp][] = [
		["raw HTML between blocks", "<script>alert(1)</script>", "13:1", /raw HTML.*paragraphs/],
		["raw HTML in a line", "some <b>bold</b>", "13:6", /raw HTML \(<b>\).*strong/],
		["a comment", "<!-- note -->", "13:1", /raw HTML/],
		["an image", "an ![image](a.png)", "13:4", /image is not allowed/],
		["a fenced block", "```js\nx\n```", "13:1", /code is not allowed/],
		["a rule", "above\n\n---\n", "15:1", /thematicBreak/],
		["a hard line break", "one  \ntwo", "13:4", /break is not allowed/],
		["text struck out", "~~no~~", "13:1", /delete/],
		["a footnote", "word[^1]\n\n[^1]: note", "13:5", /footnoteReference/],
		["a reference", "[word][ref]\n\n[ref]: https://a.example", "13:1", /linkReference/],
		["a first heading", "# Title", "13:1", /depth 1.*## for a step and ###/],
		["a tick box", "- [x] done", "13:1", /tick box/],
		["something inside a list inside a quote", "> - ok\n> - <i>x</i>", "14:5", /raw HTML/],
		["a title on a link", '[a](https://a.example "t")', "13:1", /title "t"/],
		["a term that the glossary has not", "[a](term:psii)", "13:1", /no term psii; allowed are concept-drift/],
		["a bad name of a term", "[a](term:Concept_Drift)", "13:1", /Concept_Drift.*small letters/],
	];
	test.each(cases)("%s", (_what, body, place, says) => {
		const fault = () => blocks(body);
		expect(fault).toThrow(says);
		expect(fault).toThrow(`${FILE}:${place}: `);
	});

	test.each([
		"javascript:alert(1)",
		"JavaScript:alert(1)",
		"java&#10;script:alert(1)",
		"data:text/html,x",
		"http://a.example",
		"mailto:a@a.example",
		"https:/a.example",
		"//a.example/x",
		"/x",
		"\\\\a.example",
	])("a link to %s", (url) => {
		expect(() => blocks(`[a](<${url}>)`)).toThrow(
			/13:1: the link to .* is not allowed; allowed are https and relative/,
		);
	});

	const fronts: [what: string, front: string, place: string, says: RegExp][] = [
		["no front matter", "Words.", "1:1", /front matter is missing/],
		[
			"an unknown key",
			"---\ntitle: a\nauthor: b\n---",
			"3:1",
			/unknown key author; allowed are title, summary, objective, minutes, covers/,
		],
		["a key of every object", "---\ntoString: a\n---", "2:1", /unknown key toString/],
		["a missing key", "---\ntitle: a\nminutes: 5\n---", "2:1", /summary is missing; it is one line of text/],
		[
			"a wrong value",
			"---\ntitle: a\nsummary: b\nobjective: c\nminutes: soon\n---",
			"5:1",
			/minutes is "soon"; allowed is a whole number/,
		],
		["a number out of range", "---\ntitle: a\nsummary: b\nobjective: c\nminutes: 90\n---", "5:1", /minutes is 90/],
		["an empty title", "---\ntitle:\nsummary: b\nminutes: 9\n---", "2:1", /title is null/],
		["a key twice", "---\ntitle: a\ntitle: b\n---", "3:1", /unique/],
		["broken YAML", '---\ntitle: "a\nminutes: 5\n---', "3:", /front matter: /],
		["no keys", "---\njust words\n---", "2:1", /key: value, with title, summary, objective/],
	];
	test.each(fronts)("%s", (_what, front, place, says) => {
		const fault = () => compileLesson(filesOf("Words.", { front }), GLOSSARY);
		expect(fault).toThrow(says);
		expect(fault).toThrow(`${FILE}:${place}`);
	});

	test.each(["lessons/first/lesson.md", "lessons/1-first/lesson.md", "lessons/01-First/lesson.md", "lesson.md"])(
		"a lesson at %s",
		(file) => {
			expect(() => compileLesson(filesOf("Words.", { file }), GLOSSARY)).toThrow(
				/1:1: a lesson lies in a folder NN-slug/,
			);
		},
	);
});
