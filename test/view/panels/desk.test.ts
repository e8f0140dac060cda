import { describe, expect, it } from "vitest";
import { commitDiff } from "../../../src/engine/query/commit-diff.ts";
import { commitsAtDesk } from "../../../src/engine/query/commits-at-desk.ts";
import { pipelineRuns } from "../../../src/engine/query/pipeline-runs.ts";
import { triggerHistory } from "../../../src/engine/query/trigger-history.ts";
import { isSettled, stageInWords } from "../../../src/view/panels/desk/commit-words.ts";
import { wantedOf } from "../../../src/view/panels/desk/wanted.ts";
import { by, noon, pipelineMakes } from "../../engine/query/logs.ts";
import { event } from "../../ops/events.ts";

const made = (day: number, commit: string) => event(noon(day), "commit.made", { commit, message: `Change ${commit}` });
const check = (pass: boolean) => ({ check: "(a)", pass, sentence: "", value: null, limit: null });
const ci = (day: number, commit: string, pass: boolean) =>
	event(noon(day), "ci.finished", { commit, pass, tests: [check(pass)] });
const cd = (day: number, commit: string, environment: "test" | "pre-production", remaining: number, pass = true) =>
	event(noon(day), "cd.checked", { commit, package: "p", environment, pass, remaining, checks: [check(pass)] });
const works = (day: number, task: string, about: string, until: number) =>
	event(noon(day), "task.started", { role: "ops engineer", task, about, until: noon(until) });
const done = (day: number, task: string, about: string) =>
	event(noon(day), "task.done", { role: "ops engineer", task, about });
const deployed = (day: number, commit: string, environment: "test" | "pre-production" | "production") =>
	event(noon(day), "pipeline.deployed", { commit, package: "p", environment, revision: 1 });

describe("a commit at the desk", () => {
	it("goes at Level 2 from its tests through review, pre-production and approval into production", () => {
		const log = [
			made(1, "a"),
			ci(1, "a", true),
			cd(1, "a", "test", 0),
			works(2, "reviewing", "a", 2),
			done(2, "reviewing", "a"),
			cd(3, "a", "pre-production", 1),
			cd(4, "a", "pre-production", 0),
			works(5, "approving", "a", 6),
			deployed(6, "a", "production"),
		];
		const words = log.map((_, i) => commitsAtDesk(log.slice(0, i + 1), 2).map(stageInWords)[0]);
		expect(words).toEqual([
			"CI is testing it",
			"CI is testing it",
			"tests green, waits to be merged",
			"in review until day 2",
			"merged, on its way through pre-production",
			"merged, in pre-production, 1 to go",
			"passed pre-production, waits for approval",
			"being approved until day 6",
			"in production since day 6",
		]);
	});

	it("goes at Level 1 through a test by hand and the queue of IT, and may be looked into and taken out", () => {
		const queued = event(noon(3), "task.queued", {
			role: "ops engineer",
			task: "deploying the pipeline",
			about: "a",
			startsAt: noon(10),
			until: noon(11),
		});
		const log = [
			made(1, "a"),
			works(2, "testing by hand", "a", 3),
			queued,
			works(10, "deploying the pipeline", "a", 11),
			deployed(11, "a", "production"),
			works(12, "looking for what broke", "a", 15),
			event(noon(15), "commit.reverted", { commit: "a", revision: 2, because: "It broke." }),
		];
		const words = log.map((_, i) => commitsAtDesk(log.slice(0, i + 1), 1).map(stageInWords)[0]);
		expect(words).toEqual([
			"nobody has taken it up",
			"tried by hand until day 3",
			"in the IT queue until day 10",
			"being deployed until day 11",
			"in production since day 11",
			"in production; people look for what broke until day 15",
			"taken out on day 15",
		]);
	});

	it("is settled in production and when it is out of the way", () => {
		const log = [
			made(1, "a"),
			made(1, "b"),
			made(1, "c"),
			deployed(2, "a", "production"),
			event(noon(3), "commit.refused", { commit: "b", because: "" }),
		];
		expect(commitsAtDesk(log, 2).map(isSettled)).toEqual([true, true, false]);
	});

	it("stays refused, whatever work on it was begun before", () => {
		const log = [
			made(1, "a"),
			works(2, "reviewing", "a", 3),
			event(noon(2), "commit.refused", { commit: "a", because: "No." }),
			done(3, "reviewing", "a"),
		];
		expect(commitsAtDesk(log, 2)[0]).toMatchObject({ stage: "refused", because: "No." });
	});
});

describe("the one thing that waits for a hand", () => {
	const still = [
		by("trigger", 3, noon(9), "pipeline.triggered", {
			trigger: "schedule",
			reason: "",
			revision: 0,
			environment: "production",
			window: 28,
		}),
		by("pipeline", 3, noon(9) + 1, "pipeline.stopped", { step: "validation", because: "Schema skew." }),
	];
	const commits = [
		made(1, "green"),
		ci(1, "green", true),
		cd(1, "green", "test", 0),
		made(2, "passed"),
		deployed(3, "passed", "pre-production"),
		cd(4, "passed", "pre-production", 0),
	];
	const wanted = (log: Parameters<typeof pipelineRuns>[0]) => wantedOf(pipelineRuns(log), commitsAtDesk(log, 2));

	it("is a run that stands still, then an approval, then a merge, then nothing", () => {
		expect(wanted([...commits, ...still])).toEqual({ do: "resume" });
		expect(wanted(commits)).toEqual({ do: "approve", commit: "passed" });
		expect(wanted(commits.slice(0, 3))).toEqual({ do: "merge", commit: "green" });
		expect(wanted(commits.slice(0, 1))).toBeNull();
	});

	it("is the oldest commit that nobody has taken up, at Level 1", () => {
		expect(wantedOf([], commitsAtDesk([made(1, "a"), made(2, "b")], 1))).toEqual({ do: "release", commit: "a" });
	});
});

describe("what a trigger has done", () => {
	it("is how often it started a run, when last, and how often it was passed over", () => {
		const skipped = event(noon(12), "pipeline.skipped", { trigger: "schedule", reason: "", because: "cooldown" });
		const log = [
			...pipelineMakes(1, 2, 5),
			...pipelineMakes(2, 3, 8, { trigger: "performance" }),
			...pipelineMakes(3, 4, 11),
			skipped,
		];
		expect(triggerHistory(log, "schedule")).toEqual({ started: 2, last: noon(11), passedOver: 1 });
		expect(triggerHistory(log, "new data")).toEqual({ started: 0, last: null, passedOver: 0 });
	});
});

describe("the change that a commit makes", () => {
	const changed = (log: Parameters<typeof commitDiff>[0]) =>
		commitDiff(log, "wider-network").flatMap(({ file, lines }) =>
			lines.filter(({ sign }) => sign !== " ").map(({ sign, text }) => `${file} ${sign}${text.trim()}`),
		);

	it("is that of the files in production now, and once merged that of the files it came into", () => {
		const lines = ["training.yaml -hidden: [16, 8]", "training.yaml +hidden: [24, 12]"];
		const merged = event(noon(3), "commit.merged", { commit: "wider-network", revision: 1 });
		expect(changed([made(1, "wider-network")])).toEqual(lines);
		expect(changed([made(1, "wider-network"), merged])).toEqual(lines);
	});
});
