import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { type StepAction, WINDOWS } from "../../src/ops/actions.ts";
import { type Desk, deskAfter, deskOf, EMPTY_DESK } from "../../src/ops/desk.ts";
import type { OpsEvent } from "../../src/ops/events.ts";
import { whyNot } from "../../src/ops/why-not.ts";
import { TestShop, YEAR } from "./shop.ts";
import { failing, failure, untrained } from "./trainers.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const anyAction: fc.Arbitrary<StepAction> = fc.oneof(
	{
		weight: 2,
		arbitrary: fc.record({
			at: fc.constant(0),
			do: fc.constant("extract" as const),
			window: fc.constantFrom(...WINDOWS),
		}),
	},
	{
		weight: 8,
		arbitrary: fc.record({ at: fc.constant(0), do: fc.constantFrom("prepare", "train", "evaluate", "hand-over") }),
	},
	{ weight: 2, arbitrary: fc.constant({ at: 0, do: "deploy" } as const) },
	{
		weight: 2,
		arbitrary: fc.record({
			at: fc.constant(0),
			do: fc.constant("deploy" as const),
			version: fc.integer({ min: 1, max: 4 }),
		}),
	},
);

/** What a person might do in a year: something sensible or something at random, then wait for its end or some hours. */
const anyPlay = fc.array(
	fc.record({
		action: anyAction,
		sensible: fc.option(fc.nat(), { freq: 4 }),
		wait: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 2 }),
	}),
	{ minLength: 20, maxLength: 60 },
);
type Play = typeof anyPlay extends fc.Arbitrary<infer T> ? T : never;

/** Every action that is possible now, the one that leads farthest first. */
const possible = (desk: Desk): StepAction[] =>
	[
		...(["deploy", "hand-over", "evaluate", "train", "prepare"] as const).map((step) => ({ at: 0, do: step })),
		{ at: 0, do: "extract", window: 14 } as const,
		...desk.registry.map(({ version }) => ({ at: 0, do: "deploy", version }) as const),
	].filter((action) => whyNot(desk, action) === null);

/** Plays with a trainer whose every third training fails; `look` is shown each action before it is taken. */
async function play(
	steps: Play,
	look: (shop: TestShop, action: StepAction, take: () => OpsEvent[]) => void,
): Promise<TestShop> {
	const trainer = failing(untrained, (earlier) => (earlier % 3 === 2 ? failure("diverged") : null));
	const shop = await TestShop.open({ trainer, skewChance: 0.35 });
	await shop.until(hourOf(1));
	for (const { action, sensible, wait } of steps) {
		const choice = possible(shop.desk);
		const place = sensible === null || sensible % 2 === 0 ? 0 : sensible % choice.length;
		const chosen = (sensible === null ? undefined : choice[place]) ?? action;
		look(shop, chosen, () => {
			const before = shop.events.length;
			shop.level.request(chosen);
			return shop.events.slice(before);
		});
		if (wait === null) await shop.settle();
		else await shop.until(shop.now + wait);
		if (shop.now > hourOf(YEAR - 60)) break;
	}
	return shop;
}

/** Whether all holds that must hold of the desk after every event of every run. */
function isSound({ registry, live, work }: Desk): boolean {
	const inService = registry.filter((entry) => entry.state === "live").map((entry) => entry.version);
	return (
		(live === null ? inService.length === 0 : inService.length === 1 && inService[0] === live) &&
		registry.every((entry, i) => entry.version === i + 1) &&
		registry.every(({ state, deployedAt }) => (deployedAt === null) === (state === "at the wall")) &&
		Object.values(work).every(({ askedAt, startsAt, until }) => askedAt <= startsAt && startsAt < until)
	);
}

describe("the desk, over random sequences of actions", () => {
	it("has at most one live version and versions 1 .. n, after every event", async () => {
		let changes = 0;
		await fc.assert(
			fc.asyncProperty(anyPlay, async (steps) => {
				const shop = await play(steps, (_shop, _action, take) => take());
				let desk = EMPTY_DESK;
				for (const event of shop.events) {
					desk = deskAfter(desk, event);
					if (!isSound(desk)) expect.fail(`after ${JSON.stringify(event)}: ${JSON.stringify(desk)}`);
				}
				changes += shop.events.filter((event) => event.kind === "model.deployed" && event.replaces !== null).length;
				expect(desk).toEqual(shop.desk);
				expect(deskOf(shop.events)).toEqual(desk);
			}),
			{ numRuns: 30 },
		);
		expect(changes).toBeGreaterThan(10);
	});

	it("accepts an action exactly when whyNot has nothing to say; a refusal changes nothing but the log", async () => {
		let accepted = 0;
		let refused = 0;
		await fc.assert(
			fc.asyncProperty(anyPlay, async (steps) => {
				await play(steps, (shop, action, take) => {
					const desk = structuredClone(shop.desk);
					const planned = shop.planned;
					const reason = whyNot(shop.desk, action);
					const events = take();
					expect(events).toHaveLength(1);
					const [event] = events;
					if (reason === null) {
						accepted++;
						expect(["step.started", "step.queued"]).toContain(event?.kind);
						expect(event).toMatchObject({ step: action.do });
						expect(shop.planned).toBeGreaterThan(planned);
					} else {
						refused++;
						expect(event).toMatchObject({ kind: "action.refused", action: action.do, reason, hours: 0, cost: 0 });
						expect(shop.desk).toEqual(desk);
						expect(shop.planned).toBe(planned);
					}
				});
			}),
			{ numRuns: 30 },
		);
		expect(Math.min(accepted, refused)).toBeGreaterThan(50);
	});

	it("never has one person at two things: work of a role ends before its next begins", async () => {
		await fc.assert(
			fc.asyncProperty(anyPlay, async (steps) => {
				const shop = await play(steps, (_shop, _action, take) => take());
				await shop.settle();
				for (const actor of ["data scientist", "ops engineer"]) {
					let free = 0;
					for (const event of shop.events) {
						if (event.actor !== actor || event.kind !== "step.started") continue;
						expect(event.t).toBeGreaterThanOrEqual(free);
						free = event.until;
					}
				}
			}),
			{ numRuns: 30 },
		);
	});
});

describe("the desk through one experiment", () => {
	it("is empty on the first morning, with model 1 in service: what came before the year is not the learner's", async () => {
		const { desk } = await TestShop.open();
		expect(desk).toMatchObject({ experiment: 0, done: null, live: 1 });
		expect(desk.work).toEqual({});
		expect(desk.registry).toMatchObject([{ version: 1, state: "live", trainedFrom: -60, trainedTo: -1, skew: null }]);
	});

	it("shows who waits for whom while ops have other tickets", async () => {
		const shop = await TestShop.open();
		await shop.experiment();
		expect(shop.desk.registry.map(({ state }) => state)).toEqual(["live", "at the wall"]);
		const asked = shop.now;
		shop.level.request({ at: asked, do: "deploy" });
		const queued = shop.desk.work["ops engineer"];
		expect(queued).toMatchObject({ step: "deploy", askedAt: asked });
		await shop.until(queued?.startsAt as number);
		expect(shop.desk.work["ops engineer"]).toEqual(queued);
		await shop.settle();
		expect(shop.desk.live).toBe(2);
		expect(shop.desk.work).toEqual({});
		expect(shop.desk.registry.map(({ state }) => state)).toEqual(["retired", "live"]);
		expect(shop.desk.registry[1]?.deployedAt).toBe(queued?.until);
	});

	it("forgets the model that was on it when the next extraction is asked for", async () => {
		const shop = await TestShop.open();
		await shop.experiment();
		expect(shop.desk).toMatchObject({ experiment: 1, done: "hand-over" });
		shop.level.request({ at: shop.now, do: "extract", window: 7 });
		expect(shop.desk).toMatchObject({ experiment: 2, done: null });
	});
});
