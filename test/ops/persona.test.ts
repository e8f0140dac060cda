import { beforeAll, describe, expect, it, vi } from "vitest";
import { dayOf } from "../../src/core/clock.ts";
import { planOf } from "../../src/engine/plan.ts";
import { runToEnd } from "../../src/engine/run.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import { EMPTY_DESK } from "../../src/ops/desk.ts";
import { eventsOf, type OpsEvent, STEPS } from "../../src/ops/events.ts";
import { personaReacts, REVIEW_DAYS } from "../../src/ops/persona.ts";
import { event, servedOn } from "./events.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What is asked of a person: the work starts at once, or is queued until somebody is there. */
const asked = (events: readonly OpsEvent[]) =>
	events.flatMap((one, i) => {
		if (one.kind === "step.queued") return [{ t: one.t, step: one.step, run: one.run }];
		const waited = events.slice(0, i).some((earlier) => earlier.kind === "step.queued" && one.t === earlier.startsAt);
		return one.kind === "step.started" && !waited ? [{ t: one.t, step: one.step, run: one.run }] : [];
	});

describe("the team of a typical Level 0, over the default year", () => {
	let events: OpsEvent[] = [];
	beforeAll(async () => {
		events = await runToEnd(planOf({ team: "persona", ordersPerDay: 100, watch: false }), { trainer: cpuTrainer() });
	});

	it("starts an experiment on a complaint or on a review day, and for no other reason", () => {
		const complaints = eventsOf(events, "complaint.raised").map(({ t }) => t);
		const reasons = asked(events)
			.filter(({ step }) => step === "extract")
			.map(({ t }) =>
				complaints.includes(t)
					? "complaint"
					: (REVIEW_DAYS as readonly number[]).includes(dayOf(t))
						? "review"
						: `day ${dayOf(t)}`,
			);
		expect(new Set(reasons)).toEqual(new Set(["complaint", "review"]));
	});

	it("looks after the model on every review day on which nobody is busy", () => {
		for (const day of REVIEW_DAYS) {
			const morning = 24 * day + 8;
			const started = asked(events).some(({ t, step }) => step === "extract" && t === morning);
			const before = events.filter(({ t }) => t < morning);
			const busy = eventsOf(before, "step.started").some(({ until }) => until > morning);
			const waiting = eventsOf(before, "step.queued").some(({ until }) => until > morning);
			expect(started).toBe(!busy && !waiting);
		}
	});

	it("takes one step after the other, each asked for at the moment the one before is done, up to the service", () => {
		const done = {
			"data.extracted": 0,
			"data.prepared": 1,
			"model.trained": 2,
			"model.evaluated": 3,
			"model.registered": 4,
		};
		let steps = 0;
		for (const one of events) {
			const place = done[one.kind as keyof typeof done];
			if (place === undefined || one.run === 0) continue;
			const next = STEPS[place + 1];
			expect(asked(events).some(({ t, step }) => t === one.t && step === next)).toBe(true);
			steps++;
		}
		expect(steps).toBeGreaterThanOrEqual(10);
		expect(eventsOf(events, "model.deployed").length).toBeGreaterThanOrEqual(3);
	});

	it("never asks for what cannot be done", () => {
		expect(eventsOf(events, "action.refused")).toEqual([]);
	});
});

describe("what the persona makes of an event", () => {
	const complaint = event(33, "complaint.raised", { day: 1, weeks: 4 });
	const working = { step: "train", askedAt: 0, startsAt: 0, until: 99 } as const;

	it("a complaint starts an extraction of sixty days, unless somebody of the team is busy with the model already", () => {
		expect(personaReacts(0, complaint, EMPTY_DESK)).toEqual({ at: 33, do: "extract", window: 60 });
		expect(personaReacts(0, complaint, { ...EMPTY_DESK, work: { "data scientist": working } })).toBeNull();
		expect(personaReacts(0, complaint, { ...EMPTY_DESK, work: { "ops engineer": working } })).toBeNull();
	});

	it("a quarter does too, any other day does not", () => {
		const days = Array.from({ length: 365 }, (_, day) => day);
		const review = days.filter((day) => personaReacts(0, servedOn(day, {}), EMPTY_DESK));
		expect(review).toEqual([90, 180, 270]);
	});

	it("a failed training is tried again; what happened before the year is left alone", () => {
		const failed = event(50, "training.failed", { reason: "diverged", message: "" });
		expect(personaReacts(0, { ...failed, run: 1 }, EMPTY_DESK)).toEqual({ at: 50, do: "train" });
		expect(personaReacts(0, { ...failed, run: 0 }, EMPTY_DESK)).toBeNull();
	});

	it("rows that no training can take are prepared again; a model that does not start begins a new experiment", () => {
		const failed = event(50, "training.failed", { reason: "non-finite-input", message: "" });
		expect(personaReacts(0, { ...failed, run: 1 }, EMPTY_DESK)).toEqual({ at: 50, do: "prepare" });
		const lacking = event(60, "deployment.failed", { version: 2, because: "" });
		expect(personaReacts(0, lacking, EMPTY_DESK)).toEqual({ at: 60, do: "extract", window: 60 });
	});
});

describe("what the persona makes of new code", () => {
	const made = event(11, "commit.made", { commit: "after-16", message: "" });
	const checked = (environment: "test" | "pre-production", pass: boolean, remaining: number) =>
		event(20, "cd.checked", { commit: "after-16", package: "", environment, pass, remaining, checks: [] });

	it("nothing at Level 0; at Level 1 it is released at once", () => {
		expect(personaReacts(0, made, EMPTY_DESK)).toBeNull();
		expect(personaReacts(1, made, EMPTY_DESK)).toEqual({ at: 11, do: "release", commit: "after-16" });
		expect(personaReacts(2, made, EMPTY_DESK)).toBeNull();
	});

	it("at Level 2 what is green is merged, and what has passed its last run in pre-production is approved", () => {
		expect(personaReacts(2, checked("test", true, 0), EMPTY_DESK)).toEqual({ at: 20, do: "merge", commit: "after-16" });
		expect(personaReacts(2, checked("test", false, 0), EMPTY_DESK)).toBeNull();
		expect(personaReacts(2, checked("pre-production", true, 1), EMPTY_DESK)).toBeNull();
		const last = checked("pre-production", true, 0);
		expect(personaReacts(2, last, EMPTY_DESK)).toEqual({ at: 20, do: "approve", commit: "after-16" });
	});
});
