import { describe, expect, it } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { COMMITS } from "../../src/ops/commits/catalogue.ts";
import { eventsOf } from "../../src/ops/events.ts";
import { testByHand } from "../../src/ops/source/manual-test.ts";
import { TestShop } from "./shop.ts";

/** A seed under which nobody finds any of the bad commits. */
const SEED = (() => {
	const blind = (seed: number) => COMMITS.every(({ id }) => testByHand({ seed, record: () => undefined }, id));
	for (let seed = 0; seed < 1000; seed++) if (blind(seed)) return seed;
	throw new Error("no such seed");
})();

async function shopWith(...commits: string[]): Promise<TestShop> {
	const shop = await TestShop.open({ seed: SEED });
	await shop.until(hourOf(28) + 9);
	for (const id of commits) shop.commit(id);
	return shop;
}

describe("commits at Level 0", () => {
	it("are pasted when the next experiment begins, once, and make its model", async () => {
		const shop = await shopWith("after-16", "wider-network");
		expect(eventsOf(shop.events, "commit.merged")).toEqual([]);
		await shop.experiment();
		const merged = eventsOf(shop.events, "commit.merged");
		expect(merged).toMatchObject([
			{ commit: "after-16", revision: 1 },
			{ commit: "wider-network", revision: 2 },
		]);
		expect(shop.level.file(2)).toMatchObject({ network: { inputs: 9, hidden: [24, 12] } });
		expect(shop.level.file(2)?.features).toContain("after_16");
		await shop.experiment();
		expect(eventsOf(shop.events, "commit.merged")).toHaveLength(2);
		expect(shop.level.file(3)?.features).toContain("after_16");
	});

	it("that are made while an experiment is under way wait for the next one", async () => {
		const shop = await shopWith();
		await shop.done({ at: shop.now, do: "extract", window: 14 });
		shop.commit("after-16");
		for (const step of ["prepare", "train", "evaluate", "hand-over"] as const)
			await shop.done({ at: shop.now, do: step });
		expect(shop.level.file(2)?.features).not.toContain("after_16");
	});

	it("that a look by hand finds wrong are left out", async () => {
		const seed = [...Array(100).keys()].find(
			(one) => !testByHand({ seed: one, record: () => undefined }, "carrier-order"),
		);
		const shop = await TestShop.open({ seed: seed as number });
		await shop.until(hourOf(28) + 9);
		shop.commit("carrier-order");
		await shop.experiment();
		await shop.done({ at: shop.now, do: "deploy" });
		expect(eventsOf(shop.events, "commit.refused")).toMatchObject([{ commit: "carrier-order" }]);
		expect(shop.level.served.skew).toBeNull();
	});

	it("reach the service: swapped carriers and slow look-ups are served", async () => {
		const shop = await shopWith("carrier-order", "slow-lookup");
		await shop.experiment();
		await shop.done({ at: shop.now, do: "deploy" });
		expect(shop.level.served).toMatchObject({ skew: { id: "one-hot-swapped" }, lookupMs: 75 });
	});

	it("that no training can take are taken out, the newest first, and the data have to be prepared again", async () => {
		const shop = await shopWith("wider-network", "log-load");
		await shop.done({ at: shop.now, do: "extract", window: 28 });
		await shop.done({ at: shop.now, do: "prepare" });
		const failed = await shop.done({ at: shop.now, do: "train" });
		expect(failed.map(({ kind }) => kind).slice(-2)).toEqual(["training.failed", "commit.reverted"]);
		expect(eventsOf(failed, "commit.reverted")).toMatchObject([{ commit: "log-load", revision: 3 }]);
		expect(shop.desk.done).toBe("extract");
		await shop.done({ at: shop.now, do: "prepare" });
		const trained = await shop.done({ at: shop.now, do: "train" });
		expect(trained.at(-1)?.kind).toBe("model.trained");
	});

	it("that need a package which is not there keep the model from starting; what served before goes on", async () => {
		const shop = await shopWith("new-package", "after-16");
		await shop.experiment();
		const before = shop.level.served;
		const events = await shop.done({ at: shop.now, do: "deploy" });
		expect(eventsOf(events, "deployment.failed")).toMatchObject([
			{ version: 2, because: "The image of the service lacks geo-distance." },
		]);
		expect(eventsOf(events, "commit.reverted")).toMatchObject([{ commit: "new-package" }]);
		expect(shop.level.served).toBe(before);
		expect(shop.desk).toMatchObject({ live: 1, work: {} });
		await shop.experiment();
		await shop.done({ at: shop.now, do: "deploy" });
		expect(shop.level.served.model.features).toContain("after_16");
	});
});
