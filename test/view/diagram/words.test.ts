import { describe, expect, it } from "vitest";
import { count, share } from "../../../src/view/diagram/format.ts";
import { lossAxis } from "../../../src/view/diagram/insides/axis.ts";
import { level0 } from "../../../src/view/diagram/level0.ts";
import { outline } from "../../../src/view/diagram/outline.ts";
import { neighbour } from "../../../src/view/diagram/roving.ts";
import { nodeInWords, tokenInWords } from "../../../src/view/diagram/state.ts";

describe("words", () => {
	it("says a box: name, state, facts, each once", () => {
		expect(nodeInWords("Model training", { status: "working", fact: "epoch 5 of 8", detail: "Loss .549." })).toBe(
			"Model training: working now. epoch 5 of 8. Loss .549.",
		);
		expect(nodeInWords("Model serving", { status: "waiting", fact: "waits" })).toBe("Model serving: waits.");
		expect(nodeInWords("Trained model", { status: "absent", fact: "" })).toBe("Trained model: absent.");
	});

	it("says a token, moving or in line", () => {
		const token = { id: "m", edge: ["a", "b"], kind: "model", state: "queued", label: "waits 5 days" } as const;
		expect(tokenInWords(token, "Trained model", "Model registry")).toBe(
			"A model stands in line from Trained model to Model registry: waits 5 days.",
		);
		expect(tokenInWords({ id: "c", edge: ["a", "b"], kind: "code", state: "moving" }, "A", "B")).toBe(
			"Code moves from A to B.",
		);
	});

	it("prints shares with three places and no nought, counts in groups of three", () => {
		expect([0.7194, 1, 0, -0.0384, -0.0001, null, Number.NaN].map(share)).toEqual([
			".719",
			"1.000",
			".000",
			"−.038",
			".000",
			"–",
			"–",
		]);
		expect([498, 21930, 1234567, -60, null].map(count)).toEqual([
			"498",
			"21\u202f930",
			"1\u202f234\u202f567",
			"−60",
			"–",
		]);
	});
});

describe("loss axis", () => {
	it("has round limits around the losses and few ticks", () => {
		expect(lossAxis([0.655, 0.549])).toEqual({
			bottom: 0.5,
			top: expect.closeTo(0.7),
			ticks: [0.5, 0.55, 0.6, 0.65, 0.7],
		});
		for (const losses of [
			[0.5, 0.5],
			[0.401, 0.402],
			[7, 0.3],
			[Number.NaN, 0.6],
			[1e6, 0],
		]) {
			const { bottom, top, ticks } = lossAxis(losses);
			const finite = losses.filter(Number.isFinite);
			expect(bottom).toBeLessThanOrEqual(Math.min(...finite));
			expect(top).toBeGreaterThanOrEqual(Math.max(...finite));
			expect(top).toBeGreaterThan(bottom);
			expect(ticks.length).toBeGreaterThanOrEqual(2);
			expect(ticks.length).toBeLessThanOrEqual(5);
		}
		expect(lossAxis([])).toEqual({ bottom: 0, top: 1, ticks: [0, 0.5, 1] });
	});
});

describe("arrow keys", () => {
	const order = Object.fromEntries(
		level0.nodes.filter((node) => node.kind !== "group").map(({ id }) => [id, level0.wide.nodes[id]]),
	) as Parameters<typeof neighbour>[0];

	it("lead to the nearest box that way and stay where there is none", () => {
		expect(neighbour(order, "offline-data", "ArrowRight")).toBe("data-extraction-and-analysis");
		expect(neighbour(order, "model-training", "ArrowLeft")).toBe("data-preparation");
		expect(neighbour(order, "model-serving", "ArrowDown")).toBe("prediction-service");
		expect(neighbour(order, "prediction-service", "ArrowUp")).toBe("model-serving");
		expect(neighbour(order, "offline-data", "ArrowLeft")).toBe("offline-data");
		expect(neighbour(order, "model-training", "End")).toBe("prediction-service");
		expect(neighbour(order, "model-training", "Home")).toBe("offline-data");
		expect(neighbour(order, "model-training", "x")).toBeNull();
	});

	it("reach every box from the first, in both layouts", () => {
		for (const layout of [level0.wide, level0.compact]) {
			const boxes = Object.fromEntries(Object.keys(order).map((id) => [id, layout.nodes[id]])) as typeof order;
			const reached = new Set(["offline-data"]);
			for (const id of reached) {
				for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"])
					reached.add(neighbour(boxes, id, key) ?? id);
			}
			expect([...reached].sort()).toEqual(Object.keys(order).sort());
		}
	});
});

describe("outlines", () => {
	it("tell the kinds apart by shape", () => {
		const box = { x: 0, y: 0, width: 90, height: 60 };
		const kinds = ["store", "artifact", "service", "trigger", "manual"] as const;
		const bodies = kinds.map((kind) => outline(kind, box).body);
		expect(new Set(bodies).size).toBe(kinds.length);
		for (const body of bodies) expect(body).toMatch(/^M[-\d. a-zA-Z]+Z$/);
		expect(outline("store", box).over).not.toBe("");
	});
});
