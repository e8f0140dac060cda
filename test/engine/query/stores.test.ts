import { describe, expect, it } from "vitest";
import { featureDefinitions, featureStoreUse, storeUseSoFar } from "../../../src/engine/query/feature-store.ts";
import { packageRepository } from "../../../src/engine/query/package-repository.ts";
import { onTheWay, sourceRepository } from "../../../src/engine/query/source-repository.ts";
import type { CheckResult, Environment, OpsEvent } from "../../../src/ops/events.ts";
import { event, servedOn } from "../../ops/events.ts";
import { firstModel, logOf, madeByHand, noon, pipelineDeploys, pipelineMakes } from "./logs.ts";

const check = (name: string, pass: boolean): CheckResult => ({
	check: name,
	pass,
	sentence: "",
	value: null,
	limit: null,
});
const made = (day: number, commit: string) => event(noon(day), "commit.made", { commit, message: `Add ${commit}` });
const ci = (day: number, commit: string, pass: boolean) =>
	event(noon(day) + 1, "ci.finished", { commit, pass, tests: [check("features", true), check("finite", pass)] });
const merged = (day: number, commit: string, revision: number) =>
	event(noon(day), "commit.merged", { commit, revision });
const deployed = (day: number, commit: string, environment: Environment, revision: number) =>
	event(noon(day), "pipeline.deployed", { commit, package: `package of ${commit}`, environment, revision });

describe("the feature store", () => {
	const days = Array.from({ length: 40 }, (_, day) => servedOn(day, { count: 500 }));
	const log = logOf(
		firstModel,
		days,
		pipelineMakes(1, 2, 10),
		pipelineDeploys(2, 10, 1),
		madeByHand(7, 4, 20, 25),
		pipelineMakes(2, 3, 30, { features: ["load", "after_16"] }),
		pipelineDeploys(3, 30, 2),
	);

	it("has the definitions that the model in service uses, each with the day since which it is used", () => {
		expect(featureDefinitions(log)).toEqual([
			{ feature: "load", formula: "load", reads: ["load"], since: 10 },
			{ feature: "after_16", formula: "1 if order_hour is 16 or later, else 0", reads: ["order_hour"], since: 30 },
		]);
		expect(featureDefinitions([])).toEqual([]);
	});

	it("counts by day what it served offline, in batches and online", () => {
		const use = featureStoreUse(log);
		expect(use).toHaveLength(40);
		expect(use[10]).toEqual({ day: 10, offline: 0, batch: 4000, online: 500 });
		expect(use[20]).toEqual({ day: 20, offline: 1000, batch: 0, online: 500 });
		expect(storeUseSoFar(log)).toEqual({ offline: 1000, batch: 8000, online: 40 * 500 });
		expect(storeUseSoFar([])).toEqual({ offline: 0, batch: 0, online: 0 });
	});
});

describe("the source repository", () => {
	const states = (...parts: Parameters<typeof logOf>) =>
		sourceRepository(logOf(...parts)).map(({ commit, state, revision }) => [commit, state, revision]);

	it("follows a commit from its author into production and out again", () => {
		const way: OpsEvent[] = [
			made(1, "a"),
			ci(1, "a", true),
			merged(2, "a", 1),
			deployed(3, "a", "pre-production", 1),
			deployed(5, "a", "production", 1),
			event(noon(20), "commit.reverted", { commit: "a", revision: 2, because: "It does harm." }),
		];
		expect(way.map((_, i) => states(way.slice(0, i + 1))[0])).toEqual([
			["a", "made", null],
			["a", "tests green", null],
			["a", "merged", 1],
			["a", "merged", 1],
			["a", "in production", 1],
			["a", "reverted", null],
		]);
		expect(sourceRepository(way)[0]).toMatchObject({ message: "Add a", made: noon(1), because: "It does harm." });
	});

	it("keeps the tests of a commit, red or green, and why one was refused", () => {
		const refused = event(noon(4), "commit.refused", { commit: "b", because: "Its tests are red." });
		const [one] = sourceRepository(logOf(made(3, "b"), ci(3, "b", false)));
		expect(one).toMatchObject({ state: "tests red", tests: [{ pass: true }, { check: "finite", pass: false }] });
		expect(states(made(3, "b"), ci(3, "b", false), refused)).toEqual([["b", "refused", null]]);
	});

	it("knows what a test by hand came to, and code that is deployed in the moment in which it is merged", () => {
		const byHand = event(noon(2), "commit.tested-by-hand", { commit: "a", pass: true, sentence: "Nothing was found." });
		const log = [made(1, "a"), byHand, deployed(9, "a", "production", 1), merged(9, "a", 1)];
		expect(sourceRepository(log)[0]).toMatchObject({
			state: "in production",
			revision: 1,
			because: "Nothing was found.",
		});
	});

	it("counts those on their way by where they stand; red ones wait for their author, and the rest has arrived", () => {
		const at = (...states: ReturnType<typeof sourceRepository>[number]["state"][]) =>
			onTheWay(states.map((state) => ({ state })));
		expect(at("made", "tests green", "merged", "merged", "tests red", "refused", "in production", "reverted")).toEqual({
			made: 1,
			tested: 1,
			merged: 2,
			all: 4,
		});
		expect(at()).toEqual({ made: 0, tested: 0, merged: 0, all: 0 });
	});

	it("is in the order in which the commits were made", () => {
		expect(states(made(1, "a"), made(2, "b"), ci(9, "b", true)).map(([commit]) => commit)).toEqual(["a", "b"]);
		expect(sourceRepository([])).toEqual([]);
	});
});

describe("the package repository", () => {
	it("has each package with what was checked and where it runs", () => {
		const name = "package of a";
		const checked = (day: number, environment: Environment, pass: boolean) =>
			event(noon(day), "cd.checked", {
				commit: "a",
				package: name,
				environment,
				pass,
				remaining: 0,
				checks: [check("load", pass)],
			});
		const log = logOf(
			event(noon(1), "package.built", { commit: "a", package: name, files: ["features.ts"] }),
			checked(1, "test", true),
			deployed(1, "a", "test", 0),
			checked(3, "pre-production", false),
		);
		expect(packageRepository(log)).toEqual([
			{
				package: name,
				commit: "a",
				files: ["features.ts"],
				built: noon(1),
				environments: [
					{
						environment: "test",
						deployed: noon(1),
						revision: 0,
						checks: [check("load", true)],
						pass: true,
						remaining: 0,
					},
					{
						environment: "pre-production",
						deployed: null,
						revision: null,
						checks: [check("load", false)],
						pass: false,
						remaining: 0,
					},
				],
			},
		]);
		expect(packageRepository([])).toEqual([]);
	});
});
