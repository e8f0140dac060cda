import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { dayOf, hourOf } from "../../src/core/clock.ts";
import { contentHash } from "../../src/core/hash.ts";
import { logHash } from "../../src/core/log.ts";
import type { Table } from "../../src/core/table.ts";
import { type PlanInput, planOf } from "../../src/engine/plan.ts";
import { run, runToEnd } from "../../src/engine/run.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import type { Action } from "../../src/ops/actions.ts";
import { eventsOf, type OpsEvent } from "../../src/ops/events.ts";
import { World, type WorldDay } from "../../src/world/world.ts";
import { failing, untrained } from "../ops/trainers.ts";
import { retrainByHand } from "./by-hand.ts";
import { anyActions } from "./plans.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const DAYS = 60;
const small = (input: PlanInput = {}) => planOf({ days: DAYS, ordersPerDay: 50, watch: false, ...input });
const world = new World({ seed: 7, ordersPerDay: 50, dayShock: 0.05 });
/** Quick: a network that is not trained, in a world that is known. */
const quick = { trainer: untrained, world };

describe("a plan is the whole input of a run", () => {
	it("the same plan twice gives the same log, to the hash; another seed, another log", async () => {
		const plan = planOf({ days: 115, ordersPerDay: 100, team: "persona", seed: 3 });
		const first = await runToEnd(plan, { trainer: cpuTrainer() });
		expect(logHash(await runToEnd(plan, { trainer: cpuTrainer() }))).toBe(logHash(first));
		expect(eventsOf(first, "model.trained").length).toBeGreaterThan(1);
		expect(logHash(await runToEnd({ ...plan, seed: 4 }, { trainer: cpuTrainer() }))).not.toBe(logHash(first));
	});

	it("a world that is known already changes nothing", async () => {
		const plan = small();
		expect(await runToEnd(plan, quick)).toEqual(await runToEnd(plan, { trainer: untrained }));
	});

	it("actions that come one by one make the same run as actions that were known at the start", async () => {
		let changes = 0;
		await fc.assert(
			fc.asyncProperty(
				anyActions(hourOf(DAYS)),
				fc.constantFrom("learner", "persona"),
				fc.infiniteStream(fc.boolean()),
				async (actions, team, early) => {
					const known = await runToEnd(small({ actions, team }), quick);
					const live = await Simulation.open(small({ team }), quick);
					for (const action of actions) {
						// Now and then an action is announced before its hour, as a shared link does.
						if (early.next().value !== true) await live.advance(action.at);
						live.act(action);
						if (early.next().value === true) await live.settle();
					}
					await live.advance(hourOf(DAYS));
					changes += eventsOf(known, "model.deployed").length - 1;
					expect(live.events).toEqual(known);
					expect(live.played.actions).toEqual(actions);
				},
			),
			{ numRuns: 25 },
		);
		expect(changes).toBeGreaterThan(3);
	});

	it("actions that were announced out of order happen in the order of their hours", async () => {
		const actions: Action[] = [
			{ at: 100, do: "drift-on", drift: { id: "carrier-b-degrades" } },
			{ at: 200, do: "extract", window: 7 },
			{ at: 300, do: "drift-off", drift: "carrier-b-degrades" },
		];
		const live = await Simulation.open(small(), quick);
		for (const action of actions.toReversed()) live.act(action);
		await live.advance(hourOf(DAYS));
		expect(live.played.actions).toEqual(actions);
		expect(live.events).toEqual(await runToEnd(small({ actions }), quick));
	});
});

describe("the past", () => {
	it("cannot be acted on: an hour that is past throws, the present one does not", async () => {
		const live = await Simulation.open(small(), quick);
		await live.advance(100);
		expect(() => live.act({ at: 99, do: "train" })).toThrow("simulation: hour 99 is past, it is hour 100");
		expect(live.played.actions).toEqual([]);
		live.act({ at: 100, do: "train" });
		expect(live.played.actions).toHaveLength(1);
	});

	it("is not moved by anything done later: up to the hour of an action, runs with and without it agree", async () => {
		await fc.assert(
			fc.asyncProperty(anyActions(hourOf(DAYS)), fc.nat(), async (actions, place) => {
				const kept = actions.slice(0, place % (actions.length + 1));
				const from = actions[kept.length]?.at ?? hourOf(DAYS);
				const past = (events: readonly OpsEvent[]) => events.filter(({ t }) => t < from);
				const all = await runToEnd(small({ actions }), quick);
				const fewer = await runToEnd(small({ actions: kept }), quick);
				expect(past(all)).toEqual(past(fewer));
			}),
			{ numRuns: 20 },
		);
	});
});

describe("the world", () => {
	const tableParts = (table: Table): (string | ArrayBufferView)[] =>
		Object.entries(table.columns).flatMap(([name, column]): (string | ArrayBufferView)[] =>
			column.kind === "number" ? [name, column.values] : [name, ...column.levels, column.codes],
		);
	/** Content of a day as it was and as it reached the team. */
	const contents = ({ actual, delivered }: WorldDay): string =>
		contentHash(...tableParts(actual.table), actual.chance, actual.late, actual.labelDay, ...tableParts(delivered));
	const weather = [
		{ id: "feedback-loop", from: 5 },
		{ id: "missing-values", from: 10 },
		{ id: "stale-feature", from: 15 },
		{ id: "rural-growth", from: 20, over: 20 },
		{ id: "prior-shift", from: 30 },
		{ id: "carrier-b-degrades", from: 40 },
	];

	it("is the same whatever the policy: nobody acts, a scripted team, a learner who retrains", async () => {
		const inputs = { days: 150, drifts: weather };
		const policies: ((live: Simulation) => Promise<void>)[] = [
			async () => {},
			async (live) => {
				await retrainByHand(live, 14, 14);
				await retrainByHand(live, 70, 28);
			},
		];
		const worlds: string[][] = [];
		for (const team of ["learner", "persona"] as const) {
			for (const policy of policies) {
				const live = await Simulation.open(small({ ...inputs, team, skewChance: 1 }), { trainer: untrained });
				await policy(live);
				await live.advance(hourOf(150));
				worlds.push(Array.from({ length: 150 }, (_, day) => contents(live.world.day(day, live.switches(day)))));
				if (team === "persona") break;
			}
		}
		expect(new Set(worlds.map((days) => days.join())).size).toBe(1);
		expect(new Set(worlds[0]).size).toBe(150);
	});

	it("sends the same parcels to every policy, answered otherwise", async () => {
		const idle = await Simulation.open(small({ drifts: weather }), quick);
		const busy = await Simulation.open(small({ drifts: weather }), quick);
		await retrainByHand(busy, 7, 14);
		for (const live of [idle, busy]) await live.advance(hourOf(DAYS));
		const late = (live: Simulation) => eventsOf(live.events, "day.served").map((day) => [day.count, day.late]);
		expect(late(busy)).toEqual(late(idle));
		const right = (live: Simulation) => eventsOf(live.events, "day.served").map((day) => day.right);
		expect(right(busy)).not.toEqual(right(idle));
	});
});

describe("the days of a run", () => {
	it("each has its parcels answered at 8:00 and its labels; Mondays from the second on have a report at 9:00", async () => {
		const events = await runToEnd(small(), quick);
		const days = Array.from({ length: DAYS }, (_, day) => day);
		expect(eventsOf(events, "day.served").map(({ day, t }) => [day, t])).toEqual(
			days.map((day) => [day, 24 * day + 8]),
		);
		expect(eventsOf(events, "labels.arrived").map(({ day, t }) => [day, t])).toEqual(
			days.map((day) => [day, 24 * day + 8]),
		);
		const mondays = days.filter((day) => day > 0 && day % 7 === 0);
		expect(eventsOf(events, "report.sent").map(({ day, t }) => [day, t])).toEqual(
			mondays.map((day) => [day, 24 * day + 9]),
		);
		expect(events.every((event, i) => i === 0 || event.t >= (events[i - 1] as OpsEvent).t)).toBe(true);
	});

	it("end with the last one: nothing happens after it, and nothing more is to be had by waiting", async () => {
		const live = await Simulation.open(small({ days: 10 }), quick);
		live.act({ at: hourOf(10), do: "extract", window: 7 });
		await live.advance(hourOf(400));
		expect(live.now).toBe(hourOf(10));
		const events = live.events.length;
		await live.advance(hourOf(500));
		expect(live.events).toHaveLength(events);
		expect(live.events.at(-1)?.t).toBeLessThan(hourOf(10));
	});

	it("stream one by one, and add up to the whole run", async () => {
		const all: OpsEvent[] = [];
		let day = 0;
		for await (const events of run(small(), quick)) {
			expect(events.every(({ t }) => dayOf(t) === day)).toBe(true);
			all.push(...events);
			day++;
		}
		expect(day).toBe(DAYS);
		expect(all).toEqual(await runToEnd(small(), quick));
	});

	it("begin and end each drift with an event, in the words of the plan", async () => {
		const drifts = [
			{ id: "carrier-b-degrades", from: 3, to: 9 },
			{ id: "rural-growth", from: 20, over: 30 },
			{ id: "peak-season", from: 10, over: 4, period: 10 },
			{ id: "none", from: 55, strength: 0 },
		];
		const events = await runToEnd(small({ drifts }), quick);
		const spells = (id: string) => ({
			began: eventsOf(events, "drift.began").flatMap(({ drift, day, complete }) =>
				drift === id ? [[day, complete]] : [],
			),
			ended: eventsOf(events, "drift.ended").flatMap(({ drift, day }) => (drift === id ? [day] : [])),
		});
		expect(spells("carrier-b-degrades")).toEqual({ began: [[3, null]], ended: [9] });
		expect(spells("rural-growth")).toEqual({ began: [[20, 50]], ended: [] });
		expect(spells("peak-season")).toEqual({
			began: [10, 20, 30, 40, 50].map((day) => [day, null]),
			ended: [14, 24, 34, 44, 54],
		});
		expect(spells("none")).toEqual({ began: [], ended: [] });
	});
});

describe("monitors that run along", () => {
	it("see the run and do not touch it: without what they tell, the log is the same", async () => {
		const input: PlanInput = { days: 120, ordersPerDay: 100, team: "persona", drifts: [{ id: "outliers", from: 30 }] };
		const watched = await runToEnd(small({ ...input, watch: true }), { trainer: untrained });
		const told = watched.filter(({ actor }) => actor === "monitor");
		expect(told.length).toBeGreaterThan(0);
		const rest = watched.filter(({ actor }) => actor !== "monitor");
		expect(rest).toEqual(await runToEnd(small(input), { trainer: untrained }));
	});
});

describe("things that are due at the same hour", () => {
	it("happen in this order: work that waited or ends, what a person does, the day's parcels, the report", async () => {
		const actions: Action[] = [
			{ at: hourOf(5) + 12, do: "extract", window: 14 },
			{ at: hourOf(7) + 8, do: "train" },
			{ at: hourOf(7) + 9, do: "train" },
		];
		const events = await runToEnd(small({ actions }), quick);
		const at = (hour: number) => events.filter(({ t }) => t === hour).map(({ kind }) => kind);
		expect(at(hourOf(7) + 8)).toEqual(["action.refused", "day.served", "labels.arrived"]);
		expect(at(hourOf(7) + 9)).toEqual(["step.started", "action.refused", "report.sent"]);
	});
});

describe("a trainer that breaks", () => {
	it("stops the run with its own error", async () => {
		const broken = failing(untrained, () => new Error("out of memory"));
		await expect(Simulation.open(small(), { trainer: broken, world })).rejects.toThrow("out of memory");
	});

	it("or is cancelled: the run rejects with the signal's reason", async () => {
		const trainOptions = { signal: AbortSignal.abort() };
		await expect(runToEnd(small(), { trainer: cpuTrainer(), trainOptions, world })).rejects.toMatchObject({
			name: "AbortError",
		});
	});
});
