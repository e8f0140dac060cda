import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { type PlanInput, planOf } from "../../src/engine/plan.ts";
import { alarms } from "../../src/engine/query/alarms.ts";
import { estimatedWindows } from "../../src/engine/query/estimated.ts";
import { incidents } from "../../src/engine/query/incidents.ts";
import { isNotable } from "../../src/engine/query/notable.ts";
import { runToEnd } from "../../src/engine/run.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import { eventsOf, type OpsEvent } from "../../src/ops/events.ts";
import { DRIFTS } from "../../src/world/catalogue.ts";
import { World } from "../../src/world/world.ts";
import { untrained } from "../ops/trainers.ts";
import { numbersThatAreNone } from "./finite.ts";
import { anyActions } from "./plans.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 120_000 });

const ONSET = 40;
const trainer = cpuTrainer();
const years = (input: PlanInput): Promise<OpsEvent[]> => runToEnd(planOf({ skewChance: 0, ...input }), { trainer });
const rang = (events: readonly OpsEvent[], monitor: string) => alarms(events).filter((one) => one.monitor === monitor);
const isMonitor = ({ kind }: OpsEvent) => kind.startsWith("monitor.");

describe("what sees what", () => {
	it.each([1, 2, 3])(
		"seed %i: carriers swap: the errors ring within 3 to 10 days, the inputs not in four weeks, and the estimate knows nothing",
		async (seed) => {
			const events = await years({ seed, days: ONSET + 30, drifts: [{ id: "carrier-b-degrades", from: ONSET }] });
			const errors = rang(events, "errors").map(({ day }) => day - ONSET);
			expect(errors[0]).toBeGreaterThanOrEqual(3);
			expect(errors[0]).toBeLessThanOrEqual(10);
			expect(rang(events, "inputs")).toEqual([]);
			const after = estimatedWindows(events).filter(({ from }) => from >= ONSET);
			expect(after.length).toBeGreaterThan(2);
			for (const { estimated, realised } of after) {
				expect(estimated).toBeGreaterThan(0.74);
				if (realised !== null) expect(realised).toBeLessThan(estimated - 0.05);
			}
			expect(after.some(({ realised }) => realised !== null)).toBe(true);
		},
	);

	it("weather in another unit: the schema names it on its first day, the inputs a fortnight later", async () => {
		const events = await years({ days: ONSET + 20, drifts: [{ id: "weather-unit-change", from: ONSET }] });
		const [schema, ...more] = eventsOf(events, "monitor.schema");
		expect(schema).toMatchObject({ day: ONSET, actor: "monitor", hours: 0 });
		expect(schema?.anomalies).toMatchObject([{ name: "FLOAT_TYPE_BIG_FLOAT", column: "weather_score" }]);
		expect(more).toEqual([]);
		expect(rang(events, "inputs")).toMatchObject([{ about: "weather_score" }]);
		expect(rang(events, "inputs")[0]?.day).toBeLessThanOrEqual(ONSET + 16);
	});

	it.each([1, 2])("seed %i: rural grows: the inputs ring over distance or area before it is whole", async (seed) => {
		const drifts = [{ id: "rural-growth", from: 20, over: 60 }];
		const events = await years({ seed, days: 80, drifts });
		const [first] = rang(events, "inputs");
		expect(first?.about).toMatch(/distance_km|area/);
		expect(first?.day).toBeGreaterThan(27);
		expect(first?.day).toBeLessThan(70);
		expect(rang(events, "schema")).toEqual([]);
	});

	it("quiet: four years, each of another seed, and at most one alarm in all of them", async () => {
		let heard = 0;
		for (const seed of [11, 12, 13, 14]) heard += alarms(await years({ seed, drifts: [{ id: "none" }] })).length;
		expect(heard).toBeLessThanOrEqual(1);
	});
});

describe("to watch changes nothing", () => {
	const DAYS = 40;
	const world = new World({ seed: 7, ordersPerDay: 50, dayShock: 0.05 });
	const small = (input: PlanInput) =>
		runToEnd(planOf({ days: DAYS, ordersPerDay: 50, ...input }), { trainer: untrained, world });

	it("the log without the monitors' entries is the log of the same plan unwatched, whatever is done", async () => {
		await fc.assert(
			fc.asyncProperty(
				anyActions(hourOf(DAYS)),
				fc.constantFrom("learner", "persona"),
				fc.subarray([...DRIFTS]),
				async (actions, team, some) => {
					const drifts = some.map(({ id }, i) => ({ id, from: i }));
					const watched = await small({ actions, team, drifts });
					expect(watched.some(isMonitor)).toBe(true);
					expect(watched.filter((event) => !isMonitor(event))).toEqual(
						await small({ actions, team, drifts, watch: false }),
					);
				},
			),
			{ numRuns: 20 },
		);
	});

	it("nor do thresholds: only what is said of them", async () => {
		const plain = await small({});
		const eager = await small({ alarm: { level: 1, minEffect: 0, confirmations: 1 } });
		const others = (events: readonly OpsEvent[]) => events.filter(({ kind }) => kind !== "monitor.inputs");
		expect(others(eager)).toEqual(others(plain));
		for (const { alarms: ringing, features } of eventsOf(eager, "monitor.inputs")) {
			expect(ringing).toHaveLength(features.filter(({ because }) => because === null).length);
		}
	});

	it("at Level 0 nobody looks: an incident is not detected by a monitor, and nobody stops at one", async () => {
		const input = { days: 50, ordersPerDay: 200, drifts: [{ id: "carrier-b-degrades", from: 30 }] };
		const events = await years(input);
		expect(rang(events, "errors").length).toBeGreaterThan(0);
		const found = incidents(events);
		expect(found).toHaveLength(1);
		expect(found[0]?.detected).toBeNull();
		expect(found).toEqual(incidents(await years({ ...input, watch: false })));
		expect(events.filter((event) => isMonitor(event) && isNotable(event))).toEqual([]);
	});
});

describe("whatever comes through the pipe", () => {
	const at = 20;
	const worst = (ids: readonly string[]) =>
		runToEnd(
			planOf({
				days: 60,
				ordersPerDay: 50,
				team: "persona",
				drifts: ids.map((id) => ({ id, from: at, strength: 3 })),
			}),
			{ trainer: untrained },
		);

	it.each(DRIFTS.map(({ id }) => id))("%s: every number in the log is one", async (id) => {
		expect(numbersThatAreNone(await worst([id]))).toEqual([]);
	});

	it("all of them at once, and every two of the pipe: the same", async () => {
		const pipe = DRIFTS.filter(({ moves }) => moves === "the pipe").map(({ id }) => id);
		const pairs = pipe.flatMap((a, i) => pipe.slice(i + 1).map((b) => [a, b]));
		for (const ids of [DRIFTS.map(({ id }) => id), ...pairs]) {
			expect(numbersThatAreNone(await worst(ids)), ids.join()).toEqual([]);
		}
	});

	it("thresholds at the ends of their ranges: the same", async () => {
		const base = { days: 60, ordersPerDay: 50, drifts: [{ id: "missing-values", from: at, strength: 3 }] };
		const ends: PlanInput["alarm"][] = [
			{ everyDays: 1, windowDays: 1, referenceDays: 1, windowRows: 50, referenceRows: 50, minValid: 2 },
			{ windowDays: 28, everyDays: 28, referenceDays: 84, windowRows: 100_000, referenceRows: 100_000 },
			{ level: 1e-9, minEffect: 10, errorDelta: 1e-9, errorWarning: 1e-9, fewValues: 0, minValid: 10_000 },
			{ level: 1, minEffect: 0, errorDelta: 0.5, errorWarning: 0.5, fewValues: 20, correction: "none" },
		];
		for (const alarm of ends) {
			const events = await runToEnd(planOf({ ...base, alarm }), { trainer: untrained });
			expect(numbersThatAreNone(events)).toEqual([]);
		}
	});
});
