import { describe, expect, it } from "vitest";
import { modelChanges } from "../../../src/engine/query/model-changes.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { event, servedOn } from "../../ops/events.ts";
import { deployed, firstModel, logOf, madeByHand, noon, pipelineDeploys, pipelineMakes } from "./logs.ts";

const made = (run: number, version: number, day: number, revision = 0): OpsEvent[] => [
	...pipelineMakes(run, version, day, { revision }),
	pipelineDeploys(version, day, version - 1),
];
const told = (...parts: Parameters<typeof logOf>) =>
	modelChanges(logOf(firstModel, ...parts)).map(({ deployed: { version }, failure, remedy }) => [
		version,
		failure?.how ?? null,
		remedy,
	]);

/** Days of a hundred parcels; `lost` tells by day how many right answers a skew costs. */
const served = (days: number, lost: (day: number) => number) =>
	Array.from({ length: days }, (_, day) =>
		servedOn(day, { count: 100, rightExpected: 75 - lost(day), rightAsTrained: 75 }),
	);
const trial = (day: number, version: number, mode: "shadow" | "canary" | "ab") =>
	event(noon(day) + 2, "trial.began", {
		version,
		champion: 1,
		mode,
		share: 0.1,
		until: noon(day + 1),
		sample: 50,
		detectable: 0.18,
	});
const ended = (day: number, version: number, outcome: "promoted" | "rolled back" | "no gain") =>
	event(noon(day) + 2, "trial.ended", { version, outcome, because: "", guardrails: [] });

describe("changes of the model", () => {
	it("by triggers follow one another as often as they like: planned retraining is no failure", () => {
		expect(told(made(1, 2, 10), made(2, 3, 14), made(3, 4, 15))).toEqual([
			[2, null, false],
			[3, null, false],
			[4, null, false],
		]);
	});

	it("have failed when another model was put in by hand within fourteen days; that one is rework", () => {
		const byHand = [...madeByHand(2, 3, 12, 20), deployed(20, 3, 2)];
		expect(told(made(1, 2, 10), byHand)).toEqual([
			[2, "hot fix", false],
			[3, null, true],
		]);
		expect(told(madeByHand(1, 2, 1, 5), deployed(5, 2, 1), madeByHand(2, 3, 12, 20), deployed(20, 3, 2))).toEqual([
			[2, null, false],
			[3, null, false],
		]);
	});

	it("have failed when they were rolled back, after however long; going back is rework", () => {
		expect(told(made(1, 2, 10), deployed(50, 1, 2, true), made(2, 3, 60))).toEqual([
			[2, "rolled back", false],
			[1, null, true],
			[3, null, false],
		]);
	});

	it("go back too when a person puts an earlier version back within fourteen days", () => {
		expect(told(made(1, 2, 10), made(2, 3, 20), deployed(30, 2, 3))).toEqual([
			[2, null, false],
			[3, "rolled back", false],
			[2, null, true],
		]);
	});

	it("count when a guardrail took them out of a canary or an A/B test, not when they decided or changed nothing", () => {
		const first = pipelineMakes(1, 2, 10);
		for (const mode of ["canary", "ab"] as const) {
			expect(told(first, trial(10, 2, mode), ended(11, 2, "rolled back"))).toEqual([[2, "rolled back", false]]);
		}
		expect(told(first, trial(10, 2, "shadow"), ended(11, 2, "rolled back"))).toEqual([]);
		expect(told(first, trial(10, 2, "ab"), ended(11, 2, "no gain"))).toEqual([]);
		expect(told(first, trial(10, 2, "canary"), ended(11, 2, "promoted"), deployed(11, 2, 1))).toEqual([
			[2, null, false],
		]);
	});

	it("leave the model before them alone when a trial beside it breaks off", () => {
		const later = [...pipelineMakes(2, 3, 15), trial(15, 3, "canary"), ended(16, 3, "rolled back")];
		expect(told(made(1, 2, 10), later, made(3, 4, 20))).toEqual([
			[2, null, false],
			[3, "rolled back", false],
			[4, null, false],
		]);
	});

	it("answer for a costly skew with the first model of the code that has it, not with every retraining after it", () => {
		const skewed = served(80, (day) => (day > 10 ? 2 : 0));
		expect(told(skewed, made(1, 2, 10, 1), made(2, 3, 40, 1), made(3, 4, 60, 2))).toEqual([
			[2, "skew", false],
			[3, null, false],
			[4, "skew", false],
		]);
	});

	it("go back to the trigger, or to a person's first step; a version put back to nothing", () => {
		const log = logOf(
			firstModel,
			made(1, 2, 10),
			madeByHand(2, 3, 30, 40),
			deployed(45, 3, 2),
			deployed(90, 1, 3, true),
		);
		const origins = modelChanges(log).map(({ origin, deployed: to }) => [
			origin?.kind ?? null,
			to.t - (origin?.t ?? to.t),
		]);
		expect(origins).toEqual([
			["pipeline.triggered", 1],
			["step.started", 24 * 15],
			[null, 0],
		]);
	});

	it("are none in a log that has only the first model, or nothing", () => {
		expect(told()).toEqual([]);
		expect(modelChanges([])).toEqual([]);
	});
});
