import { beforeAll, describe, expect, it, vi } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { EngineHost } from "../../src/engine/host.ts";
import { inspectMonitor } from "../../src/engine/inspect-monitor.ts";
import { decodePlan, encodePlan } from "../../src/engine/link.ts";
import type { FeatureLook, MonitorLook } from "../../src/engine/monitor-look.ts";
import { parsePlan, planOf } from "../../src/engine/plan.ts";
import type { Answer } from "../../src/engine/protocol.ts";
import { memoryStore } from "../../src/engine/remember.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { eventsOf } from "../../src/ops/events.ts";
import { untrained } from "../ops/trainers.ts";
import { numbersThatAreNone } from "./finite.ts";

const drifts = [
	{ id: "none", from: 0 },
	{ id: "rural-growth", from: 20, over: 2 },
	{ id: "weather-unit-change", from: 44 },
];
let run: Simulation;
let look: MonitorLook;
beforeAll(async () => {
	run = await Simulation.open(planOf({ days: 60, ordersPerDay: 200, drifts }), { trainer: untrained });
	await run.advance(hourOf(60));
	look = inspectMonitor(run, 59);
});

const feature = (name: string): FeatureLook => {
	const found = look.features.find((one) => one.feature === name);
	if (!found) throw new Error(`test: no feature ${name}`);
	return found;
};

/** A value by its shape: what kinds of thing lie where. Long lists are their first element. */
function shapeOf(value: unknown): unknown {
	if (value === null) return "null";
	if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
	if (typeof value !== "object") return typeof value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

describe("a look through all monitors", () => {
	it("has this shape", () => {
		expect(shapeOf(look)).toMatchSnapshot();
	});

	it("holds finite numbers only, and survives the way to the page", () => {
		expect(numbersThatAreNone(look)).toEqual([]);
		expect(structuredClone(look)).toEqual(look);
		expect(JSON.parse(JSON.stringify(look))).toEqual(look);
	});

	it("says of each feature what the last weekly check said", () => {
		const check = eventsOf(run.events, "monitor.inputs").at(-1);
		expect(look.window).toEqual({ from: 49, to: 55, rows: 1000 });
		expect(look.reference).toEqual({ from: -28, to: -1, rows: 28 * 200 });
		for (const told of check?.features ?? []) {
			const { verdict, test } = feature(told.feature);
			expect(verdict).toBe(told.verdict);
			expect([test?.statistic, test?.p, test?.effect]).toEqual([told.statistic, told.p, told.effect]);
		}
		expect(feature("weather_score").verdict).toBe("alarm");
		expect(feature("load").verdict).toBe("quiet");
	});

	it("opens the stability index into bins that add up to it, by the formula", () => {
		for (const { psi } of look.features) {
			if (!psi) throw new Error("test: no index");
			expect(psi.bins.reduce((sum, bin) => sum + bin.adds, 0)).toBeCloseTo(psi.value, 12);
			for (const { r, c, adds } of psi.bins) expect(adds).toBeCloseTo((r - c) * Math.log(r / c), 12);
			for (const side of ["reference", "current"] as const) {
				expect(psi.bins.reduce((sum, bin) => sum + bin[side], 0)).toBeCloseTo(1, 12);
			}
		}
		expect(feature("area").psi?.bins.map(({ level }) => level)).toEqual(["urban", "suburban", "rural"]);
		const edges = feature("distance_km").psi?.bins ?? [];
		for (const [i, bin] of edges.entries()) if (i > 0) expect(bin.from).toBe(edges[i - 1]?.to);
	});

	it("draws both curves at under fifty places, one of them the widest gap", () => {
		for (const { kind, test, curve } of look.features) {
			if (kind === "category") expect(curve).toBeNull();
			if (!curve || !test) continue;
			expect(curve.x.length).toBeLessThanOrEqual(48);
			const at = curve.x.indexOf(curve.gapAt);
			const gap = Math.abs((curve.reference[at] as number) - (curve.current[at] as number));
			expect(gap).toBeCloseTo(test.statistic, 12);
			for (const side of [curve.reference, curve.current]) {
				expect([...side].sort((a, b) => a - b)).toEqual(side);
				expect(side.at(-1)).toBeLessThanOrEqual(1);
			}
		}
	});

	it("says what the schema expects in words, and what is wrong in a sentence", () => {
		const of = (day: number, name: string) => inspectMonitor(run, day).schema.find(({ column }) => column === name);
		expect(of(59, "area")).toEqual({
			column: "area",
			expects: "one of urban, suburban, rural, never missing",
			anomalies: [],
		});
		expect(of(59, "weather_score")?.expects).toMatch(/^number, 0 to 1\.\d+, never missing$/);
		expect(of(43, "weather_score")?.anomalies).toEqual([]);
		expect(of(44, "weather_score")?.anomalies).toEqual([
			{
				name: "FLOAT_TYPE_BIG_FLOAT",
				sentence: expect.stringMatching(/^weather_score goes up to [\d.]+, at most 1\.\d+ is expected\.$/),
			},
		]);
	});

	it("tells of each drift who would have known, and when; the control is none", () => {
		expect(look.hindsight).toMatchObject([
			{ drift: "rural-growth", began: 20, schema: null, inputs: 35 },
			{ drift: "weather-unit-change", began: 44, schema: 44, inputs: 56 },
		]);
		expect(look.evaluation).toMatchObject({ falseAlarms: 0, changes: 2, quietRows: 2000 });
	});

	it("of an earlier day knows nothing that came later", async () => {
		const then = await Simulation.open(planOf({ days: 60, ordersPerDay: 200, drifts }), { trainer: untrained });
		await then.advance(hourOf(31));
		expect(inspectMonitor(run, 30)).toEqual(inspectMonitor(then, 30));
		expect(inspectMonitor(run, 30).errors.byDay).toHaveLength(31);
	});

	it("of the first days says that no window has passed, and still checks the schema", () => {
		const first = inspectMonitor(run, 2);
		expect(first.window).toBeNull();
		expect(first.features.map(({ verdict }) => verdict)).toEqual(first.features.map(() => "not enough data"));
		expect(first.schema.length).toBeGreaterThan(5);
		expect(first.estimates).toEqual([]);
	});

	it("of a renamed column shows the old name as missing and the new one as unknown", async () => {
		const renamed = [{ id: "column-renamed", from: 1 }];
		const bad = await Simulation.open(planOf({ days: 16, ordersPerDay: 50, drifts: renamed }), { trainer: untrained });
		await bad.advance(hourOf(16));
		const { schema, features } = inspectMonitor(bad, 15);
		expect(schema.filter(({ anomalies }) => anomalies.length > 0).map(({ column }) => column)).toEqual([
			"weather_score",
			"weather_risk",
		]);
		const weather = features.find((one) => one.feature === "weather_score");
		expect(weather).toMatchObject({ test: null, psi: null, curve: null });
		expect(weather?.because).toMatch(/\w/);
	});

	it("is asked for through the host; an unwatched run says so", async () => {
		const ask = async (watch: boolean) => {
			const answers: Answer[] = [];
			const send = (message: object) => void ("id" in message && answers.push(message as Answer));
			const choose = async () => ({ trainer: untrained, why: "Trains for a test." });
			const host = new EngineHost({ store: memoryStore(), kept: true, send, choose });
			host.receive({
				id: 1,
				ask: "open",
				plan: planOf({ days: 9, ordersPerDay: 50, watch }),
				hour: 200,
				trainer: "auto",
			});
			host.receive({ id: 2, ask: "monitor", day: 7 });
			await vi.waitUntil(() => answers.length === 2);
			return answers[1];
		};
		expect(await ask(true)).toMatchObject({ ok: true, value: { day: 7, window: { from: 0, to: 6 } } });
		expect(await ask(false)).toMatchObject({ ok: false, error: expect.stringContaining("not watched") });
	});
});

describe("thresholds in a link", () => {
	it("are told by name when they differ, and come back exactly", () => {
		const plan = planOf({ watch: false, alarm: { level: 0.05, minEffect: 0.1, correction: "holm", errorDelta: 1e-9 } });
		expect(encodePlan(plan)).toBe("watch=false&alarm=level_0~05.correction_holm.minEffect_0~1.errorDelta_1e-9");
		expect(decodePlan(encodePlan(plan))).toEqual({ ok: true, value: plan });
		expect(encodePlan(planOf({ alarm: { level: 0.01 } }))).toBe("");
	});

	const wrong: [string, string][] = [
		["alarm=level_2", "alarm.level is 2; allowed: a number from 1e-9 to 1."],
		["alarm=windowDays_2~5", "alarm.windowDays is 2.5; allowed: a whole number from 1 to 28."],
		["alarm=level_x", "alarm.level is “x”; allowed: a number."],
		[
			"alarm=correction_tukey",
			'alarm.correction is "tukey"; allowed: one of none, bonferroni, holm, benjamini-hochberg.',
		],
		["alarm=level", "alarm holds “level”; allowed: a name, _ and a value."],
		["alarm=level_0~1.level_0~2", "alarm.level is given twice; allowed: each field once."],
		["watch=maybe", 'watch is "maybe"; allowed: true or false.'],
	];
	it.each(wrong)("%s", (text, sentence) => {
		expect(decodePlan(text)).toEqual({ ok: false, error: sentence });
	});

	it("a name that is none is refused, with the names there are", () => {
		const parsed = parsePlan({ alarm: { levle: 0.1 } });
		expect(parsed).toEqual({
			ok: false,
			error: expect.stringMatching(/^alarm\.levle is not a field here; allowed: only everyDays, windowDays, /),
		});
	});
});
