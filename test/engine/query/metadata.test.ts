import { describe, expect, it } from "vitest";
import { lineageOf } from "../../../src/engine/query/lineage.ts";
import { metadataStore } from "../../../src/engine/query/metadata.ts";
import { event } from "../../ops/events.ts";
import { firstModel, logOf, madeByHand, noon, pipelineDeploys, pipelineMakes } from "./logs.ts";

const merged = (day: number, commit: string, revision: number) =>
	event(noon(day), "commit.merged", { commit, revision });
const log = logOf(
	firstModel,
	merged(2, "wider-network", 1),
	event(noon(3), "pipeline.deployed", {
		commit: "wider-network",
		package: "f00d",
		environment: "production",
		revision: 1,
	}),
	pipelineMakes(1, 2, 10, { revision: 1, window: 14, trigger: "performance" }),
	pipelineDeploys(2, 10, 1),
	merged(20, "log-load", 2),
	event(noon(30), "commit.reverted", { commit: "log-load", revision: 3, because: "It does harm." }),
	pipelineMakes(2, 3, 40, { revision: 3 }),
);

describe("the ML metadata store records of a run", () => {
	const [first, second] = metadataStore(log);

	it("the versions executed: revision, commits and package", () => {
		expect(first).toMatchObject({ run: { revision: 1 }, commits: ["wider-network"], package: "f00d" });
		expect(second).toMatchObject({ run: { revision: 3 }, commits: ["wider-network"], package: null });
	});

	it("the commit on top that is only tried, in pre-production", () => {
		const tried = pipelineMakes(3, 4, 50, { revision: 4 }).map((one) =>
			one.kind === "pipeline.triggered" ? { ...one, environment: "pre-production" as const } : one,
		);
		const there = event(noon(49), "pipeline.deployed", {
			commit: "tidy-up",
			package: "beef",
			environment: "pre-production",
			revision: 4,
		});
		const other = { ...there, t: noon(49) + 1, commit: "slow-lookup", environment: "test" as const, package: "abba" };
		expect(metadataStore(logOf(log, there, other, tried))[2]).toMatchObject({
			commits: ["wider-network", "tidy-up"],
			package: "beef",
		});
	});

	it("executor, start and end, and those of each step", () => {
		expect(first?.run).toMatchObject({ executor: "trigger", started: noon(10), ended: noon(10) + 1 });
		for (const { started, ended } of first?.run.attempts ?? []) expect(ended).toBeCloseTo(started + 1 / 6, 9);
	});

	it("its parameters", () => {
		expect(first?.parameters).toEqual({
			window: 14,
			environment: "production",
			trigger: "performance",
			from: -4,
			to: 9,
			rows: 4000,
		});
	});

	it("pointers to the artifacts of each step, with the data's statistics and anomalies", () => {
		expect(Object.keys(first?.artifacts ?? {})).toEqual([
			"extraction",
			"validation",
			"preparation",
			"training",
			"evaluation",
			"model-validation",
		]);
		expect(first?.artifacts["training"]).toBe("training 1");
		expect(first?.validation).toMatchObject({ verdict: "pass", anomalies: [] });
		expect(first?.prepared).toMatchObject({ features: ["load", "backlog"], trainRows: 3500 });
	});

	it("a pointer to the model trained before it, which was in service when the run began", () => {
		expect(first?.previousModel).toEqual({ version: 1, weights: "w1" });
		expect(second?.previousModel).toEqual({ version: 2, weights: "w2" });
	});

	it("metrics on the training set and on the test set, and the rules of its validation", () => {
		expect(first).toMatchObject({ training: { rows: 3500, loss: 0.5 }, test: { accuracy: 0.75, rows: 500 } });
		expect(first).toMatchObject({ rules: { verdict: "pass", champion: 1 }, weights: "w2" });
	});

	it("what there is of one that has only begun, and nothing of what people do by hand", () => {
		const begun = log.slice(0, log.findIndex(({ kind }) => kind === "pipeline.step-started") + 1);
		expect(metadataStore(begun)).toMatchObject([{ training: null, test: null, validation: null, artifacts: {} }]);
		expect(metadataStore(logOf(firstModel, madeByHand(1, 2, 5, 20)))).toEqual([]);
	});
});

describe("the lineage of a version", () => {
	it("leads back to its orders, its features, the code's revision and commits, and the model before it", () => {
		expect(lineageOf(log, 2)).toEqual({
			version: 2,
			weights: "w2",
			run: 1,
			data: { from: -4, to: 9, rows: 4000, late: 1700 },
			features: ["load", "backlog"],
			revision: 1,
			commits: ["wider-network"],
			artifacts: metadataStore(log)[0]?.artifacts,
			replaced: 1,
		});
		expect(lineageOf(log, 3)).toMatchObject({ revision: 3, commits: ["wider-network"], replaced: null });
	});

	it("of a model made by hand leads to what its people left on the log, and to no revision", () => {
		const byHand = logOf(firstModel, madeByHand(1, 2, 5, 20));
		expect(lineageOf(byHand, 2)).toMatchObject({ revision: null, commits: [], features: null, data: { rows: 1000 } });
		expect(lineageOf(byHand, 1)).toMatchObject({ data: null, replaced: null });
	});

	it("of a version that there is not is an error", () => {
		expect(() => lineageOf(log, 9)).toThrow("lineage: there is no model 9");
	});
});
