import { beforeAll, describe, expect, test } from "vitest";
import { hourOf } from "../../../src/core/clock.ts";
import { planOf } from "../../../src/engine/plan.ts";
import { before } from "../../../src/engine/query/notable.ts";
import { runToEnd } from "../../../src/engine/run.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { deskOf } from "../../../src/ops/desk.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { caption } from "../../../src/view/system/caption.ts";
import { level0Nodes, type Scene } from "../../../src/view/system/level0-nodes.ts";
import { level0Flows, level0Tokens } from "../../../src/view/system/level0-tokens.ts";
import { timelineData } from "../../../src/view/system/timeline-data.ts";
import figures from "../../fixtures/figures.json" with { type: "json" };

/** One retraining by hand: carrier B degrades on day 10, rows are extracted from day 21 on, the model is out by day 60. */
const plan = planOf({
	seed: 4,
	days: 75,
	ordersPerDay: 300,
	skewChance: 0,
	drifts: [{ id: "carrier-b-degrades", from: 10 }],
	actions: [
		{ at: hourOf(21), do: "extract", window: 7 },
		{ at: hourOf(28), do: "prepare" },
		{ at: hourOf(35), do: "train" },
		{ at: hourOf(40), do: "evaluate" },
		{ at: hourOf(43), do: "hand-over" },
		{ at: hourOf(49), do: "deploy" },
	],
});

let log: OpsEvent[] = [];
beforeAll(async () => {
	log = await runToEnd(plan, { trainer: cpuTrainer() });
});

function sceneAt(day: number): Scene {
	const hour = hourOf(day);
	const events = before(log, hour);
	return { events, desk: deskOf(events), hour, progress: null };
}

describe("the boxes of the Level 0 figure, read from the log", () => {
	test("there is a state for every box of the figure, and for nothing else", () => {
		const ids = figures["level-0"].nodes.map((node) => node.id).sort();
		expect(Object.keys(level0Nodes(sceneAt(5))).sort()).toEqual(ids);
	});

	test("before anybody works, the boxes tell of the experiment that gave model 1", () => {
		const nodes = level0Nodes(sceneAt(5));
		expect(nodes["model-training"]).toEqual({
			status: "idle",
			fact: expect.stringMatching(/^loss \.\d{3}$/),
			detail: "",
		});
		expect(nodes["model-serving"]?.status).toBe("idle");
		expect(nodes["prediction-service"]?.fact).toMatch(/^\d+ express$/);
	});

	test("while somebody extracts, that box works, the later ones wait, and rows walk to it", () => {
		const scene = sceneAt(24);
		const nodes = level0Nodes(scene);
		expect(nodes["data-extraction-and-analysis"]?.status).toBe("working");
		expect(nodes["model-training"]?.status).toBe("waiting");
		expect(level0Flows(scene).map((flow) => flow.edge)).toEqual([["offline-data", "data-extraction-and-analysis"]]);
		expect(level0Flows(sceneAt(5))).toEqual([]);
	});

	test("a model at the wall stands in line with the days it has waited, until it is deployed", () => {
		const registered = log.find((event) => event.kind === "model.registered" && event.version === 2);
		const deployed = log.find((event) => event.kind === "model.deployed" && event.version === 2);
		const [from, to] = [Math.ceil((registered?.t ?? 0) / 24), Math.ceil((deployed?.t ?? 0) / 24)];
		const waiting = level0Tokens(sceneAt(from + 3)).filter((token) => token.state === "queued");
		expect(waiting).toEqual([
			expect.objectContaining({ kind: "model", edge: ["model-registry", "model-serving"], label: "waits 4 days" }),
		]);
		const arrived = level0Tokens(sceneAt(to));
		expect(arrived.some((token) => token.state === "queued")).toBe(false);
		expect(arrived.map((token) => token.edge)).toContainEqual(["model-serving", "prediction-service"]);
	});

	test("tokens only cross arrows that the figure has", () => {
		const edges = figures["level-0"].edges.flatMap((edge) => [`${edge.from} ${edge.to}`, `${edge.to} ${edge.from}`]);
		for (let day = 1; day <= plan.days; day++) {
			for (const { edge } of level0Tokens(sceneAt(day))) expect(edges).toContain(edge.join(" "));
		}
	});

	test("a training that failed stays where it stopped and says why", () => {
		const failed: OpsEvent = {
			t: hourOf(41),
			lane: 0,
			actor: "data scientist",
			kind: "training.failed",
			hours: 16,
			cost: 1,
			run: 1,
			reason: "non-finite-weights",
			message: "The weights are not finite after epoch 2.",
		};
		const events = [...before(log, hourOf(39)), failed];
		const nodes = level0Nodes({ events, desk: deskOf(events), hour: hourOf(42), progress: null });
		expect(nodes["model-training"]).toEqual({ status: "blocked", fact: "failed", detail: failed.message });
	});
});

describe("the day in words", () => {
	test("says what happened on it", () => {
		const deployed = log.find((event) => event.kind === "model.deployed" && event.version === 2);
		expect(caption(sceneAt(Math.ceil((deployed?.t ?? 0) / 24)))).toContain("Model 2 now answers instead of model 1.");
		expect(caption(sceneAt(11))).toContain("Carrier B degrades: the world begins to change.");
	});

	test("on a day without events it says where things stand", () => {
		expect(caption(sceneAt(3))).toMatch(/^Model 1 answered 300 parcels and sent \d+ by express\. Nobody is working/);
	});
});

describe("the year as a chart", () => {
	test("has one value a day for each line, no seven-day mean before the first week is over, and the drift as a band", () => {
		const { series, loss, dots, bands, marks } = timelineData(log);
		for (const { values } of series) {
			expect(values).toHaveLength(plan.days);
			expect(values.slice(0, 6)).toEqual([null, null, null, null, null, null]);
			expect(values.slice(6).every((value) => value !== null && value > 0.4 && value < 1)).toBe(true);
		}
		expect(loss).toHaveLength(plan.days);
		expect(dots).toHaveLength(plan.days);
		expect(bands).toEqual([
			{ id: "carrier-b-degrades-10", label: "Carrier B degrades", texture: "P(Y|X)", from: 10, to: null },
		]);
		expect(marks.filter((mark) => mark.kind === "model").map((mark) => mark.label)).toEqual([
			"model 1 served",
			"model 2",
		]);
	});

	test("never draws the true line above what is best possible", () => {
		const { series, bestPossible } = timelineData(log);
		const [highest] = [...(series.find((line) => line.role === "true")?.values ?? [])].sort(
			(a, b) => (b ?? 0) - (a ?? 0),
		);
		expect(highest).toBeLessThan((bestPossible ?? 0) + 0.02);
	});
});
