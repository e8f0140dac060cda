import { beforeAll, describe, expect, it } from "vitest";
import { hourOf } from "../../../src/core/clock.ts";
import { type Plan, planOf } from "../../../src/engine/plan.ts";
import { FIGURES } from "../../../src/engine/query/figures.ts";
import { before } from "../../../src/engine/query/notable.ts";
import { Race } from "../../../src/engine/race.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { deskOf } from "../../../src/ops/desk.ts";
import { eventsOf, type OpsEvent } from "../../../src/ops/events.ts";
import { chartsOf } from "../../../src/view/race/charts.ts";
import { evidenceInWords } from "../../../src/view/race/event-words.ts";
import { pipelineInWords, pipelineState } from "../../../src/view/race/mini.ts";
import { handInWords, handState } from "../../../src/view/race/mini-hand.ts";
import { cicd, standingOn } from "../system/scenes.ts";

const DAYS = 110;
const plans: Plan[] = ([0, 1, 2] as const).map((level) =>
	planOf({
		level,
		team: "persona",
		commits: "default",
		days: DAYS,
		ordersPerDay: 120,
		drifts: [{ id: "carrier-b-degrades", from: 35 }],
	}),
);
let logs: (readonly OpsEvent[])[] = [];
beforeAll(async () => {
	const race = await Race.open(plans, { trainer: cpuTrainer() });
	await race.advance(hourOf(DAYS));
	logs = race.lanes.map(({ events }) => events);
}, 300_000);

const handOn = (day: number) => {
	const events = before(logs[0] ?? [], hourOf(day + 1));
	return handState({ events, desk: deskOf(events), hour: hourOf(day + 1), progress: null });
};

describe("Level 0 in small", () => {
	it("shows the step at which a person is, and only that one", () => {
		let worked = 0;
		for (let day = 0; day < DAYS; day++) {
			const state = handOn(day);
			const working = (["prepare", "train", "evaluate"] as const).filter((step) => state[step] !== "rest");
			expect(working.length).toBeLessThanOrEqual(1);
			worked += working.length;
		}
		expect(worked).toBeGreaterThan(0);
	});

	it("lets a version wait at the wall from its registration to its deployment", () => {
		const registered = eventsOf(logs[0] ?? [], "model.registered").find(({ run }) => run !== 0);
		if (!registered) throw new Error("the typical team of Level 0 registered no model");
		const deployed = eventsOf(logs[0] ?? [], "model.deployed").find(({ version }) => version === registered.version);
		const from = Math.ceil(registered.t / 24);
		const to = deployed ? Math.floor(deployed.t / 24) : DAYS;
		expect(to).toBeGreaterThan(from);
		expect(handOn(from).wall).toMatch(new RegExp(`^model ${registered.version} waits for Ops, \\d+ days?$`));
		if (deployed) expect(handOn(to).wall).toBeNull();
	});

	it("is watched by nobody but the business, whose report turns bad", () => {
		expect(handOn(10).watch).toBe("nobody watches");
		const complaint = eventsOf(logs[0] ?? [], "complaint.raised")[0];
		if (!complaint) throw new Error("nobody complained");
		expect(handOn(complaint.day)).toMatchObject({ watch: "somebody complains", alarm: true });
		expect(handOn(complaint.day - 1).watch).toMatch(/^report bad/);
		expect(handInWords(handOn(complaint.day))).toMatch(/^model 1 is in service; .*somebody complains$/);
	});
});

describe("Levels 1 and 2 in small", () => {
	it("show each step of a run on its day, and the trigger that set it off", () => {
		const triggered = eventsOf(logs[1] ?? [], "pipeline.finished").find(({ outcome }) => outcome === "registered");
		if (!triggered) throw new Error("no run of the pipeline registered a model");
		const day = Math.floor(triggered.t / 24);
		const state = pipelineState(standingOn(day, logs[1] ?? [], 1));
		expect(state.steps).toContain("ran");
		expect(state.run).toMatch(/^run \d+, day \d+: /);
		expect(pipelineInWords(state)).toContain(`the pipeline: ${state.run}`);
		const set = eventsOf(logs[1] ?? [], "pipeline.triggered")[0];
		expect(pipelineState(standingOn(Math.floor((set?.t ?? 0) / 24), logs[1] ?? [], 1)).triggered).toBe(true);
	});

	it("are dark before the first run", () => {
		const state = pipelineState(standingOn(0, logs[2] ?? [], 2));
		expect(state).toMatchObject({ run: "no run yet", triggered: false, alarm: false, trial: null });
		expect(new Set(state.steps)).toEqual(new Set(["rest"]));
	});

	it("count the commits where they stand, and mark a red one on its day", () => {
		expect(pipelineState(standingOn(5, cicd, 2)).code).toMatchObject({ made: 0, tested: 0, merged: 0 });
		expect(pipelineState(standingOn(12, cicd, 2)).code).toMatchObject({ tested: 1, red: false });
		expect(pipelineState(standingOn(21, cicd, 2)).code).toMatchObject({ made: 0, tested: 0, merged: 0 });
	});
});

describe("the years of the lanes", () => {
	it("are on one range of accuracies that holds every line", () => {
		const charts = chartsOf(plans, logs, DAYS, DAYS - 1, null);
		const [domain] = charts.map((chart) => chart.domain);
		for (const chart of charts) {
			expect(chart.domain).toEqual(domain);
			expect(chart.series.map(({ role }) => role)).toEqual(["true"]);
			for (const value of chart.series[0]?.values ?? []) {
				if (value === null) continue;
				expect(value).toBeGreaterThanOrEqual(domain?.[0] ?? 1);
				expect(value).toBeLessThanOrEqual(domain?.[1] ?? 0);
			}
		}
	});

	it("have the same weather", () => {
		const [first, ...others] = chartsOf(plans, logs, DAYS, DAYS - 1, null).map(({ bands }) => bands);
		expect(first).toHaveLength(1);
		for (const other of others) expect(other).toEqual(first);
	});

	it("may be empty", () => {
		const charts = chartsOf(plans, [], DAYS, 0, null);
		expect(charts.map(({ domain, marks }) => [domain, marks.length])).toEqual(plans.map(() => [undefined, 0]));
	});
});

describe("the events behind the figures", () => {
	it("are told in sentences of their own, whatever the figure and the level", () => {
		let told = 0;
		for (const log of logs) {
			for (const figure of FIGURES) {
				for (const event of figure.behind(log)) {
					const words = evidenceInWords(event);
					expect(words, event.kind).toMatch(/^[\p{Lu}\d].*[.!?]$/u);
					expect(words, event.kind).not.toMatch(/undefined|NaN|\[object/);
					// Not the bare name of its kind.
					expect(words.toLowerCase(), event.kind).not.toBe(`${event.kind.replace(/[.-]/g, " ")}.`);
					told++;
				}
			}
		}
		expect(told).toBeGreaterThan(300);
	});
});
