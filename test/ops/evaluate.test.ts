import { beforeAll, describe, expect, it } from "vitest";
import { categories, takeRows } from "../../src/core/table.ts";
import { costOf, EXPRESS_FROM } from "../../src/model/costs.ts";
import { type Model, predict } from "../../src/model/model.ts";
import { evaluateModel } from "../../src/ops/evaluate.ts";
import type { LabelledRows } from "../../src/ops/labelled-rows.ts";
import { calmWorld, TestShop } from "./shop.ts";

let model: Model;
beforeAll(async () => {
	model = (await TestShop.open()).level.served.model;
});

const { delivered, actual } = calmWorld.day(0, []);
const heldOut: LabelledRows = {
	table: delivered,
	late: actual.late,
	days: new Int16Array(delivered.rows),
	from: 0,
	to: 0,
};
const part = (indices: readonly number[]): LabelledRows => ({
	...heldOut,
	table: takeRows(delivered, indices),
	late: Uint8Array.from(indices, (i) => actual.late[i] as number),
	days: new Int16Array(indices.length),
});

/** Each figure straight from its definition. */
function slowQuality({ table, late }: LabelledRows) {
	const scores = [...predict(model, table)];
	const n = scores.length;
	const mean = (value: (score: number, isLate: boolean) => number) =>
		scores.reduce((sum, score, i) => sum + value(score, late[i] === 1), 0) / n;
	const ones = scores.filter((_, i) => late[i] === 1);
	const zeros = scores.filter((_, i) => late[i] === 0);
	const won = ones.flatMap((one) => zeros.map((zero): number => (one > zero ? 1 : one === zero ? 0.5 : 0)));
	return {
		rows: n,
		accuracy: mean((score, isLate) => (score >= 0.5 === isLate ? 1 : 0)),
		auc: won.length > 0 ? won.reduce((sum, win) => sum + win, 0) / won.length : null,
		logLoss: mean((score, isLate) => -Math.log(isLate ? score : 1 - score)),
		lossPerOrder: mean((score, isLate) => costOf(score >= EXPRESS_FROM, isLate)),
	};
}

function expectQuality(
	actual: ReturnType<typeof slowQuality> | undefined,
	expected: ReturnType<typeof slowQuality>,
): void {
	expect(actual?.rows).toBe(expected.rows);
	expect(actual?.accuracy).toBeCloseTo(expected.accuracy, 12);
	if (expected.auc === null) expect(actual?.auc).toBeNull();
	else expect(actual?.auc).toBeCloseTo(expected.auc, 12);
	expect(actual?.logLoss).toBeCloseTo(expected.logLoss, 9);
	expect(actual?.lossPerOrder).toBeCloseTo(expected.lossPerOrder, 12);
}

describe("quality on held-out rows, against each definition written out", () => {
	it("of all rows, and of each area by itself", () => {
		const quality = evaluateModel(model, heldOut);
		expectQuality(quality, slowQuality(heldOut));
		const { levels, codes } = categories(delivered, "area");
		expect(Object.keys(quality.segments)).toEqual(["urban", "suburban", "rural"]);
		for (const [code, level] of levels.entries()) {
			const rows = [...codes.keys()].filter((i) => codes[i] === code);
			expectQuality(quality.segments[level], slowQuality(part(rows)));
		}
	});

	it("has no area under the curve where only one class is there, and no segment without rows", () => {
		const { codes } = categories(delivered, "area");
		const urbanOnTime = [...codes.keys()].filter((i) => codes[i] === 0 && actual.late[i] === 0);
		const quality = evaluateModel(model, part(urbanOnTime));
		expect(quality.auc).toBeNull();
		expect(Object.keys(quality.segments)).toEqual(["urban"]);
		expectQuality(quality, slowQuality(part(urbanOnTime)));
	});

	it("of no rows is an error and not a figure", () => {
		expect(() => evaluateModel(model, part([]))).toThrow("evaluation: no held-out row has a label yet");
	});
});
