import { describe, expect, it, vi } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { SERVING_SKEWS } from "../../src/model/serving.ts";
import type { AnsweredDay } from "../../src/ops/answer-day.ts";
import { compareFeatures } from "../../src/ops/compare-features.ts";
import { eventsOf } from "../../src/ops/events.ts";
import { World } from "../../src/world/world.ts";
import { calmWorld, TestShop } from "./shop.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const week = (world = calmWorld, on: readonly { id: string }[] = []) =>
	Array.from({ length: 7 }, (_, i) => world.day(20 + i, on));
const answered = (shop: TestShop) => {
	for (const made of week()) shop.level.dayServed({ made } as AnsweredDay);
};

describe("the same parcels through both codes", () => {
	it("show each way in which features are rewritten wrongly, and in which features", async () => {
		const shop = await TestShop.open();
		const { model } = shop.level.served;
		const older = { mean: model.scaler.mean.map((mean) => mean + 0.1), sd: model.scaler.sd };
		const missing = week(new World({ seed: 7, ordersPerDay: 50, dayShock: 0.05 }), [
			{ id: "missing-values", from: 0 } as { id: string },
		]);
		const wrong = Object.fromEntries(
			SERVING_SKEWS.map((skew) => {
				const served = { model, skew, previousScaler: older };
				return [skew.id, compareFeatures(served, skew.fill === undefined ? week() : missing, (table) => table)];
			}),
		);
		expect(wrong["raw-distance"]).toMatchObject({ rows: 350, differ: 350, differs: true, wrong: ["ln_distance"] });
		expect(wrong["one-hot-swapped"]?.wrong).toEqual(["carrier_b", "carrier_c"]);
		expect(wrong["weekday-off-by-one"]?.wrong).toEqual(["weekend"]);
		// Friday and Sunday of the week are answered otherwise.
		expect(wrong["weekday-off-by-one"]?.differ).toBe(100);
		expect(wrong["missing-minus-one"]?.wrong).toEqual(["weather_score"]);
		expect(wrong["old-scaler"]?.wrong).toEqual(model.features);
		for (const { training, serving, trainingInput, servingInput } of wrong["old-scaler"]?.parcel ?? []) {
			expect(serving).toBe(training);
			expect(servingInput).not.toBe(trainingInput);
		}
	});

	it("agree where the service computes what the training does, unless the weather has swapped the carriers", async () => {
		const shop = await TestShop.open();
		const same = compareFeatures(shop.level.served, week(), (table) => table);
		expect(same).toMatchObject({ from: 20, to: 26, day: 20, rows: 350, differ: 0, differs: false, wrong: [] });
		const swapped = week(calmWorld, [{ id: "training-serving-skew", from: 0 } as { id: string }]);
		expect(compareFeatures(shop.level.served, swapped, (table) => table).wrong).toEqual(["carrier_b", "carrier_c"]);
	});
});

describe("what the desk of Level 0 does about it", () => {
	it("compares in half a day of the data scientist, corrects in a day of operations, and then both agree", async () => {
		const shop = await TestShop.open({ skewChance: 1 });
		await shop.experiment();
		await shop.done({ at: shop.now, do: "deploy" });
		answered(shop);
		await shop.done({ at: shop.now, do: "compare" });
		expect(shop.desk.compared).toEqual({ version: 2, differs: true });
		await shop.done({ at: shop.now, do: "correct" });
		expect(shop.level.served.skew).toBeNull();
		expect(shop.desk.registry.at(-1)).toMatchObject({ version: 2, skew: null });
		const again = await shop.done({ at: shop.now, do: "compare" });
		expect(eventsOf(again, "features.compared")[0]).toMatchObject({ version: 2, differ: 0 });
		const tasks = eventsOf(shop.events, "task.done").map(({ role, about, hours }) => [role, about, hours]);
		expect(tasks).toEqual([
			["data scientist", "model 2", 4],
			["ops engineer", "model 2", 8],
			["data scientist", "model 2", 4],
		]);
	});

	it("keeps a corrected service when its version is put back", async () => {
		const shop = await TestShop.open({ skewChance: 1 });
		await shop.experiment();
		await shop.done({ at: shop.now, do: "deploy" });
		answered(shop);
		await shop.done({ at: shop.now, do: "compare" });
		await shop.done({ at: shop.now, do: "correct" });
		await shop.done({ at: shop.now, do: "deploy", version: 1 });
		await shop.done({ at: shop.now, do: "deploy", version: 2 });
		expect(shop.level.served.skew).toBeNull();
		expect(eventsOf(shop.events, "model.deployed").at(-1)).toMatchObject({ version: 2, skew: null });
	});

	it("says why not: nothing answered yet, nobody free, nothing compared, nothing found", async () => {
		const shop = await TestShop.open();
		const said = () => eventsOf(shop.events, "action.refused").at(-1)?.reason;
		await shop.done({ at: 0, do: "compare" });
		expect(said()).toBe("No parcel has been answered yet.");
		answered(shop);
		await shop.done({ at: 0, do: "correct" });
		expect(said()).toBe("Compare the service with the training first.");
		await shop.until(hourOf(1) + 9);
		shop.level.request({ at: shop.now, do: "compare" });
		await shop.done({ at: shop.now, do: "extract", window: 14 });
		expect(said()).toBe("The data scientist is comparing the service with the training.");
		await shop.done({ at: shop.now, do: "correct" });
		expect(said()).toBe("The comparison found nothing to correct.");
	});
});
