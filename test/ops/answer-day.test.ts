import { beforeAll, describe, expect, it } from "vitest";
import { type ServedModel, serve, skewById } from "../../src/model/serving.ts";
import { answerDay } from "../../src/ops/answer-day.ts";
import { candidateRows } from "../../src/ops/delivery/split.ts";
import type { Trial } from "../../src/ops/delivery/trial.ts";
import { LabelDesk } from "../../src/ops/label-desk.ts";
import { serveDay } from "../../src/ops/serve-day.ts";
import { calmWorld, TestShop } from "./shop.ts";

let served: ServedModel;
let other: ServedModel;
beforeAll(async () => {
	served = (await TestShop.open()).level.served;
	const { level } = await TestShop.open({ seed: 8 });
	other = { ...level.served, skew: skewById("raw-distance"), lookupMs: 75 };
});
const made = calmWorld.day(3, []);
const trial = (share: number): Trial => ({ version: 2, served: other, share, role: "candidate" });

describe("the parcels that a candidate decides", () => {
	it("are its share of them, within what chance allows, on every seed", () => {
		for (const share of [0.01, 0.1, 0.5]) {
			for (let seed = 0; seed < 200; seed++) {
				const count = candidateRows(seed, seed % 7, share, 500).reduce((sum, one) => sum + one, 0);
				// Five standard deviations: once in two million draws.
				expect(Math.abs(count - 500 * share)).toBeLessThanOrEqual(5 * Math.sqrt(500 * share * (1 - share)));
			}
		}
	});

	it("add up to its share over many days", () => {
		let count = 0;
		for (let day = 0; day < 400; day++) count += candidateRows(7, day, 0.1, 500).reduce((sum, one) => sum + one, 0);
		expect(Math.abs(count - 20_000)).toBeLessThanOrEqual(4 * Math.sqrt(18_000));
	});

	it("are the same each time, others on other days, and among those of a larger share", () => {
		const rows = candidateRows(7, 3, 0.1, 500);
		expect(candidateRows(7, 3, 0.1, 500)).toEqual(rows);
		expect(candidateRows(7, 4, 0.1, 500)).not.toEqual(rows);
		const more = candidateRows(7, 3, 0.3, 500);
		rows.forEach((one, i) => {
			expect(more[i]).toBeGreaterThanOrEqual(one);
		});
	});
});

describe("a day that two models answer", () => {
	it("is decided parcel by parcel by the one whose parcel it is", () => {
		const day = answerDay(served, trial(0.4), made);
		const [one, two] = [serveDay(served, made), serveDay(other, made)];
		const rows = day.trial?.rows ?? new Uint8Array();
		expect(rows.includes(0) && rows.includes(1)).toBe(true);
		rows.forEach((isTrial, i) => {
			const by = isTrial === 1 ? two : one;
			for (const key of ["scores", "right", "express"] as const) expect(day.decided[key][i]).toBe(by[key][i]);
			expect(day.decided.timedOut?.[i]).toBe(by.timedOut?.[i] ?? 0);
		});
		expect(day.decided.timeouts).toBe(day.decided.timedOut?.reduce((sum, late) => sum + late, 0));
		expect(day.decided.total.express).toBe(day.decided.express.reduce((sum, by) => sum + by, 0));
		expect(day.main.scores).toBe(one.scores);
		expect(day.trial?.served.scores).toBe(two.scores);
	});

	it("is worth what each of its answers is worth, as served and as trained", () => {
		const { decided, trial: beside } = answerDay(served, trial(0.4), made);
		const asServed = serve(served, made.delivered, 3);
		const asTrained = serve({ ...other, skew: null }, made.delivered, 3);
		const worth = (scores: Float64Array) =>
			scores.reduce((sum, score, i) => {
				const p = made.actual.chance[i] as number;
				return sum + (score >= 0.5 ? p : 1 - p);
			}, 0);
		const mixed = (scores: Float64Array) =>
			asServed.map((score, i) => (beside?.rows[i] === 1 ? (scores[i] as number) : score));
		expect(decided.rightExpected).toBeCloseTo(worth(mixed(beside?.served.scores ?? asServed)), 9);
		// Without its skew and its time-outs.
		expect(decided.rightAsTrained).toBeCloseTo(worth(mixed(asTrained)), 9);
		expect(decided.rightAsTrained).not.toBeCloseTo(worth(asServed), 3);
		expect(decided.rightAtBest).toBe(serveDay(served, made).rightAtBest);
	});

	it("is answered once, however often it is asked for", () => {
		expect(answerDay(served, trial(0.4), made).decided).toBe(answerDay(served, trial(0.4), made).decided);
		expect(answerDay(served, trial(0.2), made).decided).not.toBe(answerDay(served, trial(0.4), made).decided);
	});

	it("is the first one's alone in the shadow: every parcel is answered twice and none is decided by the second", () => {
		const day = answerDay(served, trial(0), made);
		expect(day.decided).toBe(answerDay(served, null, made).decided);
		expect(day.trial?.rows.includes(1)).toBe(false);
		expect(day.trial?.served.scores).toEqual(serveDay(other, made).scores);
	});

	it("files each label by the version that answered; together they are all labels", () => {
		const desk = new LabelDesk();
		const alone = new LabelDesk();
		let byTrial = 0;
		let days = 0;
		for (let day = 0; day < 10; day++) {
			const one = calmWorld.day(day, []);
			const answered = answerDay(served, trial(0.4), one);
			desk.expect(one, answered.decided, 1, answered.trial);
			alone.expect(one, answered.decided, 1);
			byTrial += answered.trial?.rows.reduce((sum, mine) => sum + mine, 0) ?? 0;
			days += answered.decided.total.count;
		}
		const [first, second] = [desk.known(1, 0, 20), desk.known(2, 0, 20)];
		expect(second.labels).toBe(byTrial);
		expect(first.labels + second.labels).toBe(days);
		expect(first.right + second.right).toBe(alone.known(1, 0, 20).right);
		for (let day = 0; day <= 20; day++) expect(desk.arrived(day)).toEqual(alone.arrived(day));
	});
});
