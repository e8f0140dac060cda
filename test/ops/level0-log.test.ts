import { expect, it, vi } from "vitest";
import { planOf } from "../../src/engine/plan.ts";
import { runToEnd } from "../../src/engine/run.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import type { OpsEvent } from "../../src/ops/events.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Twenty small days in which nearly everything happens: wrong steps, right ones, weather by plan and by hand. */
const plan = planOf({
	days: 20,
	ordersPerDay: 50,
	watch: false,
	drifts: [
		{ id: "carrier-b-degrades", from: 8 },
		{ id: "weather-unit-change", from: 18, to: 19 },
	],
	actions: [
		{ at: 1, do: "prepare" },
		{ at: 9, do: "extract", window: 14 },
		{ at: 20, do: "extract", window: 28 },
		{ at: 120, do: "drift-on", drift: { id: "rural-growth", over: 6 } },
		{ at: 121, do: "prepare" },
		{ at: 122, do: "deploy" },
		{ at: 260, do: "train" },
		{ at: 270, do: "deploy", version: 1 },
		{ at: 300, do: "drift-off", drift: "rural-growth" },
		{ at: 340, do: "evaluate" },
		{ at: 400, do: "evaluate" },
		{ at: 421, do: "hand-over" },
		{ at: 440, do: "hand-over" },
		{ at: 460, do: "deploy" },
	],
});

const clock = (t: number): string => {
	const minutes = Math.round((t % 24) * 60);
	const hands = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0"));
	return `day ${String(Math.floor(t / 24)).padStart(2)} ${hands.join(":")}`;
};

/** Four digits are the same on every machine; names of weights are not, so they are numbered as they appear. */
function lines(events: readonly OpsEvent[]): string[] {
	const weights: string[] = [];
	const short = (key: string, value: unknown): unknown => {
		if (typeof value === "number") return Number(value.toPrecision(4));
		if (key !== "weights" || typeof value !== "string") return value;
		if (!weights.includes(value)) weights.push(value);
		return `weights ${weights.indexOf(value) + 1}`;
	};
	return events.map(({ t, actor, kind, lane: _lane, ...told }) =>
		[clock(t), actor.padEnd(18), kind.padEnd(18), JSON.stringify(told, short)].join("  "),
	);
}

it("a small run, event by event (if this changed on purpose: vitest -u, and read the difference)", async () => {
	const events = await runToEnd(plan, { trainer: cpuTrainer() });
	await expect(`${lines(events).join("\n")}\n`).toMatchFileSnapshot("level0-log.txt");
});
