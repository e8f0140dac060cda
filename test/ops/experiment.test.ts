import { describe, expect, it } from "vitest";
import { numbers, type Table, withColumn } from "../../src/core/table.ts";
import { computeFeatures, FIRST_FEATURE_CODE } from "../../src/model/features.ts";
import { fitScaler, scale } from "../../src/model/scaler.ts";
import { weightCount } from "../../src/model/trainer.ts";
import {
	PreparationFailure,
	type Prepared,
	prepareRows,
	TEST_ROWS,
	TRAIN_ROWS,
	trainingCost,
	trainingJob,
	weightsId,
} from "../../src/ops/experiment.ts";
import type { LabelledRows } from "../../src/ops/labelled-rows.ts";
import { CONFIG } from "./shop.ts";

/** `n` rows that can be told apart by their backlog; every third is late. */
function numbered(n: number): LabelledRows {
	const number = (value: (i: number) => number) => ({
		kind: "number" as const,
		values: Float64Array.from({ length: n }, (_, i) => value(i)),
	});
	const word = (...levels: string[]) => ({
		kind: "category" as const,
		levels,
		codes: Uint8Array.from({ length: n }, (_, i) => i % levels.length),
	});
	const table: Table = {
		rows: n,
		columns: {
			backlog: number((i) => i),
			distance_km: number((i) => 10 + (i % 90)),
			weather_score: number((i) => (i % 7) / 7),
			load: number((i) => (i % 11) / 11),
			weekend: number((i) => i % 2),
			carrier: word("A", "B", "C"),
			area: word("urban", "suburban", "rural"),
		},
	};
	const late = Uint8Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 1 : 0));
	return { table, late, days: Int16Array.from({ length: n }, (_, i) => i % 28), from: 0, to: 27 };
}

const idsOf = (part: LabelledRows): number[] => [...numbers(part.table, "backlog")];
const prepare = (n: number, seed = 7, run = 1): Prepared => prepareRows(numbered(n), FIRST_FEATURE_CODE, seed, run);

describe("preparing rows", () => {
	it("holds a fifth out; no row is on both sides, and each keeps its label", () => {
		const { train, test } = prepare(1000);
		expect([idsOf(train).length, idsOf(test).length]).toEqual([800, 200]);
		expect(new Set([...idsOf(train), ...idsOf(test)]).size).toBe(1000);
		for (const part of [train, test]) {
			expect([...part.late]).toEqual(idsOf(part).map((id) => (id % 3 === 0 ? 1 : 0)));
			expect([part.from, part.to]).toEqual([0, 27]);
		}
	});

	it("takes no more than 4,000 rows to fit and 2,000 to hold out, from anywhere in the window", () => {
		const { train, test } = prepare(30_000);
		expect([train.late.length, test.late.length]).toEqual([TRAIN_ROWS, TEST_ROWS]);
		expect([TRAIN_ROWS, TEST_ROWS]).toEqual([4000, 2000]);
		const mean = idsOf(train).reduce((sum, id) => sum + id, 0) / TRAIN_ROWS;
		// Standard error: 30,000 / √12 / √4,000 = 137.
		expect(Math.abs(mean - 15_000)).toBeLessThan(4 * 137);
	});

	it("splits alike for one seed and experiment, otherwise for others", () => {
		expect(prepare(500)).toEqual(prepare(500));
		expect(idsOf(prepare(500).test)).not.toEqual(idsOf(prepare(500, 8).test));
		expect(idsOf(prepare(500).test)).not.toEqual(idsOf(prepare(500, 7, 2).test));
	});

	it("fits the scaler on the training rows alone: the held-out ones stay unseen", () => {
		const { train, scaler, inputs } = prepare(1000);
		const columns = computeFeatures(train.table, FIRST_FEATURE_CODE);
		expect(scaler).toEqual(fitScaler(columns));
		expect(inputs).toEqual(scale(columns, scaler));
		expect(scaler).not.toEqual(fitScaler(computeFeatures(numbered(1000).table, FIRST_FEATURE_CODE)));
	});

	it("names the columns that the feature code misses", () => {
		const rows = numbered(100);
		const table = withColumn(withColumn(rows.table, "load", null), "weather_score", null);
		expect(() => prepareRows({ ...rows, table }, FIRST_FEATURE_CODE, 7, 1)).toThrow(
			new PreparationFailure("The feature code reads weather_score, load, which the extracted data do not have."),
		);
	});
});

describe("a training job", () => {
	const prepared = prepare(1000);
	const job = (seed = 7, run = 1, attempt = 0) => trainingJob(prepared, CONFIG, seed, run, attempt);

	it("is the 8-16-8-1 network on the training rows, with the settings of the configuration", () => {
		const { epochs, batchSize, learningRate } = CONFIG;
		expect(job()).toMatchObject({ rows: 800, epochs, batchSize, learningRate, features: prepared.inputs });
		expect(job().network).toEqual({ inputs: 8, hidden: [16, 8], activation: "relu", loss: "binaryCrossEntropy" });
		expect(weightCount(job().network)).toBe(289);
		expect([...job().labels]).toEqual([...prepared.train.late]);
	});

	it("starts from other weights in every attempt, experiment and seed", () => {
		const seeds = [job(), job(7, 1, 1), job(7, 2, 0), job(8, 1, 0)].map(({ seed }) => seed);
		expect(new Set(seeds).size).toBe(4);
		expect(job().seed).toBe(seeds[0]);
		expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0)).toBe(true);
	});

	it("costs one for 2,000 rows", () => {
		expect([2000, 4000, 500].map(trainingCost)).toEqual([1, 2, 0.25]);
	});
});

it("weights are known by twelve digits of their content hash", () => {
	const weights = Float32Array.of(1, 2, 3);
	expect(weightsId(weights)).toMatch(/^[0-9a-f]{12}$/);
	expect(weightsId(weights.slice())).toBe(weightsId(weights));
	expect(weightsId(Float32Array.of(1, 2, 3.0000002))).not.toBe(weightsId(weights));
});
