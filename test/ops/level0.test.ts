import { describe, expect, it, vi } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { SERVING_SKEWS } from "../../src/model/serving.ts";
import { eventsOf, type OpsEvent } from "../../src/ops/events.ts";
import { SKEW_CHANCE } from "../../src/ops/people.ts";
import { TestShop } from "./shop.ts";
import { failing, failure, untrained } from "./trainers.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const kinds = (events: readonly OpsEvent[]): string[] => events.map(({ kind }) => kind);

describe("before the year", () => {
	it("model 1 is there: trained on the sixty days before, served as it was trained, at nobody's cost", async () => {
		const { events, level } = await TestShop.open({ skewChance: 1 });
		expect(kinds(events)).toEqual([
			"data.extracted",
			"data.prepared",
			"model.trained",
			"model.evaluated",
			"model.registered",
			"features.rewritten",
			"model.deployed",
		]);
		expect(events.every(({ t, hours, cost }) => t === 0 && hours === 0 && cost === 0)).toBe(true);
		expect(eventsOf(events, "data.extracted")).toMatchObject([{ from: -60, to: -1 }]);
		expect(eventsOf(events, "model.deployed")).toMatchObject([{ version: 1, replaces: null, skew: null }]);
		expect(level.served.skew).toBeNull();
	});
});

describe("one experiment by hand, from the extraction to the service", () => {
	it("goes through the six steps in order, each told when it starts and when it ends, with its hours", async () => {
		const shop = await TestShop.open();
		await shop.until(hourOf(28) + 9);
		const log: OpsEvent[] = [];
		log.push(...(await shop.done({ at: shop.now, do: "extract", window: 28 })));
		for (const step of ["prepare", "train", "evaluate", "hand-over", "deploy"] as const) {
			await shop.until(shop.now + 1);
			log.push(...(await shop.done({ at: shop.now, do: step })));
		}
		expect(kinds(log).filter((kind) => kind !== "step.queued")).toEqual([
			...["step.started", "data.extracted"],
			...["step.started", "data.prepared"],
			...["step.started", "model.trained"],
			...["step.started", "model.evaluated"],
			...["step.started", "model.registered"],
			...["step.started", "features.rewritten", "model.deployed"],
		]);
		const started = eventsOf(log, "step.started");
		const ended = log.filter(({ hours }) => hours > 0);
		expect(ended.map(({ t }) => t)).toEqual(started.map(({ until }) => until));
		expect(ended.map(({ actor }) => actor)).toEqual([...new Array(5).fill("data scientist"), "ops engineer"]);
		expect(ended.map(({ kind, hours }) => `${kind} ${hours}`)).toEqual([
			"data.extracted 40",
			expect.stringMatching(/^data.prepared (24|32)$/),
			expect.stringMatching(/^model.trained (16|24)$/),
			expect.stringMatching(/^model.evaluated (8|16)$/),
			"model.registered 1",
			"features.rewritten 24",
		]);
	});

	it("extracts on the day it is done: the window ends the day before, only labels that are known then", async () => {
		const shop = await TestShop.open();
		await shop.until(hourOf(28) + 9);
		const events = await shop.done({ at: shop.now, do: "extract", window: 7 });
		const [extracted] = eventsOf(events, "data.extracted");
		// Monday of week 4 to Friday evening: five working days.
		expect(shop.now).toBe(hourOf(32) + 17);
		expect(extracted).toMatchObject({ from: 25, to: 31, run: 1 });
		expect(extracted?.rows).toBeLessThan(7 * 50);
		expect(extracted?.rows).toBeGreaterThan(2.5 * 50);
	});

	it("tells the same weights from the training to the registry, and serves that very file", async () => {
		const shop = await TestShop.open();
		await shop.experiment();
		await shop.done({ at: shop.now, do: "deploy" });
		const [, trained] = eventsOf(shop.events, "model.trained");
		const [, evaluated] = eventsOf(shop.events, "model.evaluated");
		const [, registered] = eventsOf(shop.events, "model.registered");
		expect(evaluated?.weights).toBe(trained?.weights);
		expect(registered).toMatchObject({ version: 2, weights: trained?.weights, accuracy: evaluated?.accuracy, run: 1 });
		expect(shop.level.served.model).toBe(shop.level.file(2));
		expect(shop.level.file(3)).toBeUndefined();
	});

	it("trains from other weights when it trains again, on the same rows", async () => {
		const shop = await TestShop.open();
		await shop.experiment();
		await shop.done({ at: shop.now, do: "train" });
		const [, first, second] = eventsOf(shop.events, "model.trained");
		expect(second?.weights).not.toBe(first?.weights);
		expect([first, second]).toMatchObject([{ run: 1, rows: second?.rows }, { run: 1 }]);
		expect(first?.cost).toBe((first?.rows as number) / 2000);
	});
});

describe("features are written a second time", () => {
	/** Skews of versions 2 .. n + 1 under `seed`. */
	async function skews(seed: number, skewChance: number, n: number) {
		const shop = await TestShop.open({ seed, skewChance });
		for (let i = 0; i < n; i++) {
			await shop.experiment();
			await shop.done({ at: shop.now, do: "deploy" });
		}
		return shop;
	}

	it("goes wrong as often as the plan says, in any of the five ways, and the log tells what was served", async () => {
		const all: (string | null)[] = [];
		for (let seed = 0; seed < 60; seed++) {
			const shop = await skews(seed, SKEW_CHANCE, 2);
			const rewritten = eventsOf(shop.events, "features.rewritten").slice(1);
			const deployed = eventsOf(shop.events, "model.deployed").slice(1);
			expect(deployed.map(({ version, skew }) => [version, skew])).toEqual(
				rewritten.map(({ version, skew }) => [version, skew]),
			);
			expect(shop.level.served.skew?.id ?? null).toBe(deployed.at(-1)?.skew);
			expect(shop.desk.registry.map(({ skew }) => skew)).toEqual([null, ...deployed.map(({ skew }) => skew)]);
			all.push(...deployed.map(({ skew }) => skew));
		}
		const wrong = all.filter((skew) => skew !== null);
		// Standard error: √(.35 × .65 / 120) = .044.
		expect(Math.abs(wrong.length / all.length - SKEW_CHANCE)).toBeLessThan(3 * 0.044);
		expect(new Set(wrong)).toEqual(new Set(SERVING_SKEWS.map(({ id }) => id)));
	});

	it("never at chance 0, always at chance 1; and how often moves nothing but the skews", async () => {
		const never = await skews(7, 0, 3);
		const always = await skews(7, 1, 3);
		const skewOf = (events: readonly OpsEvent[]) => eventsOf(events, "model.deployed").map(({ skew }) => skew);
		expect(skewOf(never.events)).toEqual([null, null, null, null]);
		expect(skewOf(always.events).slice(1)).not.toContain(null);
		const without = (events: readonly OpsEvent[]) => events.map((event) => ({ ...event, skew: null }));
		expect(without(always.events)).toEqual(without(never.events));
	});
});

describe("an older version is put back", () => {
	it("in half a day, and answers exactly as it did: its serving code and its scaler file are still there", async () => {
		// A seed under which version 2 goes wrong by the old scaler, which is version 1's.
		const shop = await TestShop.open({ seed: await seedWithSkew("old-scaler"), skewChance: 1 });
		await shop.experiment();
		await shop.done({ at: shop.now, do: "deploy" });
		const second = shop.level.served;
		expect(second.skew?.id).toBe("old-scaler");
		expect(second.previousScaler).toEqual(shop.level.file(1)?.scaler);
		await shop.experiment();
		await shop.done({ at: shop.now, do: "deploy" });
		await shop.until(hourOf(7 * Math.ceil(shop.now / 168)) + 9);
		const back = await shop.done({ at: shop.now, do: "deploy", version: 2 });
		expect(kinds(back)).toEqual(["step.started", "model.deployed"]);
		expect(back.at(-1)).toMatchObject({ version: 2, replaces: 3, skew: "old-scaler", hours: 4, run: null });
		expect(shop.level.served).toEqual(second);
		expect(shop.desk.registry.map(({ state }) => state)).toEqual(["retired", "live", "retired"]);
	});
});

async function seedWithSkew(wanted: string): Promise<number> {
	for (let seed = 0; seed < 60; seed++) {
		const shop = await TestShop.open({ seed, skewChance: 1 });
		await shop.experiment();
		await shop.done({ at: shop.now, do: "deploy" });
		if (shop.level.served.skew?.id === wanted) return seed;
	}
	throw new Error(`no seed below 60 gives ${wanted}`);
}

describe("a training that fails", () => {
	const failsOnce = () => failing(untrained, (earlier) => (earlier === 1 ? failure("diverged") : null));

	it("is told with its reason, costs what it cost, and leaves the prepared rows on the desk to try again", async () => {
		const shop = await TestShop.open({ trainer: failsOnce() });
		await shop.until(hourOf(7) + 9);
		await shop.done({ at: 0, do: "extract", window: 28 });
		await shop.done({ at: 0, do: "prepare" });
		const events = await shop.done({ at: 0, do: "train" });
		const [failed] = eventsOf(events, "training.failed");
		expect(failed).toMatchObject({ reason: "diverged", message: "It is diverged.", actor: "data scientist", run: 1 });
		expect(failed?.cost).toBeGreaterThan(0);
		expect(failed?.hours).toBeGreaterThan(0);
		expect(shop.desk).toMatchObject({ done: "prepare", live: 1 });
		expect(shop.desk.work).toEqual({});
		expect(kinds(await shop.done({ at: 0, do: "evaluate" }))).toEqual(["action.refused"]);
		expect(kinds(await shop.done({ at: 0, do: "train" }))).toContain("model.trained");
		expect(shop.desk.done).toBe("train");
	});

	it("because of anything else is a fault of the program, and is not swallowed", async () => {
		const broken = failing(untrained, (earlier) => (earlier === 1 ? new Error("out of memory") : null));
		const shop = await TestShop.open({ trainer: broken });
		await shop.until(hourOf(7) + 9);
		await shop.done({ at: 0, do: "extract", window: 28 });
		await shop.done({ at: 0, do: "prepare" });
		await expect(shop.done({ at: 0, do: "train" })).rejects.toThrow("out of memory");
		expect(kinds(shop.events)).not.toContain("training.failed");
	});
});
