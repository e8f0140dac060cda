import { is } from "valibot";
import { describe, expect, test } from "vitest";
import { ALARM_DEFAULTS, AlarmConfigSchema } from "../../../src/monitor/alarm-config.ts";
import { CORRECTIONS } from "../../../src/monitor/multiple-testing.ts";
import {
	CORRECTION_WORDS,
	DEFAULTS,
	GROUPS,
	isCorrection,
	rangeWords,
	readNumber,
} from "../../../src/view/monitor/thresholds.ts";

const fields = GROUPS.flatMap((group) => group.fields);
const accepts = (field: string, value: unknown) => is(AlarmConfigSchema, { [field]: value });

describe("the fields are those of the settings", () => {
	test("every one of them, once, with the same defaults and corrections", () => {
		expect(fields.map(({ field }) => field).sort()).toEqual(Object.keys(AlarmConfigSchema.entries).sort());
		expect(DEFAULTS).toEqual(ALARM_DEFAULTS);
		expect(Object.keys(CORRECTION_WORDS)).toEqual(Object.keys(CORRECTIONS));
		expect([isCorrection("holm"), isCorrection("toString"), isCorrection("")]).toEqual([true, false, false]);
	});

	test.each(fields.flatMap((field) => (field.range ? [{ ...field, range: field.range }] : [])))(
		"$field: both ends are allowed, and nothing beyond them",
		({ field, range: [low, high], step }) => {
			const least = step === undefined ? 1 : low === 0 ? 1e-6 : low / 2;
			expect(accepts(field, low)).toBe(true);
			expect(accepts(field, high)).toBe(true);
			expect(accepts(field, low - least)).toBe(false);
			expect(accepts(field, high + (step === undefined ? 1 : 1e-6))).toBe(false);
			expect(accepts(field, low + 0.25)).toBe(step !== undefined);
		},
	);
});

describe("readNumber", () => {
	const days = { name: "Window", range: [1, 28] } as const;
	const level = { name: "Level", range: [1e-9, 1], step: 0.005 } as const;

	test("takes what is allowed", () => {
		expect(readNumber(days, "14")).toEqual({ value: 14 });
		expect(readNumber(days, " 28 ")).toEqual({ value: 28 });
		expect(readNumber(level, "0.01")).toEqual({ value: 0.01 });
		expect(readNumber(level, ".01")).toEqual({ value: 0.01 });
	});

	test.each([
		["", "Window takes a whole number from 1 to 28."],
		["seven", "Window takes a whole number from 1 to 28."],
		["0", "Window takes a whole number from 1 to 28, not 0."],
		["29", "Window takes a whole number from 1 to 28, not 29."],
		["7.5", "Window takes a whole number from 1 to 28, not 7.5."],
		["1e999", "Window takes a whole number from 1 to 28."],
	])("says in one sentence what is wrong with %j", (typed, problem) => {
		expect(readNumber(days, typed)).toEqual({ problem });
	});

	test("a very small end is written out, and in the hint left to a word", () => {
		expect(readNumber(level, "0")).toEqual({ problem: "Level takes a number from 0.000000001 to 1, not 0." });
		expect(rangeWords(level.range)).toBe("over 0, up to 1");
		expect(rangeWords([50, 100_000])).toBe("50 to 100\u202f000");
	});
});
