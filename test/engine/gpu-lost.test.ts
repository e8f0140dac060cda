import { expect, test } from "vitest";
import { EngineHost } from "../../src/engine/host.ts";
import { planOf } from "../../src/engine/plan.ts";
import type { Answer, Told } from "../../src/engine/protocol.ts";
import { memoryStore } from "../../src/engine/remember.ts";
import type { ChoiceOptions } from "../../src/model/train/choose.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";

test("when the GPU is lost in a training the run goes on, and the page is told in one sentence", async () => {
	const said: (Told | Answer)[] = [];
	const cpu = cpuTrainer();
	// A trainer that loses its GPU once and finishes all the same, as the supervised one does.
	const choose = async (_: string, { onLoss }: ChoiceOptions = {}) => ({
		trainer: {
			...cpu,
			train: (...asked: Parameters<typeof cpu.train>) => {
				onLoss?.(1, "The GPU was taken away; the training goes on from its last epoch.");
				return cpu.train(...asked);
			},
		},
		why: "for this test",
	});
	const host = new EngineHost({ store: memoryStore(), kept: true, choose, send: (message) => said.push(message) });
	const plan = planOf({ days: 3, ordersPerDay: 50, drifts: [] });
	host.receive({ id: 1, ask: "open", plan, hour: 72, trainer: "webgl" });
	await expect
		.poll(() => said.filter((message) => "id" in message), { timeout: 20_000 })
		.toEqual([expect.objectContaining({ id: 1, ok: true })]);
	expect(said).toContainEqual({
		tell: "gpu-lost",
		times: 1,
		text: "The GPU was taken away; the training goes on from its last epoch.",
	});
	const events = said.flatMap((message) => ("tell" in message && message.tell === "events" ? message.events : []));
	expect(events.filter((event) => event.kind === "day.served")).toHaveLength(3);
});
