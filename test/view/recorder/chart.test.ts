import { beforeAll, describe, expect, it } from "vitest";
import { hourOf } from "../../../src/core/clock.ts";
import { partAt, planBefore } from "../../../src/engine/fork.ts";
import { type Plan, planOf } from "../../../src/engine/plan.ts";
import { accuracy7d } from "../../../src/engine/query/accuracy.ts";
import { before } from "../../../src/engine/query/notable.ts";
import { runToEnd } from "../../../src/engine/run.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { withFutures } from "../../../src/view/recorder/chart.ts";
import type { Known } from "../../../src/view/recorder/recorder.svelte.ts";
import { timelineData } from "../../../src/view/system/timeline-data.ts";
import { untrained } from "../../ops/trainers.ts";

const plan = planOf({
	days: 40,
	ordersPerDay: 100,
	drifts: [],
	watch: false,
	actions: [{ at: hourOf(20), do: "drift-on", drift: { id: "carrier-b-degrades" } }],
});
const calm = planBefore(plan, hourOf(15));

let stormy: OpsEvent[];
let quiet: OpsEvent[];
beforeAll(async () => {
	[stormy, quiet] = [await runToEnd(plan, { trainer: untrained }), await runToEnd(calm, { trainer: untrained })];
});

const known = (name: string, of: Plan, log: readonly OpsEvent[], day: number, hand?: Plan): Known => {
	const events = before(log, hourOf(day));
	return { name, plan: of, day, events, hour: hourOf(day), parted: hand ? partAt(hand, of) : null };
};
const lineOf = (hand: Known, others: readonly Known[], id: string) =>
	withFutures(timelineData(hand.events), hand, others).series.find((one) => one.id === id);

describe("another future on the chart", () => {
	it("is a dashed line that leaves that of the one in hand on the day before they part", () => {
		const hand = known("B", calm, quiet, 40);
		const line = lineOf(hand, [known("A", plan, stormy, 40, calm)], "future-A");
		expect(line).toMatchObject({ name: "A", role: "other" });
		expect(line?.values.map((value) => value !== null)).toEqual(Array.from({ length: 40 }, (_, day) => day >= 19));
		expect(line?.values[39]).toBe(accuracy7d(stormy)[39]);
		expect(line?.values[19]).toBe(lineOf(hand, [], "true")?.values[19]);
	});

	it("goes past the present of the one in hand, from there on when nothing was done otherwise yet", () => {
		const hand = known("B", calm, quiet, 15);
		const line = lineOf(hand, [known("A", plan, stormy, 40, calm)], "future-A");
		expect(line?.values.map((value) => value !== null)).toEqual(Array.from({ length: 40 }, (_, day) => day >= 14));
	});

	it("has no line of its own where there is nothing but the past that both share", () => {
		const hand = known("B", calm, quiet, 15);
		expect(lineOf(hand, [known("A", { ...calm }, quiet, 15, calm)], "future-A")?.values).toEqual([]);
	});

	it("gives the one in hand a name, and marks the day on which they part once it has come", () => {
		const chart = (day: number) => {
			const hand = known("B", calm, quiet, day);
			return withFutures(timelineData(hand.events), hand, [known("A", plan, stormy, 40, calm)]);
		};
		expect(chart(40).series.find(({ id }) => id === "true")?.name).toBe("B, true");
		const forks = chart(40).marks.filter(({ kind }) => kind === "fork");
		expect(forks).toEqual([{ day: 20, kind: "fork", label: "B parts from A", detail: "" }]);
		expect(chart(18).marks.filter(({ kind }) => kind === "fork")).toEqual([]);
		const alone = known("B", calm, quiet, 40);
		const own = timelineData(alone.events);
		expect(withFutures(own, alone, [])).toBe(own);
	});
});
