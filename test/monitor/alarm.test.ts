import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/core/random.ts";
import type { Column, Table } from "../../src/core/table.ts";
import { checkWindow, prepareReference, type WindowCheck } from "../../src/monitor/alarm.ts";
import { ALARM_DEFAULTS, type AlarmConfig, AlarmConfigSchema } from "../../src/monitor/alarm-config.ts";
import { ErrorMonitor } from "../../src/monitor/alarm-errors.ts";
import { evaluateAlarms } from "../../src/monitor/alarm-evaluation.ts";
import { isMeasured } from "../../src/monitor/outcome.ts";
import { anyColumn } from "./arbitraries.ts";

/** A standard normal number, a word out of three, and 0 or 1. */
function tableOf(seed: number, rows: number, { shift = 0, shareA = 0.5, shareOfOnes = 0.3 } = {}): Table {
	const random = randomStream(seed, "alarm");
	const draw = (next: () => number) => Float64Array.from({ length: rows }, next);
	const u = draw(() => random.uniform());
	return {
		rows,
		columns: {
			height: { kind: "number", values: draw(() => random.normal() + shift) },
			word: {
				kind: "category",
				levels: ["A", "B", "C"],
				codes: Uint8Array.from(u, (value) => (value < shareA ? 0 : value < (1 + shareA) / 2 ? 1 : 2)),
			},
			flag: { kind: "number", values: draw(() => (random.uniform() < shareOfOnes ? 1 : 0)) },
		},
	};
}

const REFERENCE = tableOf(1, 4000);

/** The verdicts on one feature over several windows. */
function verdicts(feature: string, windows: readonly Table[], config: AlarmConfig = ALARM_DEFAULTS): string[] {
	const reference = prepareReference(REFERENCE, config);
	let check: WindowCheck | null = null;
	return windows.map((current) => {
		check = checkWindow(reference, current, check);
		return check.features.find((one) => one.feature === feature)?.verdict ?? "absent";
	});
}

describe("the rule", () => {
	test("quiet windows are quiet", () => {
		for (const feature of ["height", "word", "flag"]) {
			expect(verdicts(feature, [tableOf(2, 1000), tableOf(3, 1000), tableOf(4, 1000)])).toEqual([
				"quiet",
				"quiet",
				"quiet",
			]);
		}
	});

	test("rings at the second window running, and starts again after a quiet one", () => {
		const far = (seed: number) => tableOf(seed, 1000, { shift: 0.5 });
		expect(verdicts("height", [far(2), far(3), far(4), tableOf(5, 1000), far(6), far(7)])).toEqual([
			"suspicious",
			"alarm",
			"alarm",
			"quiet",
			"suspicious",
			"alarm",
		]);
	});

	test.each<[string, string, Parameters<typeof tableOf>[2]]>([
		["height", "Wasserstein", { shift: 0.5 }],
		["word", "Jensen–Shannon", { shareA: 0.8 }],
		["flag", "Jensen–Shannon", { shareOfOnes: 0.6 }],
	])("%s is judged by its %s distance", (feature, effectName, change) => {
		const reference = prepareReference(REFERENCE, ALARM_DEFAULTS);
		const first = checkWindow(reference, tableOf(2, 1000, change), null);
		const second = checkWindow(reference, tableOf(3, 1000, change), first);
		expect(second.alarms).toEqual([feature]);
		const check = second.features.find((one) => one.feature === feature);
		expect(check?.result).toMatchObject({ effectName });
		if (!check || !isMeasured(check.result)) throw new Error("must be measured");
		expect(check.result.effect).toBeGreaterThan(ALARM_DEFAULTS.minEffect);
		expect(check.result.adjustedP).toBeLessThan(ALARM_DEFAULTS.level);
		expect(check.result.adjustedP).toBeGreaterThanOrEqual(check.result.p);
	});

	test("significant alone is not enough, nor is big alone", () => {
		const small = [2, 3].map((seed) => tableOf(seed, 20_000, { shift: 0.12 }));
		const all = { ...ALARM_DEFAULTS, windowRows: 20_000 };
		expect(verdicts("height", small, all)).toEqual(["quiet", "quiet"]);
		expect(verdicts("height", small, { ...all, minEffect: 0 })).toEqual(["suspicious", "alarm"]);
		const few = [5, 6].map((seed) => tableOf(seed, 50));
		const mild = { ...ALARM_DEFAULTS, minEffect: 0.05 };
		expect(verdicts("height", few, mild)).toEqual(["quiet", "quiet"]);
		expect(verdicts("height", few, { ...mild, level: 1 })).toEqual(["suspicious", "alarm"]);
	});

	test("the number of confirming windows is a setting", () => {
		const windows = [2, 3, 4].map((seed) => tableOf(seed, 1000, { shift: 0.5 }));
		expect(verdicts("height", windows, { ...ALARM_DEFAULTS, confirmations: 1 })).toEqual(["alarm", "alarm", "alarm"]);
		expect(verdicts("height", windows, { ...ALARM_DEFAULTS, confirmations: 3 })).toEqual([
			"suspicious",
			"suspicious",
			"alarm",
		]);
	});

	test("takes rows evenly spread over the window", () => {
		const table = tableOf(2, 3500);
		const reference = prepareReference(REFERENCE, ALARM_DEFAULTS);
		expect(checkWindow(reference, table, null).rows).toBe(1000);
		// Half of the rows lie below all of the reference, half above: so must half of the rows taken.
		const values = Float64Array.from({ length: 3500 }, (_, i) => (i < 1750 ? -9 : 9));
		const halves = checkWindow(reference, { rows: 3500, columns: { height: { kind: "number", values } } }, null);
		const result = halves.features[0]?.result;
		expect(result && isMeasured(result) && result.statistic).toBe(0.5);
	});
});

describe("windows that cannot be judged", () => {
	const height = (values: number[]): Table => ({
		rows: values.length,
		columns: { height: { kind: "number", values: Float64Array.from(values) } },
	});
	const verdict = (table: Table) => verdicts("height", [table])[0];

	test.each<[string, Table, string]>([
		["empty", height([]), "not enough data"],
		["one row", height([1]), "not enough data"],
		[
			"49 valid values",
			height([...new Array<number>(49).fill(1), ...new Array<number>(900).fill(Number.NaN)]),
			"not enough data",
		],
		["all missing", height(new Array<number>(500).fill(Number.NaN)), "not enough data"],
		["all infinite", height(new Array<number>(500).fill(Number.POSITIVE_INFINITY)), "not enough data"],
		["no such column", { rows: 500, columns: {} }, "not applicable"],
		[
			"words for numbers",
			{ rows: 500, columns: { height: { kind: "category", levels: ["A"], codes: new Uint8Array(500) } } },
			"not applicable",
		],
		["constant", height(new Array<number>(500).fill(3)), "suspicious"],
	])("%s: %s", (_name, table, expected) => {
		expect(verdict(table)).toBe(expected);
	});

	test("a window that cannot be judged breaks the run", () => {
		const far = (seed: number) => tableOf(seed, 1000, { shift: 0.5 });
		expect(verdicts("height", [far(2), height([]), far(3), far(4)])).toEqual([
			"suspicious",
			"not enough data",
			"suspicious",
			"alarm",
		]);
	});

	test("the age of a feature is not a feature: the schema judges it", () => {
		const table = tableOf(2, 1000);
		const columns: Record<string, Column> = {
			...table.columns,
			word_age_hours: { kind: "number", values: new Float64Array(1000) },
		};
		const features = prepareReference({ rows: 1000, columns }, ALARM_DEFAULTS).features;
		expect([...features.keys()]).toEqual(["height", "word", "flag"]);
	});

	test("a flag that takes other values is compared as shares, new values included", () => {
		const table = tableOf(2, 1000);
		const values = Float64Array.from({ length: 1000 }, (_, i) => i / 1000);
		const columns: Record<string, Column> = { ...table.columns, flag: { kind: "number", values } };
		expect(verdicts("flag", [{ rows: 1000, columns }])).toEqual(["suspicious"]);
	});

	test("no table whatever makes it throw or write NaN", () => {
		fc.assert(
			fc.property(anyColumn, anyColumn, fc.integer({ min: 2, max: 10 }), (a, b, minValid) => {
				const config = { ...ALARM_DEFAULTS, minValid };
				const of = (column: Column): Table => ({
					rows: column.kind === "number" ? column.values.length : column.codes.length,
					columns: { x: column },
				});
				const check = checkWindow(prepareReference(of(a), config), of(b), null);
				expect(JSON.stringify(check)).not.toMatch(/NaN|null|undefined/);
			}),
			{ numRuns: 300 },
		);
	});
});

describe("settings", () => {
	test("are complete with nothing given", () => {
		expect(v.parse(AlarmConfigSchema, {})).toEqual(ALARM_DEFAULTS);
		expect(v.parse(AlarmConfigSchema, { minEffect: 0.3 })).toEqual({ ...ALARM_DEFAULTS, minEffect: 0.3 });
	});

	test.each<[unknown, string | null, string]>([
		[{ level: 2 }, "level", "a number from 1e-9 to 1"],
		[{ windowDays: 2.5 }, "windowDays", "a whole number from 1 to 28"],
		[{ everyDays: "7" }, "everyDays", "a whole number from 1 to 28"],
		[{ correction: "tukey" }, "correction", "one of none, bonferroni, holm, benjamini-hochberg"],
		[{ windwoDays: 7 }, "windwoDays", "Invalid key"],
		["weekly", null, "Invalid type"],
	])("%j is refused: the field is named, and what is allowed", (input, field, allowed) => {
		const [issue] = v.safeParse(AlarmConfigSchema, input).issues ?? [];
		expect(issue && v.getDotPath(issue)).toBe(field);
		expect(issue?.message).toContain(allowed);
	});
});

describe("the error stream", () => {
	const errors = (seed: number, n: number, rate: number) => {
		const random = randomStream(seed, "errors");
		return Array.from({ length: n }, () => (random.uniform() < rate ? 1 : 0));
	};

	test("a rate that doubles rings, with a warning; a rate that halves is better news and does not", () => {
		const worse = new ErrorMonitor(ALARM_DEFAULTS);
		expect(worse.update(errors(1, 3000, 0.2))).toMatchObject({ alarm: false, improved: false });
		expect(worse.update(errors(2, 1500, 0.4))).toMatchObject({ alarm: true, improved: false, warning: true });

		const better = new ErrorMonitor(ALARM_DEFAULTS);
		better.update(errors(3, 3000, 0.4));
		expect(better.update(errors(4, 1500, 0.15))).toMatchObject({ alarm: false, improved: true, warning: false });
	});

	test("a steady rate of .24 never rings in ten years of 182,500 labels each", () => {
		const rang = Array.from({ length: 10 }, (_, year) => {
			const monitor = new ErrorMonitor(ALARM_DEFAULTS);
			const days = Array.from({ length: 365 }, (_day, day) => monitor.update(errors(1000 * year + day, 500, 0.24)));
			return days.filter(({ alarm }) => alarm).length;
		});
		expect(rang).toEqual(new Array(10).fill(0));
	});

	test("labels that are not known yet are left out", () => {
		const monitor = new ErrorMonitor(ALARM_DEFAULTS);
		expect(monitor.update([1, Number.NaN, 0, 0.5, 7, 0])).toMatchObject({ rate: 1 / 3, width: 3 });
		expect(monitor.update([])).toMatchObject({ rate: 1 / 3, width: 3 });
	});
});

describe("the evaluation", () => {
	const weeks = (alarms: string) =>
		[...alarms].map((mark, week) => ({ start: 7 * week, end: 7 * (week + 1), rows: 500, alarm: mark === "!" }));

	test("counts false alarms in the rows no change reaches into, misses, and delays from the true onset", () => {
		expect(evaluateAlarms(weeks(".!...!!...."), [{ onset: 30, end: 60 }])).toEqual({
			falseAlarms: 1,
			quietRows: 3000,
			falseAlarmsPer1000Rows: 1 / 3,
			changes: 1,
			misses: 0,
			delays: [12],
			medianDelay: 12,
		});
	});

	test("a change found too late is missed", () => {
		expect(evaluateAlarms(weeks("....!"), [{ onset: 0, end: null }], 21)).toMatchObject({
			misses: 1,
			delays: [],
			medianDelay: null,
		});
		expect(evaluateAlarms(weeks("....!"), [{ onset: 0, end: null }], 35)).toMatchObject({ misses: 0, delays: [35] });
	});

	test("without quiet rows there is no false-alarm rate, without changes no delay", () => {
		expect(evaluateAlarms(weeks("!!"), [{ onset: 0, end: null }])).toMatchObject({
			falseAlarms: 0,
			falseAlarmsPer1000Rows: null,
		});
		expect(evaluateAlarms(weeks("!."), [])).toMatchObject({
			falseAlarms: 1,
			falseAlarmsPer1000Rows: 1,
			misses: 0,
			medianDelay: null,
		});
		expect(evaluateAlarms([], [{ onset: 1, end: 2 }])).toMatchObject({
			quietRows: 0,
			falseAlarmsPer1000Rows: null,
			misses: 1,
		});
	});
});
