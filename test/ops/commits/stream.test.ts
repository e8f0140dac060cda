import { beforeAll, describe, expect, it, vi } from "vitest";
import { skewById } from "../../../src/model/serving.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { COMMITS, commitById } from "../../../src/ops/commits/catalogue.ts";
import { evaluateModel } from "../../../src/ops/evaluate.ts";
import { SALTED, trainingJob } from "../../../src/ops/experiment.ts";
import { serveDay } from "../../../src/ops/serve-day.ts";
import { codeOf } from "../../../src/ops/source/code-of.ts";
import { offlineTable } from "../../../src/ops/source/offline-table.ts";
import { FIRST_CODE, type PipelineCode, SERVING_IMAGE } from "../../../src/ops/source/pipeline-code.ts";
import { prepareWith } from "../../../src/ops/source/prepare-with.ts";
import { sourceText } from "../../../src/ops/source/source-text.ts";
import type { DriftSwitch } from "../../../src/world/drift.ts";
import { World } from "../../../src/world/world.ts";
import { storeOf } from "../stores.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SEEDS = [1, 2, 3, 4];
const worlds = SEEDS.map((seed) => {
	const world = new World({ seed, ordersPerDay: 500, dayShock: 0.05 });
	return { seed, world, data: storeOf(world) };
});

interface Effect {
	/** Of the served answers, by the true chances; in the rural area by what happened. */
	readonly accuracy: number;
	readonly rural: number;
	/** On held-out rows, as the training code sees them. */
	readonly offline: number;
}

/** A model of `code` learnt from the 28 days before day 0 and served for two weeks, in every world. */
async function effectOf(code: PipelineCode, switches: readonly DriftSwitch[] = []): Promise<Effect[]> {
	return Promise.all(
		worlds.map(async ({ seed, world, data }) => {
			const prepared = prepareWith(data.labelled(-28, -1, 0), code, seed, 1);
			const job = trainingJob(prepared, code, seed, 1, SALTED * code.salt);
			const { weights } = await cpuTrainer().train(job);
			const model = { network: job.network, features: code.features, scaler: prepared.scaler, weights };
			const served = { model, skew: skewById(code.servingSkew), previousScaler: null, lookupMs: code.lookupMs };
			const days = Array.from({ length: 14 }, (_, day) => serveDay(served, world.day(day, switches)));
			const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((total, day) => total + of(day), 0);
			return {
				accuracy: sum((day) => day.rightExpected) / sum((day) => day.total.count),
				rural: sum((day) => day.segments["rural"]?.right ?? 0) / sum((day) => day.segments["rural"]?.count ?? 0),
				offline: evaluateModel(model, prepared.test).accuracy,
			};
		}),
	);
}

let before: Effect[];
beforeAll(async () => {
	before = await effectOf(FIRST_CODE);
});

/** In every world: by how much `commit` moves what `of` measures. */
async function moves(commit: string, of: (effect: Effect) => number = ({ accuracy }) => accuracy): Promise<number[]> {
	const after = await effectOf(codeOf([commit]));
	return after.map((effect, i) => of(effect) - of(before[i] as Effect));
}

const all = (values: readonly number[], low: number, high: number) => {
	for (const value of values) {
		expect(value).toBeGreaterThan(low);
		expect(value).toBeLessThan(high);
	}
};

describe("what each commit does to the served accuracy, with everything else at rest", () => {
	it("the model before is right in three of four answers", () => {
		all(
			before.map(({ accuracy }) => accuracy),
			0.75,
			0.78,
		);
	});

	it("a wider network and a tidied script: nothing beyond noise", async () => {
		all(await moves("wider-network"), -0.015, 0.015);
		all(await moves("tidy-up"), -0.015, 0.015);
	});

	it("without slow rural deliveries: the average hides how bad it is for rural orders", async () => {
		all(await moves("drop-rural"), -0.05, -0.002);
		all(await moves("drop-rural", ({ rural }) => rural), -0.3, -0.06);
	});

	it("the logarithm of a load of zero: no training takes such rows", async () => {
		await expect(effectOf(codeOf(["log-load"]))).rejects.toMatchObject({ reason: "non-finite-input" });
	});

	it("learning rate × 50: far worse, or no model at all", async () => {
		all(await moves("fast-learning"), -0.4, -0.04);
	});

	it("carriers swapped in serving: invisible offline", async () => {
		all(await moves("carrier-order"), -0.2, -0.04);
		all(await moves("carrier-order", ({ offline }) => offline), -0.0001, 0.0001);
	});

	it("hours of the delivery: splendid offline, ruinous in service", async () => {
		all(await moves("delivered-hours", ({ offline }) => offline), 0.05, 0.2);
		all(await moves("delivered-hours"), -0.35, -0.1);
	});

	it("a column renamed offline only: the service reads 0", async () => {
		all(await moves("rename-weather"), -0.25, -0.05);
		all(await moves("rename-weather", ({ offline }) => offline), -0.0001, 0.0001);
	});

	it("a slow look-up: orders without an answer go out ordinary", async () => {
		all(await moves("slow-lookup"), -0.1, -0.03);
	});

	it("a package that the image lacks: the answers would be the same, if it started", async () => {
		expect(await moves("new-package")).toEqual(SEEDS.map(() => 0));
		expect(codeOf(["new-package"]).packages.filter((name) => !SERVING_IMAGE.includes(name))).toEqual(["geo-distance"]);
	});

	it("without the weekend: while it matters, a little worse", async () => {
		all(await moves("without-weekend"), -0.04, 0);
	});
});

describe("after the new sorting line", () => {
	const cutOff: DriftSwitch[] = [{ id: "van-cut-off", from: -1000, shape: "sudden" }];
	const drifted = SEEDS.map((seed) => {
		const world = new World({ seed, ordersPerDay: 500, dayShock: 0.05 });
		return { seed, world };
	});

	async function served(code: PipelineCode): Promise<number[]> {
		return Promise.all(
			drifted.map(async ({ seed, world }) => {
				const data = storeOf({ day: (day) => world.day(day, cutOff) });
				const prepared = prepareWith(data.labelled(-28, -1, 0), code, seed, 1);
				const job = trainingJob(prepared, code, seed, 1, 0);
				const { weights } = await cpuTrainer().train(job);
				const model = { network: job.network, features: code.features, scaler: prepared.scaler, weights };
				const days = Array.from({ length: 14 }, (_, day) =>
					serveDay({ model, skew: null, previousScaler: null }, world.day(day, cutOff)),
				);
				return (
					days.reduce((sum, day) => sum + day.rightExpected, 0) / days.reduce((sum, day) => sum + day.total.count, 0)
				);
			}),
		);
	}

	it("the feature after_16 gains clearly, and the weekend can go", async () => {
		const without = await served(FIRST_CODE);
		const with16 = await served(codeOf(["after-16"]));
		const lean = await served(codeOf(["after-16", "without-weekend"]));
		all(
			with16.map((accuracy, i) => accuracy - (without[i] as number)),
			0.015,
			0.08,
		);
		all(
			lean.map((accuracy, i) => accuracy - (with16[i] as number)),
			-0.012,
			0.012,
		);
	});
});

describe("the stream", () => {
	it("has twelve commits, two good, two neutral, eight bad, at the hours of their days", () => {
		expect(COMMITS.map(({ day, id, kind }) => `${day} ${id} ${kind}`)).toEqual([
			"20 wider-network neutral",
			"40 drop-rural bad",
			"66 log-load bad",
			"92 fast-learning bad",
			"112 tidy-up neutral",
			"150 carrier-order bad",
			"176 delivered-hours bad",
			"200 rename-weather bad",
			"218 slow-lookup bad",
			"232 new-package bad",
			"256 after-16 good",
			"290 without-weekend good",
		]);
		expect(() => commitById("nothing")).toThrow("commit nothing: no such commit");
	});

	it("any two commits come to the same code in either order, but for the order of the features", () => {
		const sorted = (code: PipelineCode) => ({ ...code, features: [...code.features].sort() });
		for (const a of COMMITS) {
			for (const b of COMMITS) {
				if (a === b) continue;
				expect(sorted(codeOf([a.id, b.id]))).toEqual(sorted(codeOf([b.id, a.id])));
			}
		}
	});

	it("each changes the text of the source, and all of them together compute features of labelled rows", () => {
		for (const { id } of COMMITS) expect(sourceText(codeOf([id]))).not.toEqual(sourceText(FIRST_CODE));
		const everything = codeOf(COMMITS.map(({ id }) => id));
		const { data } = worlds[0] as (typeof worlds)[number];
		const prepared = prepareWith(data.labelled(-7, -1, 0), everything, 1, 1);
		expect(prepared.scaler.mean).toHaveLength(everything.features.length);
		expect(everything.features).toEqual([
			"ln_distance",
			"backlog",
			"weather_index",
			"carrier_b",
			"carrier_c",
			"rural",
			"ln_load",
			"delivered_hours",
			"after_16",
		]);
	});

	it("a renamed column is under its new name offline and under the old one in the request", () => {
		const { data } = worlds[0] as (typeof worlds)[number];
		const offline = offlineTable(data.labelled(-10, -10, 0).table, codeOf(["rename-weather"]));
		expect(Object.keys(offline.columns)).toContain("weather_index");
		expect(Object.keys(offline.columns)).not.toContain("weather_score");
		expect(Object.keys(data.delivered(-10)?.columns ?? {})).toContain("weather_score");
	});

	it("hours of the delivery are in the offline store alone", () => {
		const { data } = worlds[0] as (typeof worlds)[number];
		expect(Object.keys(data.labelled(-10, -10, 0).table.columns)).toContain("delivered_hours");
		expect(Object.keys(data.delivered(-10)?.columns ?? {})).not.toContain("delivered_hours");
	});
});
