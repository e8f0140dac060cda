import { describe, expect, it } from "vitest";
import { codeChanges } from "../../../src/engine/query/code-changes.ts";
import type { Environment, OpsEvent } from "../../../src/ops/events.ts";
import { event, servedOn } from "../../ops/events.ts";
import { by, deployed, firstModel, logOf, madeByHand, noon, pipelineDeploys, pipelineMakes } from "./logs.ts";

const commit = (day: number, id: string) => event(noon(day), "commit.made", { commit: id, message: "" });
const merged = (day: number, id: string, revision: number) =>
	event(noon(day), "commit.merged", { commit: id, revision });
const pipeline = (day: number, id: string | null, revision: number, environment: Environment = "production") =>
	event(noon(day), "pipeline.deployed", { commit: id, package: "p", environment, revision });
const reverted = (day: number, id: string, revision: number) =>
	event(noon(day), "commit.reverted", { commit: id, revision, because: "It does harm." });
const told = (...parts: Parameters<typeof logOf>) =>
	codeChanges(logOf(firstModel, ...parts)).map(({ commits, failure, remedy, deployed: to }) => [
		Math.floor(to.t / 24),
		commits.join(" "),
		failure?.how ?? null,
		remedy,
	]);

describe("changes of the pipeline's code", () => {
	it("are its deployments in production; elsewhere it is only tried, and the first day's code is no change", () => {
		expect(
			told(
				{ ...pipeline(0, null, 0), t: 0 },
				[commit(10, "a"), pipeline(10, "a", 1, "test"), merged(11, "a", 1), pipeline(12, "a", 1, "pre-production")],
				pipeline(14, "a", 1),
			),
		).toEqual([[14, "a", null, false]]);
	});

	it("bring every commit that was merged since the one before", () => {
		const log = [commit(1, "a"), commit(2, "b"), merged(3, "a", 1), merged(4, "b", 2), pipeline(6, "b", 2)];
		expect(told(log, commit(20, "c"), merged(21, "c", 3), pipeline(22, "c", 3))).toEqual([
			[6, "a b", null, false],
			[22, "c", null, false],
		]);
	});

	it("have failed when a commit of theirs was reverted; the deployment that takes it out is rework", () => {
		const log = [commit(1, "a"), merged(3, "a", 1), pipeline(3, "a", 1), reverted(40, "a", 2), pipeline(40, null, 2)];
		expect(told(log)).toEqual([
			[3, "a", "reverted", false],
			[40, "", null, true],
		]);
		const [change] = codeChanges(logOf(firstModel, log));
		expect([change?.origin?.t, change?.failure?.ended?.t]).toEqual([noon(1), noon(40)]);
	});

	it("bring a commit a second time when it was taken out by mistake and released again", () => {
		const log = [commit(1, "a"), merged(3, "a", 1), pipeline(3, "a", 1), reverted(20, "a", 2), pipeline(20, null, 2)];
		expect(told(log, merged(40, "a", 3), pipeline(40, "a", 3))).toEqual([
			[3, "a", "reverted", false],
			[20, "", null, true],
			[40, "a", null, false],
		]);
	});

	it("have failed when the first model of theirs serves with a skew that the code before did not have", () => {
		const skewed = Array.from({ length: 80 }, (_, day) =>
			servedOn(day, { count: 100, rightExpected: day > 20 ? 70 : 75, rightAsTrained: 75 }),
		);
		const change = (day: number, id: string, revision: number) => [
			commit(day - 2, id),
			merged(day, id, revision),
			pipeline(day, id, revision),
			...pipelineMakes(revision, revision + 1, day, { trigger: "new code", revision }),
			pipelineDeploys(revision + 1, day, revision),
		];
		expect(told(skewed, change(20, "a", 1), change(50, "b", 2))).toEqual([
			[20, "a", "skew", false],
			[50, "b", null, false],
		]);
	});

	it("at Level 0 are the models that were prepared with what was pasted into the notebook", () => {
		const prepared = (run: number, day: number): OpsEvent =>
			by("data scientist", run, noon(day), "data.prepared", {
				trainRows: 1,
				testRows: 1,
				features: [],
				scalerMean: [],
				scalerSd: [],
			});
		const pasted = [commit(10, "a"), merged(11, "a", 1), commit(12, "b"), merged(13, "b", 2)];
		const made = [madeByHand(1, 2, 9, 30), prepared(1, 15), deployed(40, 2, 1)];
		const later = [
			commit(20, "c"),
			merged(21, "c", 3),
			...madeByHand(2, 3, 50, 60),
			prepared(2, 55),
			deployed(70, 3, 2),
		];
		expect(told(pasted, ...made)).toEqual([[40, "a b", null, false]]);
		expect(told(pasted, ...made, later)).toEqual([
			[40, "a b", null, false],
			[70, "c", null, false],
		]);
		expect(told(pasted)).toEqual([]);
		// What broke the training is taken out, and the model is made without it.
		expect(told(pasted, reverted(14, "a", 3), ...made)).toEqual([[40, "b", null, false]]);
		expect(told(pasted, ...made, reverted(60, "a", 4))).toEqual([[40, "a b", "reverted", false]]);
	});

	it("have failed in hindsight when they brought a bad commit, though nobody may ever have noticed", () => {
		const prepared = by("data scientist", 1, noon(15), "data.prepared", {
			trainRows: 1,
			testRows: 1,
			features: [],
			scalerMean: [],
			scalerSd: [],
		});
		const year = (id: string) =>
			told([commit(10, id), merged(11, id, 1)], ...madeByHand(1, 2, 9, 30), prepared, deployed(40, 2, 1));
		expect(year("delivered-hours")).toEqual([[40, "delivered-hours", "bad commit", false]]);
		expect(year("after-16")).toEqual([[40, "after-16", null, false]]);
	});
});
