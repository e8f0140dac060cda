import { expect, test } from "vitest";
import { logHash } from "../../../src/core/log.ts";
import { planOf } from "../../../src/engine/plan.ts";
import { runToEnd } from "../../../src/engine/run.ts";
import { chooseTrainer } from "../../../src/model/train/choose.ts";

test("the same plan twice on WebGL gives the same log, hash for hash", async () => {
	const plan = planOf({
		seed: 3,
		days: 70,
		drifts: [{ id: "carrier-b-degrades", from: 10 }],
		actions: [
			{ at: 24 * 30, do: "extract", window: 14 },
			{ at: 24 * 38, do: "prepare" },
			{ at: 24 * 45, do: "train" },
			{ at: 24 * 51, do: "evaluate" },
			{ at: 24 * 55, do: "hand-over" },
			{ at: 24 * 57, do: "deploy" },
		],
	});
	const { trainer } = await chooseTrainer("webgl");
	expect(trainer.backend).toBe("webgl");
	const [first, second] = [await runToEnd(plan, { trainer }), await runToEnd(plan, { trainer })];
	expect(first.filter((event) => event.kind === "model.trained")).toHaveLength(2);
	expect(first.filter((event) => event.kind === "action.refused")).toEqual([]);
	expect(logHash(second)).toBe(logHash(first));
});
