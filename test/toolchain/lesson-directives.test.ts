import { describe, expect, test } from "vitest";
import { compileLesson } from "../../scripts/lesson/compile.ts";
import { LessonFault } from "../../scripts/lesson/fault.ts";
import type { Predict, Quiz } from "../../src/lesson/lesson.ts";
import { END, FILE, filesOf, GLOSSARY, stepOf } from "./lesson-files.ts";

const ANSWERS = "- [x] Yes :: it *does*\n- [ ] No :: it does not";
const text = (words: string) => [{ kind: "text", text: words }];

describe("a step", () => {
	test("holds what it asks, in order, and goes by the name of its heading", () => {
		const step = stepOf(
			[
				'::system{show="diagram desk"}',
				`:::predict{#guess}\nWill it?\n${ANSWERS}\n:::`,
				":::predict{#curve draw=accuracy7d days=42}\nHow will it go?\n:::",
				":::reveal{after=guess}\nIt did.\n:::",
				"::term{name=concept-drift}",
			].join("\n\n"),
		);
		expect(step.id).toBe("step");
		expect(step.asks).toEqual(["guess", "curve"]);
		expect(step.blocks).toEqual([
			{ kind: "system", show: ["diagram", "desk"] },
			{
				kind: "predict",
				id: "guess",
				question: [{ kind: "paragraph", content: text("Will it?") }],
				options: [
					{ right: true, answer: text("Yes"), reason: [...text("it "), { kind: "emphasis", content: text("does") }] },
					{ right: false, answer: text("No"), reason: text("it does not") },
				],
			},
			{
				kind: "predict",
				id: "curve",
				question: [{ kind: "paragraph", content: text("How will it go?") }],
				draw: { metric: "accuracy7d", days: 42 },
			},
			{ kind: "reveal", after: "guess", blocks: [{ kind: "paragraph", content: text("It did.") }] },
			{ kind: "term", term: "concept-drift" },
		]);
	});

	test("may ask a question to which every answer has a reason", () => {
		const { question, options } = stepOf(`:::quiz{#q}\nWill it?\n${ANSWERS}\n:::`).blocks[0] as Quiz;
		const guess = stepOf(`:::predict{#q}\nWill it?\n${ANSWERS}\n:::`).blocks[0] as Predict;
		expect(guess).toEqual({ kind: "predict", id: "q", question, options });
		for (const { reason } of options) expect(reason).not.toEqual([]);
	});

	test("may hold a goal, which is data", () => {
		const goal = [
			':::goal{#back metric=accuracyGap7d atMost=0.03 days=7 must="drift.began[drift=none], model.deployed" order="" never="pipeline.triggered[trigger=on demand]" since=drift.began}',
			"Bring it back.",
			"",
			'::hint[Look.]{grade=1 after="2 attempts"}',
			"::hint[Train.]{grade=2 missing=data.extracted days=14 since=drift.began}",
			"::fail[Again.]{when=same-version-again}",
			":::",
		].join("\n");
		expect(stepOf(goal).blocks).toEqual([
			{
				kind: "goal",
				id: "back",
				words: [{ kind: "paragraph", content: text("Bring it back.") }],
				goal: {
					metric: "accuracyGap7d",
					comparison: "atMost",
					value: 0.03,
					days: 7,
					must: [
						{ kind: "drift.began", where: { drift: "none" } },
						{ kind: "model.deployed", where: {} },
					],
					ordered: true,
					never: [{ kind: "pipeline.triggered", where: { trigger: "on demand" } }],
					since: { kind: "drift.began", where: {} },
				},
				hints: [
					{ grade: 1, waits: { for: "attempts", count: 2 }, words: text("Look.") },
					{
						grade: 2,
						waits: {
							for: "missing",
							event: { kind: "data.extracted", where: {} },
							days: 14,
							since: { kind: "drift.began", where: {} },
						},
						words: text("Train."),
					},
				],
				fails: [{ when: "same-version-again", words: text("Again.") }],
			},
		]);
	});
});

describe("refused, with file, line and column and what is allowed", () => {
	const goal = (attributes: string, inside = "") => `:::goal{#g ${attributes}}\nWords.\n\n${inside}\n:::`;
	const cases: [what: string, body: string, line: number, says: RegExp][] = [
		["an unknown block", "::show{all}", 13, /directive show is not known; allowed are system, predict, goal, quiz/],
		["a key of every object", "::toString", 13, /directive toString is not known/],
		["a block in the wrong form", "::goal{#g}", 13, /written :::goal/],
		["an unknown attribute", '::system{show="desk" size=2}', 13, /system: attribute size is not known; allowed: show/],
		["an unknown panel", '::system{show="desk kitchen"}', 13, /show names kitchen; allowed: diagram, timeline/],
		["an unknown metric", goal("metric=speed atLeast=1"), 13, /metric speed is not known; allowed: accuracy7d/],
		["an unknown event", goal("must=model.shipped"), 13, /event kind model.shipped is not known; allowed: drift.began/],
		[
			"a field that the event has not",
			goal('must="drift.began[drfit=x]"'),
			13,
			/drift.began has no field drfit; allowed: day, drift, complete, actor/,
		],
		["a field of every object", goal('must="drift.began[toString=x]"'), 13, /no field toString; allowed: day/],
		[
			"a drift there is not",
			goal('must="drift.began[drift=rain]"'),
			13,
			/drift of drift.began is "rain"; allowed: one of .*carrier-b-degrades/,
		],
		[
			"a trigger there is not",
			goal('must="pipeline.triggered[trigger=mood]"'),
			13,
			/trigger of pipeline.triggered is "mood"; allowed: one of on demand, schedule/,
		],
		[
			"an actor there is not",
			goal('must="model.deployed[actor=boss]"'),
			13,
			/actor of model.deployed is "boss"; allowed: one of world, customer/,
		],
		[
			"a number that is a word",
			goal('must="model.deployed[version=two]"'),
			13,
			/version of model.deployed is "two"; allowed: a number/,
		],
		[
			"a flag that is a word",
			goal('must="monitor.errors[alarm=yes]"'),
			13,
			/alarm of monitor.errors is "yes"; allowed: true or false/,
		],
		["a field twice", goal('must="model.deployed[version=2; version=3]"'), 13, /version twice/],
		[
			"a field of the policy there is not",
			goal('never="policy.set[field=windo]"'),
			13,
			/field of policy.set is "windo"; allowed: one of window, triggers.schedule.on/,
		],
		[
			"a value that the field of the policy cannot have",
			goal('never="policy.set[field=window; value=3]"'),
			13,
			/value of policy.set is "3"; window allows: a whole number from 7 to 365/,
		],
		[
			"an unknown field in a hint",
			goal("must=model.deployed", '::hint[Oh.]{grade=1 after="drift.began[day1=3]"}'),
			16,
			/drift.began has no field day1/,
		],
		["no comparison", goal("metric=hours"), 13, /one comparison with a number; allowed: atLeast, atMost/],
		["two comparisons", goal("metric=hours atLeast=1 atMost=2"), 13, /one comparison/],
		["a number that is none", goal("metric=hours atLeast=many"), 13, /atLeast is "many"; allowed: a number/],
		[
			"days for what has none",
			goal("metric=hours atMost=9 days=7"),
			13,
			/days is for metrics with days; allowed: accuracy7d/,
		],
		[
			"a level that there is not",
			goal("metric=hours against=level-3 atMost=0"),
			13,
			/against is "level-3"; allowed: level-0, level-1, level-2/,
		],
		["a comparison of nothing", goal("must=model.deployed against=level-1"), 13, /against goes with metric/],
		["a goal that asks for nothing", goal(""), 13, /asks for nothing/],
		["a goal without words", ":::goal{#g must=model.deployed}\n:::", 13, /it has no words/],
		[
			"an unknown wrong path",
			goal("must=model.deployed", "::fail[Oh.]{when=oh}"),
			16,
			/wrong path oh is not known; allowed: same-version/,
		],
		["a hint that waits for nothing", goal("must=model.deployed", "::hint[Oh.]{grade=1}"), 16, /waits for one thing/],
		["a hint of grade 4", goal("must=model.deployed", '::hint[Oh.]{grade=4 after="1 attempt"}'), 16, /grade is "4"/],
		["a hint outside a goal", '::hint[Oh.]{grade=1 after="1 attempt"}', 13, /hint is not known outside a goal/],
		[
			"an id twice",
			`:::quiz{#g}\nWhy?\n${ANSWERS}\n:::\n\n:::quiz{#g}\nWhy?\n${ANSWERS}\n:::`,
			19,
			/id g is there already/,
		],
		["a question without answers", ":::quiz{#g}\nWhy?\n:::", 13, /ends with a list of answers/],
		["an answer without a reason", ":::quiz{#g}\nWhy?\n- [x] Yes :: so\n- [ ] No\n:::", 16, /an answer has no reason/],
		["two right answers", ":::quiz{#g}\nWhy?\n- [x] Yes :: so\n- [x] No :: so\n:::", 13, /exactly one answer is right/],
		["answers without a question", `:::quiz{#g}\n${ANSWERS}\n:::`, 13, /it has no question/],
		["a curve of what has no days", ":::predict{#g draw=hours days=9}\nHow?\n:::", 13, /metric hours cannot be drawn/],
		["a reveal after nothing", ":::reveal{after=g}\nWords.\n:::", 13, /after names g; allowed are .*: step/],
		["an unknown term", "::term{name=psii}", 13, /no term psii; allowed are concept-drift/],
		["HTML in a question", `:::quiz{#g}\nWhy <b>so</b>?\n${ANSWERS}\n:::`, 14, /raw HTML/],
	];
	test.each(cases)("%s", (_what, body, line, says) => {
		expect(() => stepOf(body)).toThrow(says);
		expect(() => stepOf(body)).toThrow(new RegExp(`^${FILE}:${line}:\\d+: `));
	});

	const compile = (...[body, parts]: Parameters<typeof filesOf>) => compileLesson(filesOf(body, parts), GLOSSARY);
	const quiz = `:::quiz{#q}\nWhy?\n${ANSWERS}\n:::`;

	test("a step that asks for nothing", () => {
		expect(() => compile(`## One\n\n${quiz}\n\n## Two\n\nWords.\n\n${END}`)).toThrow(
			/17:1: a step is finished by doing/,
		);
	});

	test("words before the first step, and a lesson without sources", () => {
		expect(() => compile(`Words.\n\n## One\n\n${quiz}\n\n${END}`)).toThrow(/9:1: a lesson begins with the ## heading/);
		expect(() => compile(`## One\n\n${quiz}`)).toThrow(/11:1: a lesson ends with :::sources/);
	});

	const body = `## One\n\n${quiz}\n\n${END}`;
	const yaml: [what: string, parts: Parameters<typeof filesOf>[1], place: string, says: RegExp][] = [
		[
			"a plan that cannot be",
			{ scenario: "day: 3\nplan:\n  level: 5\n" },
			"scenario.yaml:3:10",
			/plan.level is 5; allowed: one of 0, 1, 2/,
		],
		[
			"an unknown key of a plan",
			{ scenario: "day: 3\nplan:\n  sead: 5\n" },
			"scenario.yaml:3:9",
			/plan.sead is not a field/,
		],
		["no day", { scenario: "plan: {}\n" }, "scenario.yaml:1:1", /day is missing; allowed: only day and plan/],
		["broken YAML", { scenario: "day: [\n" }, "scenario.yaml:", /./],
		["no start to inherit", { scenario: null }, "lesson.md:1:1", /scenario.yaml is missing/],
		[
			"an action that is none",
			{ solution: "days: 9\nmoves:\n  - { day: 1, do: extrakt }\nwrong: []\n" },
			"solution.yaml:3:19",
			/moves.0.do is "extrakt"; allowed: one of drift-on/,
		],
		[
			"a window that is none",
			{ solution: "days: 9\nmoves:\n  - { day: 1, do: extract, window: 13 }\nwrong: []\n" },
			"solution.yaml:3:36",
			/moves.0.window is 13; allowed: one of 7, 14, 28, 60/,
		],
		[
			"a move without its time",
			{ solution: "days: 9\nmoves:\n  - { do: train }\nwrong: []\n" },
			"solution.yaml:3:5",
			/a move has day \(and hour\) or when/,
		],
		[
			"a move that waits for an unknown event",
			{ solution: "days: 9\nmoves:\n  - { when: tea, do: train }\nwrong: []\n" },
			"solution.yaml:3:13",
			/event kind tea is not known/,
		],
		[
			"a move that waits for an event with a field it has not",
			{ solution: "days: 9\nmoves:\n  - { when: 'model.deployed[versoin=2]', do: train }\nwrong: []\n" },
			"solution.yaml:3:13",
			/model.deployed has no field versoin; allowed: version, replaces/,
		],
		[
			"a wrong way without a name of its own",
			{ solution: "days: 9\nmoves:\n  - { day: 1, do: train }\nwrong:\n  - { name: oh, days: 3, moves: [] }\n" },
			"solution.yaml:5:13",
			/wrong.0.name is "oh"; allowed: one of same-version-again/,
		],
	];
	test.each(yaml)("%s", (_what, parts, place, says) => {
		expect(() => compile(body, parts)).toThrow(says);
		expect(() => compile(body, parts)).toThrow(place);
		expect(() => compile(body, parts)).toThrow(LessonFault);
	});

	test("a lesson without a scenario begins where the one before ends", () => {
		const before = compile(body);
		const after = compileLesson(filesOf(body, { file: "lessons/02-next/lesson.md", scenario: null }), GLOSSARY, before)
			.lesson.start;
		expect(after).toEqual({
			plan: before.lesson.start.plan,
			hour: 24 * (28 + 9),
			lead: [{ from: 24 * 28, moves: before.solution.moves }],
			inherited: 2,
		});
	});

	test("and so on: what led to the one before leads to it as well", () => {
		const first = compile(body);
		const inherits = { file: "lessons/05-next/lesson.md", scenario: null };
		const second = compileLesson(filesOf(body, inherits), GLOSSARY, first);
		const { start } = compileLesson(
			filesOf(body, { ...inherits, file: "lessons/09-last/lesson.md" }),
			GLOSSARY,
			second,
		).lesson;
		expect(start).toEqual({
			plan: first.lesson.start.plan,
			hour: 24 * (28 + 9 + 9),
			lead: [
				{ from: 24 * 28, moves: first.solution.moves },
				{ from: 24 * (28 + 9), moves: second.solution.moves },
			],
			inherited: 5,
		});
	});
});
