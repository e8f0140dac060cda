import { describe, expect, it } from "vitest";
import { type Table, withColumn } from "../../src/core/table.ts";
import { computeFeatures, FIRST_FEATURE_CODE } from "../../src/model/features.ts";
import { type Model, predict } from "../../src/model/model.ts";
import { fitScaler, type Scaler, scale } from "../../src/model/scaler.ts";
import { scoreRows } from "../../src/model/score.ts";
import {
	bothSkews,
	SERVING_SKEWS,
	type ServedModel,
	serve,
	servingFeatures,
	skewById,
} from "../../src/model/serving.ts";
import { seedWeights } from "../../src/model/train/start.ts";
import { manyOrders, orderTable, type RawOrder } from "./orders.ts";

const FRIDAY = 4;
const SATURDAY = 5;
const SUNDAY = 6;
const MONDAY = 7;

const network = { inputs: 8, hidden: [16, 8], activation: "tanh", loss: "binaryCrossEntropy" } as const;
const whole = orderTable(manyOrders());
const model: Model = {
	network,
	features: FIRST_FEATURE_CODE,
	scaler: fitScaler(computeFeatures(whole, FIRST_FEATURE_CODE)),
	weights: seedWeights(network, 1),
};
const olderScaler: Scaler = {
	mean: model.scaler.mean.map((mean) => mean * 0.8),
	sd: model.scaler.sd.map((sd) => sd * 1.3),
};
const served = (skew: string | null): ServedModel => ({ model, skew: skewById(skew), previousScaler: olderScaler });

/** The same orders with something else written in. */
const changed = (change: (order: Partial<RawOrder>) => Partial<RawOrder>): Table =>
	orderTable(manyOrders().map((order) => ({ ...order, ...change(order) })));
const column = (table: Table, name: string, value: number): Table =>
	withColumn(table, name, { kind: "number", values: new Float64Array(table.rows).fill(value) });

describe("a model that is served as it was trained", () => {
	it("answers as its own features, scaler and weights say", () => {
		const inputs = scale(computeFeatures(whole, model.features), model.scaler);
		expect(predict(model, whole)).toEqual(scoreRows(network, model.weights, inputs, whole.rows));
	});

	it("answers in service as in training, on every day of the week, with missing values too", () => {
		const gaps = changed((order) => (order.weekend ? { carrier: null, backlog: null, distance_km: null } : {}));
		for (let day = -7; day < 7; day++) {
			expect(serve(served(null), whole, day)).toEqual(predict(model, whole));
			expect(serve(served(null), gaps, day)).toEqual(predict(model, gaps));
		}
	});

	it("puts the mean of its training rows where a value is missing", () => {
		const mean = model.scaler.mean[FIRST_FEATURE_CODE.indexOf("backlog")] as number;
		const answers = serve(
			served(null),
			changed(() => ({ backlog: null })),
			MONDAY,
		);
		expect(answers).toEqual(predict(model, column(whole, "backlog", mean)));
	});
});

describe("a column that is not delivered", () => {
	it("is served as 0, whatever the skew; a category as none of its words", () => {
		const without = (name: string) => withColumn(whole, name, null);
		expect(serve(served(null), without("weather_score"), MONDAY)).toEqual(
			predict(model, column(whole, "weather_score", 0)),
		);
		// The logarithm of 1 km is 0.
		expect(serve(served(null), without("distance_km"), MONDAY)).toEqual(
			predict(model, column(whole, "distance_km", 1)),
		);
		expect(serve(served("raw-distance"), without("distance_km"), MONDAY)).toEqual(
			predict(model, column(whole, "distance_km", 1)),
		);
		expect(serve(served("one-hot-swapped"), without("carrier"), MONDAY)).toEqual(
			predict(
				model,
				changed(() => ({ carrier: "A" })),
			),
		);
	});

	it("does not stop the service, but does stop the training code", () => {
		const nothing: Table = { rows: 3, columns: {} };
		expect(servingFeatures(served(null), nothing, MONDAY)).toEqual(FIRST_FEATURE_CODE.map(() => new Float64Array(3)));
		expect(() => predict(model, nothing)).toThrow("no such number column");
	});
});

describe("the five training-serving skews: each is what its story says", () => {
	const answersUnder = (skew: string, table = whole, day = MONDAY) => serve(served(skew), table, day);
	const right = (table = whole) => predict(model, table);

	it("there are five, each with a story in one sentence", () => {
		expect(SERVING_SKEWS.map(({ id }) => id)).toEqual([
			"raw-distance",
			"one-hot-swapped",
			"missing-minus-one",
			"weekday-off-by-one",
			"old-scaler",
		]);
		for (const { story } of SERVING_SKEWS) expect(story).toMatch(/^[A-Z].*\.$/);
		expect(skewById(null)).toBeNull();
		expect(() => skewById("typo")).toThrow("serving skew typo: no such skew");
	});

	it("raw distance: kilometres stand where their logarithm was learnt", () => {
		const kilometres = changed((order) => ({ distance_km: Math.exp(order.distance_km as number) }));
		const difference = Math.max(
			...answersUnder("raw-distance").map((p, i) => Math.abs(p - (right(kilometres)[i] as number))),
		);
		expect(difference).toBeLessThan(1e-9);
		expect(answersUnder("raw-distance")).not.toEqual(right());
	});

	it("carriers swapped: B is served as C and C as B; A and missing carriers are not touched", () => {
		const swap = { A: "A", B: "C", C: "B" } as const;
		expect(answersUnder("one-hot-swapped")).toEqual(
			right(changed(({ carrier }) => ({ carrier: carrier ? swap[carrier] : null }))),
		);
		expect(answersUnder("one-hot-swapped")).not.toEqual(right());
		for (const carrier of ["A", null] as const) {
			const table = changed(() => ({ carrier }));
			expect(answersUnder("one-hot-swapped", table)).toEqual(right(table));
		}
	});

	it("missing as −1: changes nothing until something is missing", () => {
		expect(answersUnder("missing-minus-one")).toEqual(right());
		const gaps = changed((order) => (order.weekend ? { weather_score: null } : {}));
		expect(answersUnder("missing-minus-one", gaps)).toEqual(
			right(changed((order) => (order.weekend ? { weather_score: -1 } : {}))),
		);
		expect(answersUnder("missing-minus-one", gaps)).not.toEqual(right(gaps));
	});

	it("weekday off by one: Friday and Saturday are served as the weekend, Sunday is not", () => {
		const asDelivered = (day: number) => column(whole, "weekend", day % 7 >= 5 ? 1 : 0);
		const wrong = [];
		for (let day = -7; day < 14; day++) {
			const table = asDelivered(((day % 7) + 7) % 7);
			const answers = answersUnder("weekday-off-by-one", table, day);
			expect(answers).toEqual(right(asDelivered((((day + 1) % 7) + 7) % 7)));
			if (day >= 0 && answers.some((p, i) => p !== right(table)[i])) wrong.push(day);
		}
		expect(wrong).toEqual([FRIDAY, SUNDAY, FRIDAY + 7, SUNDAY + 7]);
		expect(answersUnder("weekday-off-by-one", asDelivered(SATURDAY), SATURDAY)).toEqual(right(asDelivered(SATURDAY)));
	});

	it("old scaler: means and deviations of the model before; its own where there was none, or none that fits", () => {
		expect(answersUnder("old-scaler")).toEqual(predict({ ...model, scaler: olderScaler }, whole));
		expect(answersUnder("old-scaler")).not.toEqual(right());
		const skew = skewById("old-scaler");
		expect(serve({ model, skew, previousScaler: null }, whole, MONDAY)).toEqual(right());
		const ofNine = { mean: [...olderScaler.mean, 0], sd: [...olderScaler.sd, 1] };
		expect(serve({ model, skew, previousScaler: ofNine }, whole, MONDAY)).toEqual(right());
	});
});

it("code that is wrong in two ways is known by both, so that nobody takes its answers for those of one", () => {
	const [first, second] = [skewById("raw-distance"), skewById("one-hot-swapped")];
	if (!first || !second) throw new Error("no such skew");
	expect(bothSkews(first, second).id).toBe("raw-distance one-hot-swapped");
	expect(bothSkews(null, second)).toEqual(second);
});
