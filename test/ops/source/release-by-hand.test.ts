import { describe, expect, it } from "vitest";
import { addWorkingHours, dayOf, hourOf } from "../../../src/core/clock.ts";
import { COMMITS } from "../../../src/ops/commits/catalogue.ts";
import { codeOf } from "../../../src/ops/source/code-of.ts";
import { FOUND_BY_HAND, testByHand } from "../../../src/ops/source/manual-test.ts";
import { FIRST_CODE } from "../../../src/ops/source/pipeline-code.ts";
import { ReleaseByHand } from "../../../src/ops/source/release-by-hand.ts";
import { CodeDesk } from "./code-desk.ts";

type Options = ConstructorParameters<typeof CodeDesk>[1];

/** A Monday morning on which `commits` are made. */
async function morning(commits: readonly string[], options?: Options): Promise<CodeDesk> {
	const desk = new CodeDesk((host) => new ReleaseByHand(host), options);
	await desk.until(9);
	for (const id of commits) desk.commit(id);
	return desk;
}

const release = (desk: CodeDesk, commit: string) => desk.delivery.request({ at: desk.now, do: "release", commit });
const alert = (desk: CodeDesk) =>
	desk.record("monitor", "alert.raised", {
		day: dayOf(desk.now),
		about: "performance",
		sentence: "It is right less often.",
	});

describe("a release by hand", () => {
	it("is tested for a day, waits six to ten working days for IT, and is deployed in half a day; then the pipeline runs", async () => {
		for (let seed = 0; seed < 20; seed++) {
			const desk = await morning(["after-16"], { seed });
			expect(release(desk, "after-16")).toBeNull();
			await desk.settle();
			expect(desk.story("after-16")).toEqual([
				"commit.made",
				"commit.tested-by-hand",
				"commit.merged",
				"pipeline.deployed production",
			]);
			const [tested] = desk.of("commit.tested-by-hand");
			expect(tested?.t).toBe(17);
			const [deployed] = desk.of("pipeline.deployed");
			const waits = [6, 7, 8, 9, 10].map((days) => addWorkingHours(17, 8 * days + 4));
			expect(waits).toContain(deployed?.t);
			expect(desk.runs).toMatchObject([{ revision: 1, environment: "production" }]);
			expect(desk.delivery.code).toEqual(codeOf(["after-16"]));
			expect(desk.delivery.revision).toBe(1);
		}
	});

	it("begins when the one before it is deployed", async () => {
		const desk = await morning(["wider-network", "after-16"]);
		release(desk, "wider-network");
		release(desk, "after-16");
		await desk.settle();
		const [first] = desk.of("pipeline.deployed");
		const [, second] = desk.of("commit.tested-by-hand");
		expect(second?.t).toBeGreaterThan(first?.t ?? Number.POSITIVE_INFINITY);
		expect(desk.delivery.code).toEqual(codeOf(["wider-network", "after-16"]));
	});

	it("finds three bad commits in ten, the same ones whoever looks, and never a good one", () => {
		let found = 0;
		let bad = 0;
		for (let seed = 0; seed < 100; seed++) {
			for (const { id, kind } of COMMITS) {
				const pass = testByHand({ seed, record: () => undefined }, id);
				if (kind === "bad") bad++;
				if (!pass) {
					found++;
					expect(kind).toBe("bad");
				}
			}
		}
		// Standard error over 800 bad commits: .016.
		expect(Math.abs(found / bad - FOUND_BY_HAND)).toBeLessThan(3 * 0.016);
	});

	it("ends with the test when something is found", async () => {
		const desk = await morning(["slow-lookup"], { seed: seedThatFinds("slow-lookup") });
		release(desk, "slow-lookup");
		await desk.settle();
		expect(desk.story("slow-lookup")).toEqual(["commit.made", "commit.tested-by-hand", "commit.refused"]);
		expect(desk.delivery.code).toEqual(FIRST_CODE);
		expect(release(desk, "slow-lookup")).toBe("Commit slow-lookup was refused when it was tested by hand.");
	});
});

function seedThatFinds(commit: string, found = true): number {
	for (let seed = 0; seed < 100; seed++) {
		if (testByHand({ seed, record: () => undefined }, commit) !== found) return seed;
	}
	throw new Error("no such seed");
}

/** A bad commit that nobody found is in production, its model answers. */
async function released(commit: string, options: Options = {}): Promise<CodeDesk> {
	const desk = await morning([commit], { seed: seedThatFinds(commit, false), ...options });
	release(desk, commit);
	while (desk.of("model.deployed").length + desk.of("commit.reverted").length === 0 && desk.now < 1000)
		await desk.until(desk.now + 1);
	return desk;
}

describe("a release that does harm", () => {
	it("is looked for by two people for three days, taken out with its models, and the pipeline runs without it", async () => {
		const desk = await released("carrier-order");
		await desk.until(24 * 7 * Math.ceil(desk.now / 168) + 9);
		const at = desk.now;
		alert(desk);
		alert(desk);
		await desk.settle();
		const [reverted] = desk.of("commit.reverted");
		expect(reverted).toMatchObject({ t: addWorkingHours(at, 24), commit: "carrier-order", revision: 2 });
		expect(desk.of("commit.reverted")).toHaveLength(1);
		expect(desk.rolledBack).toEqual([1]);
		expect(desk.runs.at(-1)).toMatchObject({ code: FIRST_CODE, revision: 2, environment: "production" });
		const ticket = desk.of("task.done").filter(({ task }) => task === "looking for what broke");
		expect(ticket.map(({ role, hours }) => `${role} ${hours}`)).toEqual(["data scientist 24", "ops engineer 24"]);
	});

	it("is looked for as well when its pipeline gives no model, and when its model does not start", async () => {
		const refused = await released("fast-learning", {
			outcome: ({ revision }) => (revision === 1 ? "refused" : "registered"),
		});
		expect(refused.of("commit.reverted")).toMatchObject([{ because: "The pipeline gave no model: It was refused." }]);
		const desk = await released("new-package");
		desk.record("pipeline", "deployment.failed", { version: 2, because: "A package is missing." });
		await desk.settle();
		expect(desk.of("commit.reverted")).toHaveLength(1);
	});

	it("is not suspected after three weeks, nor for a model that older code made, nor for other alerts", async () => {
		const late = await released("carrier-order");
		await late.until(late.now + hourOf(22));
		alert(late);
		const older = await released("carrier-order");
		older.record("ops engineer", "model.deployed", { version: 1, replaces: 2, skew: null });
		alert(older);
		const other = await released("carrier-order");
		other.record("monitor", "alert.raised", { day: 20, about: "value skew", sentence: "" });
		for (const desk of [late, older, other]) {
			await desk.settle();
			expect(desk.of("commit.reverted")).toEqual([]);
		}
	});

	it("a good one that was taken out by mistake comes again two weeks later, once", async () => {
		const desk = await released("after-16");
		alert(desk);
		while (desk.delivery.revision < 3) await desk.until(desk.now + 1);
		const [reverted] = desk.of("commit.reverted");
		const again = desk.of("commit.tested-by-hand")[1];
		expect((again?.t ?? 0) - (reverted?.t ?? 0)).toBeGreaterThanOrEqual(hourOf(14));
		await desk.until(desk.now + 2);
		alert(desk);
		await desk.settle();
		expect(desk.of("commit.reverted")).toHaveLength(2);
		expect(desk.of("commit.tested-by-hand")).toHaveLength(2);
		expect(desk.delivery.code).toEqual(FIRST_CODE);
	});

	it("holds the next deployment up until it is out", async () => {
		const desk = await released("carrier-order");
		desk.commit("after-16");
		release(desk, "after-16");
		while (desk.of("commit.tested-by-hand").length < 2) await desk.until(desk.now + 1);
		await desk.until(desk.now + hourOf(4));
		alert(desk);
		await desk.settle();
		const merged = desk.of("commit.merged").at(-1);
		expect(merged).toMatchObject({ commit: "after-16", revision: 3 });
		expect(desk.delivery.code).toEqual(codeOf(["after-16"]));
	});
});

describe("what cannot be done", () => {
	it("is said in one sentence", async () => {
		const desk = await morning(["wider-network"]);
		expect(release(desk, "after-16")).toBe("There is no commit after-16 yet.");
		release(desk, "wider-network");
		expect(release(desk, "wider-network")).toBe("Commit wider-network is being released.");
		const revert = () => desk.delivery.request({ at: desk.now, do: "revert", commit: "wider-network" });
		expect(revert()).toBe("Commit wider-network is not in production.");
		await desk.settle();
		expect(release(desk, "wider-network")).toBe("Commit wider-network is in production already.");
		expect(desk.delivery.request({ at: 0, do: "merge", commit: "wider-network" })).toMatch(
			/^At Level 1 code is released/,
		);
		expect(revert()).toBeNull();
		await desk.settle();
		expect(desk.delivery.code).toEqual(FIRST_CODE);
	});
});
