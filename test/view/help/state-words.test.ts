import { describe, expect, it } from "vitest";
import { dayOf, hourOf } from "../../../src/core/clock.ts";
import { planOf } from "../../../src/engine/plan.ts";
import { accuracy7d } from "../../../src/engine/query/accuracy.ts";
import { before } from "../../../src/engine/query/notable.ts";
import { businessLoss } from "../../../src/engine/query/totals.ts";
import { runToEnd } from "../../../src/engine/run.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { deskOf, EMPTY_DESK } from "../../../src/ops/desk.ts";
import { eventsOf } from "../../../src/ops/events.ts";
import { stateInWords } from "../../../src/view/help/state-words.ts";
import { raceInWords } from "../../../src/view/race/race-in-words.ts";

const state = {
	day: 40,
	days: 365,
	level: 0,
	seed: 7,
	playing: false,
	recorded: false,
	seen: [],
	desk: EMPTY_DESK,
} as const;

describe("the state in words", () => {
	it("says the day as the chart does, what happened, what waits, and which run it is", () => {
		expect(stateInWords(state, "A model serves.", "Day 40, now: true 0.741.")).toBe(
			"Day 40, now: true 0.741. A model serves. In service: no model answers. Alarms: none. Waiting: nothing. Level 0, by hand; 365 days, seed 7; paused.",
		);
	});

	it("names who is at what until when, and a model that nobody has deployed", () => {
		const version = { weights: "", trainedFrom: 0, trainedTo: 9, accuracy: 0.7, deployedAt: null, skew: null };
		const desk = {
			...EMPTY_DESK,
			work: { "data scientist": { step: "train", askedAt: 960, startsAt: 960, until: 1008 } },
			registry: [{ ...version, version: 2, state: "at the wall" }],
		} as const;
		expect(stateInWords({ ...state, desk }, "", "")).toContain(
			"Waiting: data scientist at train until day 42; model 2 at the wall.",
		);
	});

	it("does not tell of a day before the first", () => {
		expect(stateInWords({ ...state, day: -1, playing: true }, "", "Day 0.")).toMatch(
			/^365 days, none played yet\..*playing\.$/,
		);
	});

	it("says of a run what its log says: the model in service, and what has alarmed", async () => {
		const plan = planOf({
			seed: 3,
			days: 70,
			level: 1,
			team: "persona",
			ordersPerDay: 200,
			drifts: [{ id: "carrier-b-degrades", from: 20 }],
		});
		const log = await runToEnd(plan, { trainer: cpuTrainer() });
		const alerts = eventsOf(log, "alert.raised");
		const deployed = eventsOf(log, "model.deployed").at(-1);
		expect(alerts.length).toBeGreaterThan(1);
		expect(deployed?.version).toBeGreaterThan(1);
		const text = stateInWords({ ...state, day: 69, days: 70, level: 1, seen: log, desk: deskOf(log) }, "", "Day 69.");
		expect(text).toContain(`In service: model ${deployed?.version} answers since day ${dayOf(deployed?.t ?? 0)}.`);
		const calls = [...alerts, ...eventsOf(log, "complaint.raised")];
		expect(text).toContain(`Alarms: ${calls.length}, the last on day ${dayOf(Math.max(...calls.map(({ t }) => t)))}.`);
		// Gone back to the day of an alert, it is the last one that anybody has heard.
		const [, second] = alerts;
		const then = before(log, hourOf((second?.day ?? 0) + 1));
		expect(stateInWords({ ...state, day: second?.day ?? 0, seen: then, desk: deskOf(then) }, "", "")).toContain(
			`Alarms: 2, the last on day ${second?.day}. ${second?.sentence}`,
		);

		const race = { plans: [plan], day: 69, days: 70, seed: 3, seen: [log] };
		const inRace = raceInWords(race, [businessLoss(log)], ["Level 1"]);
		expect(inRace).toMatch(
			/^One storm, no commits, one teams?\. Day 69 of 70\. Weather: Carrier B degrades\. Level 1: lost /,
		);
		expect(inRace).toContain(`true accuracy ${accuracy7d(log).at(-1)?.toFixed(3)} over seven days;`);
		expect(inRace).toContain(`model ${deployed?.version} answers`);
		expect(inRace).toContain(`Alarms: ${calls.length}`);
	});
});
