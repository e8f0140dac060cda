import { beforeAll, describe, expect, it } from "vitest";
import { badCommits, commitFates } from "../../src/engine/query/commit-fates.ts";
import { incidents } from "../../src/engine/query/incidents.ts";
import { responses } from "../../src/engine/query/response.ts";
import { businessLoss, humanHours } from "../../src/engine/query/totals.ts";
import { eventsOf, type OpsEvent } from "../../src/ops/events.ts";
import { mean, meanOfKnown, race, SEEDS } from "./years.ts";

/** What is kept of a year: the whole log of sixty would be too much. */
const kept = (events: OpsEvent[]) => ({
	loss: businessLoss(events),
	hours: humanHours(events),
	detected: incidents(events).map(({ start, detected }) => (detected === null ? null : detected - start)),
	noticed: responses(events).map(({ detectedAfter }) => detectedAfter !== null),
	bad: badCommits(events),
	fates: commitFates(events),
	red: eventsOf(events, "ci.finished").filter(({ pass }) => !pass),
});

describe("the default year with its commits, the same storm at three levels, twenty seeds", () => {
	const years: ReturnType<typeof kept>[][] = [];
	const lane = (level: 0 | 1 | 2) => years.map((levels) => levels[level] as ReturnType<typeof kept>);

	beforeAll(async () => {
		for (const seed of SEEDS) {
			const logs = await race(...([0, 1, 2] as const).map((level) => ({ level, seed, commits: "default" as const })));
			years.push(logs.map(kept));
		}
	}, 1_200_000);

	it("Level 1 loses less than Level 0 on every seed", () => {
		for (const [zero, one] of years) expect(one?.loss).toBeLessThan(zero?.loss as number);
	});

	it("Level 2 loses less than Level 1 on at least eighteen of twenty", () => {
		const better = years.filter(([, one, two]) => (two?.loss as number) < (one?.loss as number));
		expect(better.length).toBeGreaterThanOrEqual(18);
	});

	it("people's hours fall at each level", () => {
		const hours = ([0, 1, 2] as const).map((level) => mean(lane(level).map((year) => year.hours)));
		expect(hours[1]).toBeLessThan(hours[0] as number);
		expect(hours[2]).toBeLessThan(hours[1] as number);
	});

	it("a fall of quality is noticed after weeks at Level 0, after days from Level 1 on", () => {
		const days = ([0, 1, 2] as const).map((level) => meanOfKnown(lane(level).flatMap((year) => year.detected)));
		expect(days[0]).toBeGreaterThanOrEqual(14);
		expect(days[1]).toBeLessThan(7);
		expect(days[2]).toBeLessThan(7);
	});

	it("where monitors call, no smaller share of the drifts is noticed, before the next one begins, than where nobody looks", () => {
		const shares = ([0, 1, 2] as const).map((level) => mean(lane(level).flatMap(({ noticed }) => noticed.map(Number))));
		// Levels 1 and 2 have the same monitors, and what hurts less is heard less: nothing is promised between these two.
		expect(shares[1]).toBeGreaterThanOrEqual(shares[0] as number);
		expect(shares[2]).toBeGreaterThanOrEqual(shares[0] as number);
	});

	it("at Level 2 at least nine of ten bad commits stop before production, by a test or a check that ran", () => {
		const all = lane(2).map((year) => year.bad);
		const made = all.reduce((sum, { made }) => sum + made, 0);
		const stopped = all.reduce((sum, { stopped }) => sum + stopped, 0);
		expect(made).toBe(8 * SEEDS.length);
		expect(stopped / made).toBeGreaterThanOrEqual(0.9);
		for (const { fates } of lane(2)) {
			for (const { kind, stopped } of fates) {
				if (kind === "bad" && stopped) expect(["CI", "CD", "pre-production"]).toContain(stopped.by);
			}
		}
	});

	it("CI refuses no good commit, and no neutral one", () => {
		const good = lane(2).flatMap(({ fates }) => fates.filter(({ kind }) => kind !== "bad").map(({ commit }) => commit));
		expect(good.length).toBe(4 * SEEDS.length);
		const bad = new Set(
			lane(2).flatMap(({ fates }) => fates.flatMap(({ kind, commit }) => (kind === "bad" ? commit : []))),
		);
		for (const { red } of lane(2)) for (const { commit } of red) expect(bad).toContain(commit);
	});
});
