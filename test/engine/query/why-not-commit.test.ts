import { describe, expect, it } from "vitest";
import { hourOf } from "../../../src/core/clock.ts";
import { randomStream } from "../../../src/core/random.ts";
import { planOf } from "../../../src/engine/plan.ts";
import { commitsAtDesk, type DeskCommit } from "../../../src/engine/query/commits-at-desk.ts";
import { serviceHistory } from "../../../src/engine/query/service-history.ts";
import { whyNotChange, whyNotRelease, whyNotTakeBack } from "../../../src/engine/query/why-not-commit.ts";
import { Simulation } from "../../../src/engine/simulation.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import type { NewAction } from "../../../src/ops/actions.ts";
import { eventsOf } from "../../../src/ops/events.ts";

const DAYS = 200;

/** How often a day what can be done is done. */
const CHANCE = { release: 0.4, merge: 0.4, approve: 0.4, revert: 0.1, refuse: 0.03 };

type CommitAction = Extract<NewAction, { do: keyof typeof CHANCE }>;

/** What the engine says to `action` now: the reason of its refusal, or null when it takes it up. */
async function answer(run: Simulation, action: NewAction): Promise<string | null> {
	const before = eventsOf(run.events, "action.refused").length;
	run.act({ ...action, at: run.now } as Parameters<Simulation["act"]>[0]);
	await run.settle();
	return eventsOf(run.events, "action.refused")[before]?.reason ?? null;
}

/** Every day, every action on every commit: what the desk says beforehand, and what the engine says to it. */
async function askedEveryDay(
	level: 1 | 2,
	expected: (
		commit: DeskCommit,
		all: readonly DeskCommit[],
		released: ReadonlyMap<string, number>,
	) => [CommitAction, string | null][],
) {
	const plan = planOf({ level, seed: 5, days: DAYS, ordersPerDay: 150, commits: "default", drifts: [] });
	const run = await Simulation.open(plan, { trainer: cpuTrainer() });
	const chance = randomStream(11, "hand");
	const released = new Map<string, number>();
	const refused = new Set<string>();
	const taken = new Set<string>();
	for (let day = 1; day < DAYS; day++) {
		// At midnight, as the page does: nobody's work ends then.
		await run.advance(hourOf(day));
		for (const { commit } of commitsAtDesk(run.events, level)) {
			const now = () => commitsAtDesk(run.events, level);
			for (const [action] of expected(now().find((one) => one.commit === commit) as DeskCommit, now(), released)) {
				const one = now().find((each) => each.commit === commit) as DeskCommit;
				const reason = expected(one, now(), released).find(([other]) => other.do === action.do)?.[1];
				// What can be done is done now and then only, so that every state is met.
				if (reason === null && chance.uniform() > CHANCE[action.do]) continue;
				expect(await answer(run, action), `day ${day}, ${action.do} ${commit}, ${one.stage}`).toBe(reason);
				if (reason === null) taken.add(action.do);
				else refused.add(`${action.do} ${one.stage}`);
				if (action.do === "release" && reason === null) released.set(commit, run.now);
			}
		}
	}
	return { run, refused, taken };
}

describe("what the desk says beforehand is what the engine says", () => {
	it("of releases by hand at Level 1", async () => {
		const { taken, refused } = await askedEveryDay(1, (commit, all, released) => [
			[
				{ do: "release", commit: commit.commit },
				whyNotRelease(commit, (released.get(commit.commit) ?? -1) >= commit.since),
			],
			[{ do: "revert", commit: commit.commit }, whyNotTakeBack(commit, all)],
		]);
		expect([...taken].sort()).toEqual(["release", "revert"]);
		for (const state of ["release IT queue", "release production", "revert made", "revert being taken out"]) {
			expect(refused).toContain(state);
		}
	});

	it("of merges, refusals, approvals and reverts at Level 2", async () => {
		const { taken, refused } = await askedEveryDay(2, (commit) =>
			(["merge", "approve", "revert", "refuse"] as const).map((action) => [
				{ do: action, commit: commit.commit },
				whyNotChange(action, commit),
			]),
		);
		expect([...taken].sort()).toEqual(["approve", "merge", "refuse", "revert"]);
		for (const state of ["merge red", "merge production", "approve reviewing", "refuse production", "revert refused"]) {
			expect(refused).toContain(state);
		}
	});
});

describe("the versions that were in service", () => {
	it("are those to which the engine rolls back, one after the other, until there is none before", async () => {
		const plan = planOf({ level: 1, seed: 2, days: 90, ordersPerDay: 150, drifts: [] });
		const run = await Simulation.open(plan, { trainer: cpuTrainer() });
		await run.advance(hourOf(80));
		expect(serviceHistory(run.events).length).toBeGreaterThan(2);
		while (serviceHistory(run.events).length > 1) {
			const before = serviceHistory(run.events).at(-2);
			expect(await answer(run, { do: "roll-back" })).toBeNull();
			expect(run.desk.live).toBe(before);
			expect(serviceHistory(run.events).at(-1)).toBe(before);
		}
		expect(await answer(run, { do: "roll-back" })).toBe("There is no version before this one to go back to.");
	});
});
