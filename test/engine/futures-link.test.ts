import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { planBefore } from "../../src/engine/fork.ts";
import { type Plan, type PlanInput, planOf } from "../../src/engine/plan.ts";
import { readRace } from "../../src/engine/race-text.ts";
import { type Flight, readFlight, writeFlight } from "../../src/engine/run-text.ts";
import type { Action } from "../../src/ops/actions.ts";
import { anyPlan, anyPlayedPlan } from "./plans.ts";

const error = (text: string): string | null => {
	const read = readFlight(text);
	return read.ok ? null : read.error;
};

/** Two futures of one plan: one that was played on, one that forked at some action and went another way. */
const anyFlight: fc.Arbitrary<Flight> = fc
	.tuple(anyPlan, fc.nat(), fc.nat(), fc.nat(), fc.boolean(), anyPlayedPlan)
	.map(([plan, n, day, other, swap, tail]) => {
		const kept = plan.actions.slice(0, n % (plan.actions.length + 1));
		const last = kept.at(-1)?.at ?? 0;
		const fork = {
			...plan,
			team: "persona",
			actions: [...kept, ...tail.actions.filter(({ at }) => at >= last)],
		} as Plan;
		const futures = [
			{ name: "as it was", plan, day: day % (plan.days + 1) },
			{ name: "früher", plan: fork, day: other % (plan.days + 1) },
		];
		const [first, second] = (swap ? futures.reverse() : futures) as [
			(typeof futures)[number],
			(typeof futures)[number],
		];
		return { plan: first.plan, day: first.day, beside: { name: first.name, others: [second] } };
	});

/** A year in hands that are busy: a retraining every four weeks, with a drift switched now and then. */
function busyYear(): Plan {
	const steps = ["prepare", "train", "evaluate", "hand-over", "deploy"] as const;
	const actions = Array.from({ length: 12 }, (_, month): Action[] => {
		const start = hourOf(20 + 28 * month);
		return [
			{
				at: start,
				do: month % 2 ? "drift-off" : "drift-on",
				drift: month % 2 ? "rural-growth" : { id: "rural-growth" },
			} as Action,
			{ at: start + 9, do: "extract", window: 28 },
			...steps.map((step, i): Action => ({ at: start + 30 + 22 * i, do: step })),
		];
	}).flat();
	return planOf({ seed: 4294967295, actions });
}

describe("futures in a link", () => {
	it("are written as what they have otherwise than the one in hand, and read back", () => {
		const plan = planOf({ seed: 8, actions: [{ at: 960, do: "extract", window: 14 }] });
		const other = { ...plan, level: 1, actions: [...plan.actions, { at: 1200, do: "run-pipeline" }] } as Plan;
		const flight = {
			plan,
			day: 100,
			beside: { name: "A", others: [{ name: "with a pipeline", plan: other, day: 60 }] },
		};
		expect(writeFlight(flight)).toBe(
			"v=2&name=A&seed=8&do=eqo_14&at=100|name=with%20a%20pipeline&level=1&keep=1&do=rxc&at=60",
		);
		expect(readFlight(writeFlight(flight))).toEqual({ ok: true, value: flight });
	});

	it("come back as they were, whatever they differ in, also from a program that escapes links", () => {
		fc.assert(
			fc.property(anyFlight, (flight) => {
				const text = writeFlight(flight);
				expect(readFlight(text)).toEqual({ ok: true, value: flight });
				expect(readFlight(text.replaceAll("|", "%7C"))).toEqual({ ok: true, value: flight });
			}),
			{ numRuns: 60 },
		);
	});

	it("take less than 2 KB for three futures of a busy year, for what they share is written once", () => {
		const plan = busyYear();
		const fork = (day: number): Plan => {
			const shared = planBefore(plan, hourOf(day)).actions;
			const own = plan.actions.slice(shared.length).map((action): Action => ({ ...action, at: action.at + 24 }));
			return { ...plan, actions: [...shared, ...own] };
		};
		const others = [
			{ name: "a day later from day 100", plan: fork(100), day: 365 },
			{ name: "a day later from day 200", plan: fork(200), day: 365 },
		];
		const text = writeFlight({ plan, day: 365, beside: { name: "as it was, with all of it", others } });
		expect(plan.actions).toHaveLength(84);
		expect(text.length).toBeLessThan(2048);
		const alone = (one: Plan) => writeFlight({ plan: one, day: 365 }).length;
		expect(text.length).toBeLessThan(alone(plan) + alone(fork(100)) + alone(fork(200)));
	});

	it("take less than 2 KB whatever the day on which a busy year was forked, at whatever level, with settings changed by hand", () => {
		const whole = busyYear();
		const anyDay = fc.integer({ min: 1, max: 364 });
		const anySetting = fc.record({ day: anyDay, window: fc.constantFrom(14, 28, 60, 90) });
		const anyFork = fc.record({
			day: anyDay,
			level: fc.constantFrom(0, 1, 2),
			later: fc.integer({ min: 1, max: 72 }),
			settings: fc.array(anySetting, { maxLength: 6 }),
		});
		fc.assert(
			fc.property(fc.array(anyFork, { minLength: 2, maxLength: 2 }), (forks) => {
				const others = forks.map(({ day, level, later, settings }, i) => {
					const shared = planBefore(whole, hourOf(day)).actions;
					const own = whole.actions
						.slice(shared.length)
						.map((action): Action => ({ ...action, at: action.at + later }));
					const set = settings
						.filter((one) => one.day >= day)
						.map((one): Action => ({ at: hourOf(one.day), do: "set", field: "window", value: one.window }));
					const actions = [...shared, ...[...own, ...set].sort((a, b) => a.at - b.at)];
					return {
						name: `another try, number ${i}`,
						plan: planOf({ ...whole, level, actions } as PlanInput),
						day: 365,
					};
				});
				const flight = { plan: whole, day: 365, beside: { name: "as it was, all of it", others } };
				const text = writeFlight(flight);
				expect(text.length).toBeLessThan(2048);
				expect(readFlight(text)).toEqual({ ok: true, value: flight });
			}),
		);
	});

	it("leave the link of a run without them as it was, so that pages of any age can read it", () => {
		expect(writeFlight({ plan: planOf({ seed: 8 }), day: 40 })).toBe("seed=8&at=40");
	});

	it("are refused in one sentence when a newer page has written them", () => {
		const sentence =
			"it was made by a newer version of Driftworks (form 3, and this page reads up to 2); reload the page to get the newest.";
		expect(error("v=3&name=A&wind=9&at=100|name=B&keep=0&at=60")).toBe(sentence);
		expect(error("seed=8&v=3")).toBe(sentence);
		const race = readRace("v=3&level=0|level=1");
		expect(race).toEqual({ ok: false, error: sentence });
	});

	it("are refused in one sentence when they are wrong", () => {
		const second = (text: string) => error(`v=2&name=A&do=eqo_14&at=100|${text}`);
		expect(second("name=B&keep=2&at=60")).toBe("future 2: keep is “2”; allowed: a whole number from 0 to 1.");
		expect(second("name=B&at=60")).toBe("future 2: keep is “”; allowed: a whole number from 0 to 1.");
		expect(second("name=B&keep=0&at=400")).toBe("future 2: at is “400”; allowed: a whole number from 0 to 365.");
		expect(second("name=A&keep=0")).toBe("future 2: name is “A” twice; allowed: each name once.");
		expect(second("name=%3Cb%3E&keep=0")).toMatch(/^future 2: name is “<b>”; allowed: 1 to 24 letters/);
		expect(second("name=B&keep=0&seed=9")).toBe(
			"future 2: seed is given again; allowed: that of the first future, for all of them.",
		);
		expect(second("name=B&keep=1&do=p1")).toMatch(
			/^future 2: actions .* allowed: actions in the order of their hours\.$/,
		);
		expect(second("name=B&keep=0|name=C&keep=0|name=D&keep=0")).toBe("link has 4 futures; allowed: 1 to 3.");
		expect(error("v=2&name=A&seed=x|name=B&keep=0")).toBe("future 1: seed is “x”; allowed: a number.");
	});

	it("never make the page throw, whatever stands there", () => {
		fc.assert(
			fc.property(fc.array(fc.string()), (parts) => {
				const read = readFlight(parts.join("|"));
				expect(read.ok || /\.$/.test(read.error)).toBe(true);
			}),
		);
	});
});
