import { describe, expect, it } from "vitest";
import { registry } from "../../../src/engine/query/registry.ts";
import type { Stage } from "../../../src/ops/events.ts";
import { by, deployed, firstModel, logOf, madeByHand, noon, pipelineMakes } from "./logs.ts";

const staged = (day: number, version: number, from: Stage, to: Stage, why: string) =>
	by("cd", null, noon(day), "model.staged", { version, from, to, why });

describe("the model registry", () => {
	it("has every version with its stage, and who moved it there and why", () => {
		const log = logOf(
			firstModel,
			pipelineMakes(1, 2, 10, { revision: 3 }),
			staged(11, 2, "candidate", "staging", "A canary of 10 %."),
			deployed(12, 2, 1),
			staged(12, 2, "staging", "production", "The canary held."),
			staged(12, 1, "production", "archived", "Model 2 has taken its place."),
		);
		const [first, second] = registry(log);
		expect(first).toMatchObject({ version: 1, stage: "archived", revision: null, run: 0, trainedTo: -1 });
		expect(second).toMatchObject({
			version: 2,
			stage: "production",
			run: 1,
			revision: 3,
			trainedFrom: -18,
			trainedTo: 9,
			accuracy: 0.75,
			weights: "w2",
			didNotStart: null,
		});
		expect(second?.moves.map(({ at, from, to, who, why }) => [at, from, to, who, why])).toEqual([
			[noon(10) + 1, null, "candidate", "pipeline", "Registered with an accuracy of .750 on held-out rows."],
			[noon(11), "candidate", "staging", "cd", "A canary of 10 %."],
			[noon(12), "staging", "production", "cd", "The canary held."],
		]);
		expect(first?.moves.at(-1)).toMatchObject({ from: "production", to: "archived", who: "cd" });
	});

	it("reads Level 0's stages from its deployments", () => {
		const log = logOf(firstModel, madeByHand(1, 2, 5, 20), deployed(30, 2, 1), deployed(60, 1, 2));
		const stages = (until: number) =>
			registry(log.filter(({ t }) => t <= noon(until))).map(({ version, stage }) => [version, stage]);
		expect(stages(10)).toEqual([[1, "production"]]);
		expect(stages(20)).toEqual([
			[1, "production"],
			[2, "candidate"],
		]);
		expect(stages(30)).toEqual([
			[1, "archived"],
			[2, "production"],
		]);
		expect(stages(60)).toEqual([
			[1, "production"],
			[2, "archived"],
		]);
	});

	it("keeps a refused candidate archived with the reason, and one that did not start with what it lacked", () => {
		const because = "The image of the service does not have geo-tools.";
		const log = logOf(
			firstModel,
			pipelineMakes(1, 2, 10),
			by("cd", null, noon(11), "deployment.failed", { version: 2, because }),
			staged(11, 2, "candidate", "archived", `The service did not start. ${because}`),
		);
		expect(registry(log)[1]).toMatchObject({ stage: "archived", didNotStart: because });
	});

	it("has at most one version in production, after whatever part of a log", () => {
		const log = logOf(
			firstModel,
			pipelineMakes(1, 2, 10),
			deployed(12, 2, 1),
			pipelineMakes(2, 3, 20),
			deployed(22, 3, 2),
			deployed(25, 2, 3, true),
		);
		for (let end = 0; end <= log.length; end++) {
			const live = registry(log.slice(0, end)).filter(({ stage }) => stage === "production");
			expect(live.length).toBeLessThanOrEqual(1);
		}
		expect(registry(log).map(({ stage }) => stage)).toEqual(["archived", "production", "archived"]);
		expect(registry([])).toEqual([]);
	});
});
