import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeCost } from "../../../src/engine/query/totals.ts";
import type { OpsEvent, TriggerName } from "../../../src/ops/events.ts";
import { DEFAULT_POLICY, type Policy } from "../../../src/ops/policy.ts";
import { withField } from "../../../src/ops/policy-values.ts";
import type { Shop } from "../../../src/ops/shop.ts";
import { Triggers } from "../../../src/ops/triggers/triggers.ts";
import { event, labelsOn, servedOn } from "../events.ts";
import { openYear, QUIET } from "../pipeline/year.ts";

const set = (policy: Policy, ...fields: [string, number | boolean | string][]): Policy =>
	fields.reduce((before, [path, value]) => withField(before, path, value), policy);

const off = set(
	DEFAULT_POLICY,
	["triggers.schedule.on", false],
	["triggers.performance.on", false],
	["triggers.distribution.on", false],
);

/** The triggers by themselves: what they start, and what they pass over. */
function bench(policy: Policy, running: () => boolean = () => false) {
	const started: TriggerName[] = [];
	const skipped: string[] = [];
	let now = 0;
	const shop = {
		policy: () => policy,
		now: () => now,
		record: (_actor: string, _kind: string, told: { because?: string }) => skipped.push(told.because ?? ""),
	} as unknown as Shop;
	const triggers: Triggers = new Triggers({
		shop,
		running,
		start(trigger) {
			started.push(trigger);
			const told = { trigger, reason: "", revision: 0, environment: "production", window: 28 } as const;
			triggers.heard(event(now, "pipeline.triggered", told));
		},
	});
	const hear = (heard: OpsEvent) => {
		now = heard.t;
		triggers.heard(heard);
	};
	return { hear, started, skipped };
}

const low = (day: number) =>
	event(24 * day + 8, "monitor.performance", {
		day,
		version: 1,
		labels: 2000,
		accuracy: 0.7,
		reference: 0.77,
		low: true,
	});
const rings = (day: number, ...alarms: string[]) =>
	event(24 * day + 8, "monitor.inputs", {
		day,
		version: 1,
		from: day - 7,
		to: day - 1,
		rows: 1000,
		features: [],
		alarms,
	});

describe("each trigger speaks for its own reason, and only when it is on", () => {
	const one = (field: string) => set(off, [`triggers.${field}.on`, true]);
	it("schedule: every so many days, and not on day 0", () => {
		const { hear, started } = bench(
			set(one("schedule"), ["triggers.schedule.everyDays", 14], ["guard.cooldownDays", 0]),
		);
		for (let day = 0; day <= 42; day++) hear(servedOn(day, {}));
		expect(started).toEqual(["schedule", "schedule", "schedule"]);
	});

	it("new data: when enough labels have arrived since the last extraction", () => {
		const { hear, started } = bench(set(one("newData"), ["triggers.newData.labels", 1000], ["guard.cooldownDays", 0]));
		hear(labelsOn(1, { count: 600 }));
		expect(started).toEqual([]);
		hear(labelsOn(2, { count: 600 }));
		hear(event(57, "data.extracted", { from: 0, to: 1, rows: 1, late: 0 }));
		hear(labelsOn(3, { count: 600 }));
		expect(started).toEqual(["new data"]);
	});

	it("performance: when known labels fall below the reference", () => {
		const { hear, started } = bench(one("performance"));
		hear(low(9));
		expect(started).toEqual(["performance"]);
	});

	it("distribution: when enough inputs ring", () => {
		const { hear, started } = bench(set(one("distribution"), ["triggers.distribution.features", 2]));
		hear(rings(14, "load"));
		expect(started).toEqual([]);
		hear(rings(21, "load", "backlog"));
		expect(started).toEqual(["distribution"]);
	});

	it("and none of them when all are off", () => {
		const { hear, started } = bench(off);
		for (const heard of [servedOn(28, {}), labelsOn(28, { count: 1e6 }), low(28), rings(28, "load")]) hear(heard);
		expect(started).toEqual([]);
	});
});

describe("the guard", () => {
	it("lets no run begin within the cooldown of the last, whatever speaks in whatever order", () => {
		const word = fc.record({ day: fc.nat(120), which: fc.constantFrom("low", "rings", "served") });
		fc.assert(
			fc.property(fc.array(word, { maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (words, cooldown) => {
				const policy = set(DEFAULT_POLICY, ["guard.cooldownDays", cooldown]);
				const { hear, started } = bench(policy);
				let last = Number.NEGATIVE_INFINITY;
				for (const { day, which } of words.toSorted((a, b) => a.day - b.day)) {
					const before = started.length;
					hear(which === "low" ? low(day) : which === "rings" ? rings(day, "load") : servedOn(day, {}));
					if (started.length === before) continue;
					expect(day - last).toBeGreaterThanOrEqual(cooldown);
					last = day;
				}
			}),
		);
	});

	it("passes a trigger over while a run is under way, and tells so once until the next run", () => {
		const { hear, started, skipped } = bench(DEFAULT_POLICY, () => true);
		for (let day = 9; day < 20; day++) hear(low(day));
		expect(started).toEqual([]);
		expect(skipped).toEqual(["running"]);
	});

	it("taken away, lets a trigger start the pipeline day after day: a trigger storm that costs what it costs", async () => {
		const triggers = { ...QUIET.triggers, newData: { on: true, labels: 500 } };
		const plan = { ordersPerDay: 300, days: 50 };
		const spent = async (guard: object) => {
			const year = await openYear({ plan, policy: { ...QUIET, triggers, guard } });
			await year.until(50);
			return computeCost(year.run.events);
		};
		const guarded = await spent({ cooldownDays: 7, oneAtATime: true });
		expect(await spent({ cooldownDays: 0, oneAtATime: false })).toBeGreaterThan(2 * guarded);
	});
});
