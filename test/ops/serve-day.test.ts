import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { categories } from "../../src/core/table.ts";
import { COST_MISSED, COST_NEEDLESS, costOf, EXPRESS_FROM } from "../../src/model/costs.ts";
import { SERVING_SKEWS, type ServedModel, serve, skewById } from "../../src/model/serving.ts";
import { timeouts } from "../../src/ops/latency.ts";
import { serveDay } from "../../src/ops/serve-day.ts";
import { calmWorld, TestShop } from "./shop.ts";

let served: ServedModel;
beforeAll(async () => {
	served = (await TestShop.open()).level.served;
});
const made = calmWorld.day(3, []);
const { late, chance, table } = made.actual;
const rows = Array.from({ length: table.rows }, (_, i) => i);
const count = (holds: (row: number) => boolean): number => rows.filter(holds).length;

describe("a day in service, against each parcel by itself", () => {
	it("an answer is right at .5; a parcel goes by express where that is cheaper; the truth judges both", () => {
		const scores = serve(served, made.delivered, 3);
		const day = serveDay(served, made);
		const isLate = (i: number) => late[i] === 1;
		const express = (i: number) => (scores[i] as number) >= EXPRESS_FROM;
		const right = (i: number) => (scores[i] as number) >= 0.5 === isLate(i);
		expect(day.total).toEqual({
			count: table.rows,
			right: count(right),
			express: count(express),
			missed: count((i) => isLate(i) && !express(i)),
			needless: count((i) => !isLate(i) && express(i)),
		});
		expect(day.late).toBe(count(isLate));
		expect([...day.right]).toEqual(rows.map((i) => (right(i) ? 1 : 0)));
		expect([...day.express]).toEqual(rows.map((i) => (express(i) ? 1 : 0)));
		const loss = rows.reduce((sum, i) => sum + costOf(express(i), isLate(i)), 0);
		expect(COST_MISSED * day.total.missed + COST_NEEDLESS * day.total.needless).toBe(loss);
	});

	it("the segments are the areas, and add up to the whole", () => {
		const { segments, total } = serveDay(served, made);
		expect(Object.keys(segments)).toEqual(["urban", "suburban", "rural"]);
		const area = categories(table, "area");
		expect(segments["rural"]?.count).toBe(count((i) => area.levels[area.codes[i] as number] === "rural"));
		for (const key of ["count", "right", "express", "missed", "needless"] as const) {
			expect(Object.values(segments).reduce((sum, segment) => sum + segment[key], 0)).toBe(total[key]);
		}
	});

	it("expects of an answer what its chance says, and no answer is worth more than the best possible one", () => {
		const scores = serve(served, made.delivered, 3);
		const { rightExpected, rightAtBest } = serveDay(served, made);
		const worth = (i: number) => ((scores[i] as number) >= 0.5 ? (chance[i] as number) : 1 - (chance[i] as number));
		expect(rightExpected).toBeCloseTo(
			rows.map(worth).reduce((sum, p) => sum + p, 0),
			9,
		);
		expect(rightAtBest).toBeCloseTo(
			rows.map((i) => Math.max(chance[i] as number, 1 - (chance[i] as number))).reduce((sum, p) => sum + p, 0),
			9,
		);
		expect(rightExpected).toBeLessThanOrEqual(rightAtBest);
	});
});

describe("the price of a skew", () => {
	it("is nothing without one", () => {
		const day = serveDay(served, made);
		expect(day.rightAsTrained).toBe(day.rightExpected);
	});

	for (const { id } of SERVING_SKEWS) {
		it(`${id}: the service is judged as it answers, and beside it the model as it was trained`, () => {
			const previousScaler = { mean: new Array(8).fill(20), sd: new Array(8).fill(10) };
			const skewed = serveDay({ ...served, skew: skewById(id), previousScaler }, made);
			expect(skewed.rightAsTrained).toBe(serveDay(served, made).rightExpected);
			// Nothing is missing on a calm day, and Thursday is a working day however one counts.
			if (["missing-minus-one", "weekday-off-by-one"].includes(id))
				expect(skewed.rightExpected).toBe(skewed.rightAsTrained);
			else expect(skewed.rightExpected).not.toBe(skewed.rightAsTrained);
		});
	}
});

describe("look-ups that an answer waits for", () => {
	const slow = (lookupMs: number) => serveDay({ ...served, lookupMs }, made);

	it("none: every request is answered in time, and nothing else is told", () => {
		expect(slow(0)).toEqual(serveDay(served, made));
		expect(slow(0)).toMatchObject({ timeouts: 0, timedOut: null });
	});

	it("a request that is not answered by the deadline goes out ordinary, and is right when it is not late", () => {
		const scores = serve(served, made.delivered, 3);
		const day = slow(75);
		const timedOut = day.timedOut as Uint8Array;
		expect(day.timeouts).toBe(count((i) => timedOut[i] === 1));
		expect(day.timeouts).toBeGreaterThan(0);
		for (const i of rows) {
			expect(day.scores[i]).toBe(timedOut[i] ? 0 : scores[i]);
			if (timedOut[i]) expect([day.express[i], day.right[i]]).toEqual([0, 1 - (late[i] as number)]);
		}
		expect(day.rightAsTrained).toBe(serveDay(served, made).rightExpected);
	});

	it("of mean 75 ms, three requests in ten miss the deadline of 100 ms", () => {
		let missed = 0;
		for (let d = 0; d < 60; d++) missed += timeouts({ ...made, day: d }, 75, 500)?.reduce((a, b) => a + b, 0) ?? 0;
		// Standard error over 30,000 requests: .0026.
		expect(Math.abs(missed / 30_000 - 0.3)).toBeLessThan(3 * 0.0026);
	});

	it("slower look-ups miss the same requests and more", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 364 }), fc.double({ min: 1, max: 200, noNaN: true }), (d, ms) => {
				const some = timeouts({ ...made, day: d }, ms, 50) as Uint8Array;
				const more = timeouts({ ...made, day: d }, 1.5 * ms, 50) as Uint8Array;
				expect(some.every((one, i) => one <= (more[i] as number))).toBe(true);
			}),
		);
	});
});
