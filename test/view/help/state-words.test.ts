import { describe, expect, it } from "vitest";
import { EMPTY_DESK } from "../../../src/ops/desk.ts";
import { stateInWords } from "../../../src/view/help/state-words.ts";

const state = { day: 40, days: 365, level: 0, seed: 7, playing: false, recorded: false, desk: EMPTY_DESK } as const;

describe("the state in words", () => {
	it("says the day as the chart does, what happened, what waits, and which run it is", () => {
		expect(stateInWords(state, "A model serves.", "Day 40, now: true 0.741.")).toBe(
			"Day 40, now: true 0.741. A model serves. Waiting: nothing. Level 0, by hand; 365 days, seed 7; paused.",
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
});
