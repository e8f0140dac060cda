import { describe, expect, test } from "vitest";
import type { OpsEvent } from "../../../src/ops/events.ts";
import type { Token } from "../../../src/view/diagram/state.ts";
import { pipelineLights } from "../../../src/view/system/pipeline-lights.ts";
import { by, firstModel, noon } from "../../engine/query/logs.ts";
import { standingOn } from "./scenes.ts";

const lightsOn = (day: number, log: readonly OpsEvent[]) => pipelineLights(standingOn(day, log, 1));
const queued = (tokens: readonly Token[]) =>
	tokens.filter(({ state }) => state === "queued").map(({ edge, label }) => `${edge.join(" > ")}: ${label}`);

describe("code on its way at Level 1", () => {
	const refusal = { commit: "after-16", because: "Something is wrong with it, tried by hand." };
	const log = [
		...firstModel,
		by("data scientist", null, noon(5), "commit.made", { commit: "after-16", message: "Add after_16" }),
		by("data scientist", null, noon(6), "commit.tested-by-hand", {
			commit: "after-16",
			pass: true,
			sentence: "It runs.",
		}),
		by("ops engineer", null, noon(6), "task.queued", {
			role: "ops engineer",
			task: "deploying",
			about: "after-16",
			startsAt: noon(15),
			until: noon(15) + 4,
		}),
	];

	test("is handed over to operations and stands in their queue", () => {
		const { nodes, tokens } = lightsOn(9, log);
		expect(queued(tokens)).toEqual(["source-repository > pipeline-deployment: waits 3 days"]);
		expect(nodes["pipeline-deployment"]).toMatchObject({ status: "waiting", fact: "in 6 days" });
	});

	test("that failed the test by hand says what was seen", () => {
		const failed = [
			...log.slice(0, -2),
			by("data scientist", null, noon(6), "commit.tested-by-hand", {
				commit: "after-16",
				pass: false,
				sentence: "Loss is not finite.",
			}),
		];
		const { nodes, tokens } = lightsOn(7, failed);
		expect(nodes["pipeline-deployment"]).toEqual({ status: "blocked", fact: "refused", detail: "Loss is not finite." });
		expect(queued(tokens)).toEqual(["source-repository > pipeline-deployment: refused"]);
		const after = lightsOn(8, [...failed, by("data scientist", null, noon(7), "commit.refused", refusal)]);
		expect(after.nodes["pipeline-deployment"]?.detail).toBe(refusal.because);
	});
});
