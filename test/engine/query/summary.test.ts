import { beforeAll, describe, expect, it, vi } from "vitest";
import { logHash } from "../../../src/core/log.ts";
import { type Plan, planOf } from "../../../src/engine/plan.ts";
import { accuracy7d, bestPossible7d } from "../../../src/engine/query/accuracy.ts";
import { type LaneSummary, summarise } from "../../../src/engine/query/summary.ts";
import { runToEnd } from "../../../src/engine/run.ts";
import { summaryTable } from "../../../src/engine/summary-table.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { eventsOf, type OpsEvent } from "../../../src/ops/events.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const plan: Plan = planOf({ team: "persona", ordersPerDay: 200, watch: false });
let events: OpsEvent[] = [];
let lane: LaneSummary;
beforeAll(async () => {
	events = await runToEnd(plan, { trainer: cpuTrainer() });
	lane = summarise(plan, events);
});

describe("figures of a real year", () => {
	it("have a value for every day", () => {
		expect([lane.accuracy, lane.accuracy7d, lane.observedAccuracy7d].map((days) => days.length)).toEqual([
			365, 365, 365,
		]);
		expect(lane).toMatchObject({ level: 0, seed: 7, logHash: logHash(events) });
		for (const value of [...lane.accuracy, ...lane.accuracy7d]) {
			expect(value).toBeGreaterThan(0);
			expect(value).toBeLessThan(1);
		}
	});

	it("never show an accuracy above the best possible one", () => {
		const best = bestPossible7d(events);
		for (const [day, value] of accuracy7d(events).entries()) expect(value).toBeLessThanOrEqual(best[day] as number);
	});

	it("never let the team know of more parcels, or more right answers, than were served two days before", () => {
		const served = eventsOf(events, "day.served");
		const labels = eventsOf(events, "labels.arrived");
		let known = { count: 0, right: 0, late: 0, missed: 0, needless: 0 };
		let told = { ...known };
		for (let day = 0; day < 365; day++) {
			const now = labels[day];
			const earlier = served[day - 2];
			for (const key of ["count", "right", "late", "missed", "needless"] as const) {
				known = { ...known, [key]: known[key] + (now?.[key] ?? 0) };
				told = { ...told, [key]: told[key] + (earlier?.[key] ?? 0) };
				expect(known[key]).toBeLessThanOrEqual(told[key]);
			}
		}
		expect(known.count).toBeGreaterThan(0.95 * told.count);
	});

	it("observe an accuracy near the true one of the week before", () => {
		for (let day = 20; day < 365; day++) {
			const span = lane.accuracy7d.slice(day - 13, day + 1);
			const observed = lane.observedAccuracy7d[day] as number;
			// 1,400 labels: standard error .013.
			expect(observed).toBeGreaterThan(Math.min(...span) - 0.05);
			expect(observed).toBeLessThan(Math.max(...span) + 0.05);
		}
	});

	it("add up: hours, compute, trainings, deployments", () => {
		const starts = eventsOf(events, "step.started");
		expect(lane.trainings).toBe(starts.filter(({ step }) => step === "train").length);
		const trained = eventsOf(events, "model.trained").filter(({ run }) => run !== 0);
		expect(lane.computeCost).toBeCloseTo(
			trained.reduce((sum, { rows }) => sum + rows / 2000, 0),
			9,
		);
		expect(lane.failedChanges).toBeLessThanOrEqual(lane.deployments);
		expect(lane.humanHours).toBeGreaterThan(starts.length);
		expect(lane.businessLoss).toBeGreaterThan(0);
	});

	it("are the figures of a race too, and agree with the keys beside them", () => {
		expect(lane.figures).toMatchObject({
			loss: lane.businessLoss,
			hours: lane.humanHours,
			compute: lane.computeCost,
			trainings: lane.trainings,
			"model-deployments": lane.deployments,
			"model-failed": lane.failedChanges,
		});
		const hours = Object.values(lane.hoursByActor).reduce((sum, value) => sum + value, 0);
		expect(hours).toBeCloseTo(lane.humanHours, 6);
		expect(lane.responses.map(({ drift, began }) => [drift, began])).toEqual(
			eventsOf(events, "drift.began").map(({ drift, day }) => [drift, day]),
		);
		expect(lane.commits).toEqual([]);
	});

	it("hold incidents in order that do not overlap, each detected within its days", () => {
		expect(lane.incidents.length).toBeGreaterThan(0);
		let free = 6;
		for (const { start, detected, recovered } of lane.incidents) {
			expect(start).toBeGreaterThanOrEqual(free);
			free = recovered ?? Number.POSITIVE_INFINITY;
			expect(free).toBeGreaterThan(start);
			if (detected === null) continue;
			expect(detected).toBeGreaterThanOrEqual(start);
			expect(detected).toBeLessThanOrEqual(free);
		}
	});
});

describe("the table for a terminal", () => {
	it("has the figures, a line for every four weeks and the last day, the incidents and the hash, none wider than a terminal", () => {
		const lines = summaryTable(plan, events);
		expect(lines[0]).toMatch(/^Level 0, persona, seed 7, 365 days; drifts: rural-growth, /);
		expect(lines.at(-1)).toBe(`log ${lane.logHash}`);
		const text = lines.join("\n");
		expect(text).toContain(`trainings ${lane.trainings}   deployments ${lane.deployments}`);
		expect(text).toContain(`business loss ${Math.round(lane.businessLoss).toLocaleString("en-GB")}`);
		expect(lines.filter((line) => /^ *\d+ +\.\d{3} +\.\d{3}$/.test(line))).toHaveLength(14);
		expect(text).toMatch(new RegExp(`^day ${lane.incidents[0]?.start} `, "m"));
	});

	it("of a short run says what is not known yet, and that nothing happened", async () => {
		const short = planOf({ days: 1, ordersPerDay: 50, drifts: [] });
		const lines = summaryTable(short, await runToEnd(short, { trainer: cpuTrainer() }));
		expect(lines).toContain("no incidents");
		expect(lines[0]).toBe("Level 0, learner, seed 7, 1 days; drifts: none");
		expect(lines.some((line) => /^ +0 +\.\d{3} +–$/.test(line))).toBe(true);
	});
});
