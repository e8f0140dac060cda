import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPipelineYaml } from "../../../src/engine/pipeline-yaml/read.ts";
import { writePipelineYaml } from "../../../src/engine/pipeline-yaml/write.ts";
import { DEFAULT_POLICY, type Policy } from "../../../src/ops/policy.ts";
import { type PolicyContext, policyFaults } from "../../../src/ops/policy-faults.ts";
import { withField } from "../../../src/ops/policy-values.ts";
import { anyPolicy, anyWorkingPolicy } from "../plans.ts";

const YEAR: PolicyContext = { level: 2, days: 365, ordersPerDay: 500 };

/** Remarks as "line:column sentence". */
const errors = (text: string, context: Partial<PolicyContext> = {}): string[] => {
	const read = readPipelineYaml(text, { ...YEAR, ...context });
	return read.ok ? [] : read.errors.map(({ line, column, sentence }) => `${line}:${column} ${sentence}`);
};
const policy = (text: string, level: 1 | 2 = 2, base?: Policy): Policy | null => {
	const read = readPipelineYaml(text, { ...YEAR, level }, base);
	return read.ok ? read.policy : null;
};

describe("a policy written as YAML", () => {
	it("comes back as it was, any policy that can work", () => {
		fc.assert(
			fc.property(anyWorkingPolicy(YEAR), (some) => {
				expect(policy(writePipelineYaml(some, 2))).toEqual(some);
			}),
			{ numRuns: 300 },
		);
	});

	it("comes back at Level 1 too, where the text has nothing of what is for Level 2", () => {
		fc.assert(
			fc.property(anyWorkingPolicy({ ...YEAR, level: 1 }), (some) => {
				expect(policy(writePipelineYaml(some, 1), 1, some)).toEqual(some);
			}),
		);
	});

	it("that cannot work is not taken; each fault stands at its line", () => {
		fc.assert(
			fc.property(anyPolicy, (some) => {
				const faults = policyFaults(some, YEAR);
				const read = readPipelineYaml(writePipelineYaml(some, 2), YEAR);
				const wrong = faults.filter(({ kind }) => kind === "error");
				expect(read.ok).toBe(wrong.length === 0);
				const remarks = read.ok ? read.warnings : read.errors;
				const expected = read.ok ? faults : wrong;
				expect(remarks.map(({ sentence }) => sentence).sort()).toEqual(expected.map(({ sentence }) => sentence).sort());
				const lines = writePipelineYaml(some, 2).split("\n");
				for (const { line, sentence } of remarks) {
					const name = /\.([a-zA-Z-]+) is /.exec(sentence)?.[1];
					expect(lines[line - 1]?.trimStart().startsWith(`${name}:`)).toBe(true);
				}
			}),
		);
	});
});

describe("a policy edited by hand", () => {
	it("may leave out what stands at its default, and be written in any style of YAML", () => {
		expect(policy("window: 14")).toEqual(withField(DEFAULT_POLICY, "window", 14));
		expect(policy('{ "window": 14, "triggers": { "schedule": { "everyDays": 0x0e } } }')).toEqual(
			withField(withField(DEFAULT_POLICY, "window", 14), "triggers.schedule.everyDays", 14),
		);
		expect(policy("pipeline:\n  training:\n    after:\n      - preparation\n      - validation\n")).toEqual(
			withField(DEFAULT_POLICY, "pipeline.training", "preparation validation"),
		);
		expect(policy("validation:\r\n  champion: -0\r\n")).toEqual(withField(DEFAULT_POLICY, "validation.champion", 0));
	});

	it("may take guards out, and is told what no longer happens", () => {
		const text = "pipeline:\n  validation: out\n  preparation: { after: [extraction] }\nguard:\n  oneAtATime: false\n";
		const read = readPipelineYaml(text, YEAR);
		expect(read.ok && read.warnings).toEqual([
			{ line: 5, column: 15, sentence: "guard.oneAtATime is false: runs of the pipeline may overtake one another." },
			{
				line: 2,
				column: 15,
				sentence: "pipeline.validation is taken out: broken data are learnt from, and nobody is called.",
			},
		]);
	});
});

describe("what is wrong is said with line and column, and with what is allowed", () => {
	const wrong: [string, string[]][] = [
		["", ["1:1 There is nothing here; allowed: a name and a value, such as window: 28."]],
		["# nothing\n", ["1:1 There is nothing here; allowed: a name and a value, such as window: 28."]],
		["- window", ["1:1 This is no field; allowed: a name and a value, such as window: 28."]],
		["window", ["1:1 This is no field; allowed: a name and a value, such as window: 28."]],
		["window: 900", ["1:9 window is 900; allowed: a whole number from 7 to 365."]],
		["window: two weeks", ["1:9 window is two weeks; allowed: a whole number from 7 to 365."]],
		["window:", ["1:8 window is empty; allowed: a whole number from 7 to 365."]],
		["window: [7]", ["1:9 window is [7]; allowed: a whole number from 7 to 365."]],
		["window: '28'", ["1:9 window is '28'; allowed: a whole number from 7 to 365."]],
		["window: .inf", ["1:9 window is .inf; allowed: a whole number from 7 to 365."]],
		["guard:\n  oneAtATime: yes", ["2:15 guard.oneAtATime is yes; allowed: true or false."]],
		["guard: 7", ["1:8 guard is 7; allowed: cooldownDays, oneAtATime, each on a line below it."]],
		["guard:\nwindow: 14", ["1:7 guard is empty; allowed: cooldownDays, oneAtATime, each on a line below it."]],
		["guard:\n  cooldown: 7", ["2:3 guard.cooldown is not a field here; allowed: only cooldownDays, oneAtATime."]],
		[
			"speed: 3",
			[
				"1:1 speed is not a field here; allowed: only window, triggers, guard, pipeline, validation, delivery, data, code.",
			],
		],
		[
			"guard:\n  constructor: 7",
			["2:3 guard.constructor is not a field here; allowed: only cooldownDays, oneAtATime."],
		],
		["guard:\n  __proto__: 7", ["2:3 guard.__proto__ is not a field here; allowed: only cooldownDays, oneAtATime."]],
		["guard:\n  ? [a]\n  : 7", ["2:5 guard.[a] is not a field here; allowed: only cooldownDays, oneAtATime."]],
		["window: 14\nwindow: 28", ["2:1 window is given twice; allowed: each field once."]],
		['window: 14\n"window": 28', ["2:1 window is given twice; allowed: each field once."]],
		["guard: {}\nguard: {}", ["2:1 guard is given twice; allowed: each field once."]],
		["window: &w 14", ["1:12 There is the anchor &w for window; allowed: the value alone."]],
		[
			"window: 14\nguard:\n  cooldownDays: *w",
			["3:17 *w stands for guard.cooldownDays, an alias; allowed: the value itself."],
		],
		[
			"window: &w 14\nguard:\n  cooldownDays: *w",
			[
				"1:12 There is the anchor &w for window; allowed: the value alone.",
				"3:17 *w stands for guard.cooldownDays, an alias; allowed: the value itself.",
			],
		],
		["window: !!int 14", ["1:15 There is the tag tag:yaml.org,2002:int for window; allowed: the value alone."]],
		["guard: !secret\n  cooldownDays: 7", ["2:3 There is the tag !secret for guard; allowed: the value alone."]],
		["window: 14\n---\nwindow: 28", ["2:1 A second document begins; allowed: one."]],
		["guard:\n\tcooldownDays: 7", ["2:1 A tab indents this line; allowed: spaces."]],
		[
			"window: 1: 2",
			["1:9 This is not YAML (Nested mappings are not allowed in compact mappings); allowed: name: value."],
		],
		[
			"pipeline:\n  training: preparation",
			["2:13 pipeline.training is preparation; allowed: { after: [steps it waits for] }, or out."],
		],
		["pipeline:\n  training: {}", ["2:13 pipeline.training is {}; allowed: { after: [steps it waits for] }, or out."]],
		[
			"pipeline:\n  training: { after: preparation }",
			["2:22 pipeline.training.after is preparation; allowed: a list of steps in brackets, such as [extraction]."],
		],
		[
			"pipeline:\n  training: { before: [preparation] }",
			["2:15 pipeline.training.before is not a field here; allowed: only after."],
		],
		[
			"pipeline:\n  training: { after: [sleep, 3, [a]] }",
			["sleep", "3", "[a]"].map(
				(step, i) =>
					`2:${[23, 30, 33][i]} pipeline.training.after names ${step}; allowed: only extraction, validation, preparation, training, evaluation, model-validation.`,
			),
		],
		[
			"pipeline:\n  training: { after: [preparation, preparation] }",
			["2:36 pipeline.training.after names preparation twice; allowed: each step once."],
		],
		[
			"pipeline:\n  preparation: { after: [validation, evaluation] }",
			[
				"2:3 pipeline.preparation is after validation, evaluation; allowed: after no step that waits for it in turn (preparation → evaluation → training → preparation).",
			],
		],
		[
			"pipeline:\n  validation: out",
			[
				"1:1 pipeline.preparation is after validation; allowed: after steps that are there, and validation is taken out.",
			],
		],
		[
			"pipeline:\n  training: out\n  evaluation: { after: [] }",
			["2:13 pipeline.training is taken out; allowed: only validation and model-validation taken out."],
		],
		["guard:\n  cooldownDays: 365\nwindow: 3", ["3:9 window is 3; allowed: a whole number from 7 to 365."]],
	];
	it.each(wrong)("%j", (text, expected) => {
		const said = errors(text);
		expect(said.length).toBe(expected.length);
		for (const [i, sentence] of expected.entries()) expect(said[i]?.startsWith(sentence), said[i]).toBe(true);
	});

	it("for several places at once, in the order of the text, faults of what can be read among them", () => {
		const text = [
			"window: 3",
			"triggers:",
			"  schedule: { on: false }",
			"  performance: { on: false }",
			"  distribution: { on: false }",
			"guard:",
			"  cooldownDays: 300",
			"  cooldown: 1",
			"pipeline:",
			"  training: { after: [training] }",
		].join("\n");
		expect(errors(text, { days: 200 })).toEqual([
			"1:9 window is 3; allowed: a whole number from 7 to 365.",
			"3:19 triggers.schedule.on is false; allowed: true, unless another trigger is on, since else only a person starts the pipeline.",
			"8:3 guard.cooldown is not a field here; allowed: only cooldownDays, oneAtATime.",
			"10:3 pipeline.training is after training; allowed: after no step that waits for it in turn (training → training).",
			"10:3 pipeline.training is after training; allowed: after preparation, itself or through other steps, which makes the prepared rows that it works on.",
		]);
	});

	it("of what the level does not have", () => {
		expect(errors("delivery: { mode: direct }", { level: 1 })).toEqual([
			"1:1 delivery is not a field here; allowed: only window, triggers, guard, pipeline, validation, data.",
		]);
	});
});

describe("a hostile text", () => {
	const oneLine = /^[^\n\r]+$/;
	const yamlish = fc.string({
		unit: fc.oneof(
			fc.constantFrom(..."ab01 \n\t:-[]{}?&*!|>'\"%@`#,."),
			fc.constantFrom("window", "guard:\n  ", "after", "pipeline:\n ", "out", "<<: *a", "&a", "---\n", "!!set"),
		),
		maxLength: 80,
	});

	it("never throws, and is answered in sentences of one line with a place in the text", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), yamlish), (text) => {
				const read = readPipelineYaml(text, YEAR);
				const lines = text.split("\n").length;
				for (const { line, column, sentence } of read.ok ? read.warnings : read.errors) {
					expect(line).toBeGreaterThanOrEqual(1);
					expect(line).toBeLessThanOrEqual(lines);
					expect(column).toBeGreaterThanOrEqual(1);
					expect(sentence).toMatch(oneLine);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it("never throws where a good text was damaged", () => {
		const text = writePipelineYaml(DEFAULT_POLICY, 2);
		fc.assert(
			fc.property(fc.nat(), fc.nat({ max: 10 }), yamlish, (place, cut, other) => {
				const at = place % (text.length + 1);
				const read = readPipelineYaml(text.slice(0, at) + other.slice(0, 5) + text.slice(at + cut), YEAR);
				if (!read.ok) expect(read.errors.length).toBeGreaterThan(0);
			}),
			{ numRuns: 500 },
		);
	});

	it("of anchors that would unfold a millionfold is answered at once, nothing unfolded", () => {
		const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`);
		expect(errors(["a0: &a0 [lol]", ...levels].join("\n"))).toHaveLength(13);
	});

	it("that nests too deeply, or is too long, is told so", () => {
		for (const open of ["[", "{", "- ", "? "]) {
			const text = open.repeat(20_000 / open.length);
			expect(errors(text)[0]).toMatch(/Lists in lists go too deep; allowed: the fields of a policy\.$/);
		}
		expect(errors("#".repeat(20_001))).toEqual(["1:1 The text has 20001 characters; allowed: at most 20000."]);
	});
});
