import { describe, expect, it, vi } from "vitest";
import { dayOf, hourOf } from "../../../src/core/clock.ts";
import { CiCd } from "../../../src/ops/source/ci-cd.ts";
import { codeOf } from "../../../src/ops/source/code-of.ts";
import { packageOf } from "../../../src/ops/source/package-of.ts";
import { FIRST_CODE } from "../../../src/ops/source/pipeline-code.ts";
import { calmWorld } from "../shop.ts";
import { storeOf } from "../stores.ts";
import { CodeDesk } from "./code-desk.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const data = storeOf(calmWorld, 60);

/** A Monday morning on which `commits` are made; an hour later CI and the first checks of CD have spoken. */
async function morning(commits: readonly string[], options: ConstructorParameters<typeof CodeDesk>[1] = {}) {
	const desk = new CodeDesk((host) => new CiCd(host), { data, ...options });
	await desk.until(hourOf(21) + 9);
	for (const id of commits) desk.commit(id);
	await desk.until(desk.now + 1);
	return desk;
}

const ask = (desk: CodeDesk, what: "merge" | "approve" | "refuse" | "revert", commit: string) =>
	desk.delivery.request({ at: desk.now, do: what, commit });

async function inProduction(commit: string): Promise<CodeDesk> {
	const desk = await morning([commit], { policy: { review: "automatic", approval: "automatic" } });
	await desk.settle();
	return desk;
}

describe("the way of a good commit", () => {
	it("is tested at once, packed, checked, reviewed, run in pre-production, approved and deployed, each on the log", async () => {
		const desk = await morning(["after-16"]);
		expect(desk.story("after-16")).toEqual([
			"commit.made",
			"ci.finished",
			"package.built",
			"pipeline.deployed test",
			"cd.checked test",
		]);
		const [ci] = desk.of("ci.finished");
		// One training on 2,000 rows, and 300 steps on 16 rows.
		expect(ci).toMatchObject({ t: hourOf(21) + 9.5, pass: true, cost: 1.3 });
		expect(ci?.tests).toHaveLength(6);
		expect(desk.of("package.built")[0]?.package).toBe(packageOf(codeOf(["after-16"])).hash);
		await desk.settle();
		expect(desk.runs).toEqual([]);

		expect(ask(desk, "merge", "after-16")).toBeNull();
		await desk.settle();
		expect(desk.story("after-16").slice(5)).toEqual([
			"pipeline.deployed pre-production",
			"cd.checked pre-production",
			"cd.checked pre-production",
		]);
		expect(desk.of("cd.checked").map(({ remaining }) => remaining)).toEqual([0, 1, 0]);
		expect(desk.runs.map(({ environment }) => environment)).toEqual(["pre-production", "pre-production"]);
		const [first, second] = desk.of("pipeline.triggered").map(({ t }) => dayOf(t));
		expect(second).toBe((first ?? 0) + 1);
		expect(desk.delivery.code).toEqual(FIRST_CODE);

		expect(ask(desk, "approve", "after-16")).toBeNull();
		await desk.settle();
		expect(desk.story("after-16").slice(8)).toEqual(["commit.merged", "pipeline.deployed production"]);
		expect(desk.runs.at(-1)).toMatchObject({ environment: "production", revision: 1, code: codeOf(["after-16"]) });
		expect(desk.delivery).toMatchObject({ revision: 1, code: codeOf(["after-16"]) });
		const hours = desk.of("task.done").map(({ role, task, hours: spent }) => `${role} ${task} ${spent}`);
		expect(hours).toEqual(["data scientist reviewing 1", "ops engineer approving 1"]);
	});

	it("goes by itself where the policy says so, through as many runs as it says", async () => {
		const policy = { review: "automatic", approval: "automatic", preProductionRuns: 4 } as const;
		const desk = await morning(["after-16"], { policy });
		await desk.settle();
		expect(desk.delivery.revision).toBe(1);
		expect(desk.runs.map(({ environment }) => environment)).toEqual([
			...new Array(4).fill("pre-production"),
			"production",
		]);
		expect(desk.of("task.done")).toEqual([]);
		expect(ask(desk, "merge", "after-16")).toBeNull();
		expect(ask(desk, "approve", "after-16")).toBeNull();
	});

	it("waits behind the one that was merged before it, and is tested again on top of it", async () => {
		const policy = { review: "automatic", approval: "automatic" } as const;
		const desk = await morning(["wider-network", "after-16"], { policy });
		await desk.settle();
		expect(desk.delivery.code).toEqual(codeOf(["wider-network", "after-16"]));
		expect(desk.of("ci.finished").map(({ commit }) => commit)).toEqual(["wider-network", "after-16", "after-16"]);
		const entered = desk.of("pipeline.deployed").filter(({ environment }) => environment === "pre-production");
		const merged = desk.of("commit.merged");
		expect(entered[1]?.t).toBeGreaterThan(merged[0]?.t ?? Number.POSITIVE_INFINITY);
	});
});

describe("a bad commit", () => {
	it("with a red test costs its author two hours, and is refused for what the test measured", async () => {
		const desk = await morning(["fast-learning"]);
		expect(ask(desk, "merge", "fast-learning")).toBe("Commit fast-learning cannot be merged: its tests are red.");
		await desk.settle();
		expect(desk.story("fast-learning")).toEqual(["commit.made", "ci.finished", "commit.refused"]);
		expect(desk.of("commit.refused")[0]?.because).toMatch(/^\(c\) Training converges: Loss \.\d+ on 2,000 rows/);
		expect(desk.of("task.done")).toMatchObject([{ role: "data scientist", hours: 2 }]);
	});

	it("that only CD can see is refused in the test environment", async () => {
		const desk = await morning(["slow-lookup", "new-package"]);
		await desk.settle();
		for (const id of ["slow-lookup", "new-package"]) {
			expect(desk.story(id)).toEqual([
				"commit.made",
				"ci.finished",
				"package.built",
				"pipeline.deployed test",
				"cd.checked test",
				"commit.refused",
			]);
		}
	});

	it("whose model is refused in pre-production goes no further", async () => {
		const desk = await morning(["drop-rural"], { outcome: () => "refused" });
		ask(desk, "merge", "drop-rural");
		await desk.settle();
		expect(desk.of("commit.refused")).toMatchObject([{ commit: "drop-rural", because: "It was refused." }]);
		expect(desk.delivery.code).toEqual(FIRST_CODE);
	});

	it("a run that stops is tried again the next day, and at the third time the commit is refused", async () => {
		const desk = await morning(["after-16"], { outcome: () => "stopped" });
		ask(desk, "merge", "after-16");
		await desk.settle();
		expect(desk.runs).toHaveLength(3);
		expect(desk.of("commit.refused")).toHaveLength(1);
	});
});

describe("taking a commit out of production", () => {
	it("a person's wish takes an hour; its models go, and the pipeline runs without it", async () => {
		const desk = await inProduction("after-16");
		expect(ask(desk, "revert", "after-16")).toBeNull();
		await desk.settle();
		expect(desk.of("commit.reverted")).toMatchObject([{ commit: "after-16", revision: 2 }]);
		expect(desk.rolledBack).toEqual([1]);
		expect(desk.runs.at(-1)).toMatchObject({ code: FIRST_CODE, revision: 2, environment: "production" });
	});

	const rolledBack = (desk: CodeDesk, rehearsal: boolean, version = 2) =>
		desk.record("cd", "model.rolled-back", { version, to: 1, because: "A guardrail broke.", rehearsal, minutes: 10 });

	it("a guardrail that takes its model out takes the commit with it; a rehearsal, an older model or an old commit does not", async () => {
		const guarded = await inProduction("after-16");
		rolledBack(guarded, false);
		await guarded.settle();
		expect(guarded.of("commit.reverted")).toMatchObject([{ because: "A guardrail broke.", actor: "cd" }]);
		const rehearsed = await inProduction("after-16");
		rolledBack(rehearsed, true);
		await rehearsed.settle();
		const older = await inProduction("after-16");
		rolledBack(older, false, 1);
		await older.settle();
		const late = await inProduction("after-16");
		await late.until(late.now + hourOf(22));
		rolledBack(late, false);
		await late.settle();
		for (const desk of [rehearsed, older, late]) expect(desk.of("commit.reverted")).toEqual([]);
	});
});

describe("what a person may say", () => {
	it("refuses a commit anywhere before production; the next in line goes on", async () => {
		const desk = await morning(["wider-network", "after-16"], { policy: { review: "automatic" } });
		await desk.settle();
		expect(ask(desk, "approve", "after-16")).toBe(
			"Commit after-16 cannot be approved: it has not passed pre-production yet.",
		);
		expect(ask(desk, "refuse", "wider-network")).toBeNull();
		await desk.settle();
		expect(ask(desk, "approve", "after-16")).toBeNull();
		await desk.settle();
		expect(desk.delivery.code).toEqual(codeOf(["after-16"]));
		expect(ask(desk, "refuse", "wider-network")).toMatch(/cannot be refused: it was refused or reverted\.$/);
	});

	it("is told in one sentence what cannot be done", async () => {
		const desk = await morning(["after-16"]);
		expect(ask(desk, "merge", "tidy-up")).toBe("There is no commit tidy-up yet.");
		expect(ask(desk, "approve", "after-16")).toBe("Commit after-16 cannot be approved: it has not been merged yet.");
		expect(ask(desk, "revert", "after-16")).toBe("Commit after-16 is not in production.");
		expect(desk.delivery.request({ at: 0, do: "release", commit: "after-16" })).toMatch(
			/^At Level 2 a commit is merged/,
		);
	});
});
