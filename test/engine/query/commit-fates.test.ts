import { describe, expect, it } from "vitest";
import { badCommits, commitFates, countFates } from "../../../src/engine/query/commit-fates.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { event } from "../../ops/events.ts";
import { logOf, noon } from "./logs.ts";

const check = (name: string, pass: boolean) => ({ check: name, pass, sentence: "", value: null, limit: null });
const made = (day: number, commit: string) => event(noon(day), "commit.made", { commit, message: "" });
const ci = (day: number, commit: string, pass: boolean) =>
	event(noon(day), "ci.finished", { commit, pass, tests: [check("features", true), check("finite numbers", pass)] });
const cd = (day: number, commit: string) =>
	event(noon(day), "cd.checked", {
		commit,
		package: "p",
		environment: "pre-production",
		remaining: 0,
		pass: false,
		checks: [check("load", false), check("packages", false), check("contract", true)],
	});
const released = (day: number, commit: string, revision: number): OpsEvent[] => [
	event(noon(day), "commit.merged", { commit, revision }),
	event(noon(day), "pipeline.deployed", { commit, package: "p", environment: "production", revision }),
];
const refused = (day: number, commit: string) => event(noon(day), "commit.refused", { commit, because: "Red." });

const log = logOf(
	[made(1, "log-load"), ci(1, "log-load", false), refused(2, "log-load")],
	[made(10, "slow-lookup"), ci(10, "slow-lookup", true), cd(12, "slow-lookup")],
	[made(20, "drop-rural"), ci(20, "drop-rural", true), ...released(24, "drop-rural", 1)],
	event(noon(40), "commit.reverted", { commit: "drop-rural", revision: 2, because: "It does harm." }),
	[made(50, "after-16"), ci(50, "after-16", true), ...released(54, "after-16", 3)],
	[
		made(60, "new-package"),
		event(noon(61), "commit.tested-by-hand", { commit: "new-package", pass: false, sentence: "No." }),
	],
	[made(70, "carrier-order")],
);

describe("the fate of a commit", () => {
	it("is what stopped it first, or the change of production that brought it", () => {
		const fates = commitFates(log).map(({ commit, kind, stopped, reached, reverted }) => [
			commit,
			kind,
			stopped && `${stopped.by}: ${stopped.what}`,
			reached?.t ?? null,
			reverted?.t ?? null,
		]);
		expect(fates).toEqual([
			["log-load", "bad", "CI: finite numbers", null, null],
			["slow-lookup", "bad", "CD: load, packages", null, null],
			["drop-rural", "bad", null, noon(24), noon(40)],
			["after-16", "good", null, noon(54), null],
			["new-package", "bad", "test by hand: No.", null, null],
			["carrier-order", "bad", null, null, null],
		]);
	});

	it("is a refusal where nothing but a person said no", () => {
		const [fate] = commitFates([made(1, "tidy-up"), ci(1, "tidy-up", true), refused(3, "tidy-up")]);
		expect(fate).toMatchObject({ kind: "neutral", stopped: { by: "refusal", what: "Red." } });
	});
});

describe("a commit that was stopped without a test", () => {
	const [by, what] = ["pre-production", "The model was refused by its validation."];
	it("was refused by a run in pre-production, or broke what it was pasted into", () => {
		const cdRefused = {
			...event(noon(9), "commit.refused", { commit: "drop-rural", because: what }),
			actor: "cd" as const,
		};
		const log = [made(1, "drop-rural"), ci(1, "drop-rural", true), cdRefused];
		expect(commitFates(log)[0]?.stopped).toMatchObject({ by, what });
		const because = "The image of the service lacks geo-index.";
		const broke = [
			made(1, "new-package"),
			event(noon(5), "commit.merged", { commit: "new-package", revision: 1 }),
			event(noon(9), "commit.reverted", { commit: "new-package", revision: 2, because }),
		];
		expect(commitFates(broke)[0]).toMatchObject({
			reached: null,
			reverted: null,
			stopped: { by: "breakage", what: because },
		});
	});
});

describe("a commit that was taken out and brought again", () => {
	it("is in production", () => {
		const out = event(noon(20), "commit.reverted", { commit: "after-16", revision: 2, because: "Suspected." });
		const log = [made(1, "after-16"), ...released(5, "after-16", 1), out];
		expect(commitFates(log)[0]?.reverted).toBe(out);
		expect(commitFates([...log, ...released(40, "after-16", 3)])[0]).toMatchObject({
			reached: { t: noon(5) },
			reverted: null,
		});
	});
});

describe("bad commits", () => {
	it("are those stopped, those that came through, and those still on their way", () => {
		expect(badCommits(log)).toEqual({ made: 5, stopped: 3, reached: 1 });
		expect(badCommits([])).toEqual({ made: 0, stopped: 0, reached: 0 });
		const { bad, badStopped, badReached, badOpen, reached, reverted } = countFates(log);
		expect([bad, badStopped, badReached, badOpen]).toEqual([5, 3, 1, 1]);
		const fates = commitFates(log);
		expect(reached).toBe(fates.filter((fate) => fate.reached !== null).length);
		expect(reverted).toBe(fates.filter((fate) => fate.reverted !== null).length);
		for (let end = 0; end <= log.length; end++) {
			const { made: all, stopped, reached } = badCommits(log.slice(0, end));
			expect(stopped + reached).toBeLessThanOrEqual(all);
		}
	});
});
