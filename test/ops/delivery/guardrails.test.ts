import { describe, expect, it } from "vitest";
import { abTest } from "../../../src/ops/delivery/ab-test.ts";
import { checkGuardrails } from "../../../src/ops/delivery/guardrails.ts";
import type { TrialSide } from "../../../src/ops/events.ts";
import { DEFAULT_POLICY } from "../../../src/ops/policy.ts";

const side = (told: Partial<TrialSide>): TrialSide => ({
	version: 2,
	count: 500,
	express: 280,
	timeouts: 0,
	labels: 1000,
	right: 760,
	...told,
});
const known = side({ version: 1, count: 4500, express: 2520, labels: 9000, right: 6840 });
const limits = DEFAULT_POLICY.delivery;
const broken = (told: Partial<TrialSide>, against = known): string[] =>
	checkGuardrails(side(told), against, limits).flatMap(({ check, pass }) => (pass ? [] : check));

describe("guardrails", () => {
	it("hold for a version that does as the known one does", () => {
		expect(broken({})).toEqual([]);
	});

	it.each([
		["time-outs", { timeouts: 40 }],
		["express share", { express: 480 }],
		["express share", { express: 80 }],
		["accuracy", { right: 680 }],
	] as const)("%s: broken by %o, and by that alone", (check, told) => {
		expect(broken(told)).toEqual([check]);
	});

	it("do not break for a version that is better", () => {
		expect(broken({ right: 900 })).toEqual([]);
		expect(broken({ timeouts: 0 }, { ...known, timeouts: 900 })).toEqual([]);
	});

	it("do not break for what chance explains, nor for what is certain but small", () => {
		// A third more of twenty parcels, and six points less on three hundred labels.
		expect(broken({ count: 20, express: 18 })).toEqual([]);
		expect(broken({ labels: 300, right: 209 })).toEqual([]);
		const many = { ...known, labels: 900_000, right: 684_000 };
		expect(broken({ labels: 100_000, right: 72_000 }, many)).toEqual([]);
	});

	it("do not ask for the version before when that is as slow", () => {
		expect(broken({ timeouts: 150 }, { ...known, timeouts: 1350 })).toEqual([]);
	});

	it("judge accuracy from enough labels on each side only, and say how many there are", () => {
		const few = checkGuardrails(side({ labels: 199, right: 20 }), known, limits)[2];
		expect(few).toMatchObject({ check: "accuracy", pass: true, value: null });
		expect(few?.sentence).toBe("199 labels are known; accuracy is judged from 200 on each side.");
		expect(broken({ labels: 200, right: 20 })).toEqual(["accuracy"]);
		expect(broken({ right: 20 }, { ...known, labels: 199, right: 150 })).toEqual([]);
	});

	it("say what was measured and what is allowed", () => {
		const sentences = checkGuardrails(side({ timeouts: 40, express: 480, right: 680 }), known, limits).map(
			(one) => one.sentence,
		);
		expect(sentences).toEqual([
			"40 of 500 requests to model 2 timed out (8 %; of model 1: 0 %); allowed: 2 %.",
			"Model 2 sends 96 % by express, model 1 56 %; allowed: 30 points apart.",
			"Accuracy .680 of model 2 on 1000 known labels, .760 of model 1 on 9000; allowed: 5 points less.",
		]);
	});
});

describe("the question of an A/B test", () => {
	it("is answered yes for a candidate that is better beyond chance, and for no other", () => {
		expect(abTest(side({ right: 800 }), known).pass).toBe(true);
		expect(abTest(side({ right: 770 }), known).pass).toBe(false);
		expect(abTest(side({ right: 720 }), known).pass).toBe(false);
	});

	it("shows its sample, its p and what so many labels can show", () => {
		expect(abTest(side({ right: 800 }), known).sentence).toBe(
			"Accuracy .800 on 1000 known labels against .760 on 9000: p = .005, allowed under .05; so many labels show a difference of 4 points.",
		);
	});

	it("cannot be answered without a label", () => {
		const test = abTest(side({ labels: 0, right: 0 }), known);
		expect(test).toMatchObject({ pass: false, value: null });
	});
});
