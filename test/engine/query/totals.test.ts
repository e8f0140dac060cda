import { expect, it } from "vitest";
import { computeCostOf, piecesOf, trainingsByEnd, wrongAnswers } from "../../../src/engine/query/parts-of-totals.ts";
import {
	businessLoss,
	computeCost,
	cumulativeLoss,
	hoursByActor,
	humanHours,
	lossByDay,
	trainings,
} from "../../../src/engine/query/totals.ts";
import { event, labelsOn, servedOn } from "../../ops/events.ts";

const trained = { rows: 4000, losses: [0.5], weights: "0", backend: "cpu" };
const log = [
	{ ...event(0, "model.trained", trained), run: 0 },
	servedOn(0, { count: 10, missed: 2, needless: 1 }),
	labelsOn(0, { missed: 9, needless: 9 }),
	{ ...event(33, "data.extracted", { from: 0, to: 1, rows: 1, late: 0 }), hours: 40, run: 1 },
	{ ...event(60, "model.trained", trained), hours: 16, cost: 2, run: 1 },
	{ ...event(70, "training.failed", { reason: "diverged", message: "" }), hours: 24, cost: 1.5, run: 1 },
	servedOn(3, { count: 10, missed: 0, needless: 4 }),
];

it("business loss: 6 for a missed late parcel, 2.5 for a needless express, on the day they were decided", () => {
	expect(lossByDay(log)).toEqual([14.5, 10]);
	expect(businessLoss(log)).toBe(24.5);
	expect(cumulativeLoss(log)).toEqual([14.5, 24.5]);
});

it("human hours and compute are the sums over everything that anybody did", () => {
	expect(humanHours(log)).toBe(80);
	expect(computeCost(log)).toBe(3.5);
});

it("hours by who spent them add up to all of them", () => {
	const byWhom = hoursByActor(
		log.map((one, i) => ({ ...one, actor: i % 2 === 0 ? "data scientist" : "ops engineer" })),
	);
	expect(byWhom).toEqual({ "ops engineer": 64, "data scientist": 16 });
	expect(hoursByActor([])).toEqual({});
});

it("trainings count the failed ones too, and not the one before the year", () => {
	expect(trainings(log)).toBe(2);
	expect(trainingsByEnd(log)).toEqual({ done: 1, failed: 1 });
});

it("wrong answers are those of the days that were served, not of the labels that tell of them", () => {
	expect(wrongAnswers(log)).toEqual({ missed: 2, needless: 5 });
	expect(wrongAnswers([])).toEqual({ missed: 0, needless: 0 });
});

it("a sum is so many pieces of a mean; what adds nothing is no piece", () => {
	expect(piecesOf(log, "hours")).toEqual({ pieces: 3, mean: 80 / 3 });
	expect(piecesOf(log, "cost")).toEqual({ pieces: 2, mean: 1.75 });
	expect(piecesOf([], "cost")).toEqual({ pieces: 0, mean: null });
});

it("the compute of one run is that of its own events", () => {
	expect(computeCostOf(log, 1)).toBe(3.5);
	expect(computeCostOf([...log, { ...event(90, "model.trained", trained), cost: 9, run: 2 }], 1)).toBe(3.5);
	expect(computeCostOf(log, 3)).toBe(0);
});
