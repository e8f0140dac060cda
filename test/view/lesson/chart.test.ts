import { describe, expect, it } from "vitest";
import type { Goal } from "../../../src/lesson/goal-data.ts";
import { chartOf } from "../../../src/view/lesson/chart.ts";

const goal: Goal = {
	metric: "accuracy7d",
	comparison: "atLeast",
	value: 0.73,
	days: 7,
	must: [],
	ordered: false,
	never: [],
	since: null,
};
const AT = { today: 40, base: 0.76 };
const notYet = { met: false, since: null, distance: 0.014, lost: false, seen: 0, whyNot: "Not yet." };

describe("what a lesson draws on the timeline", () => {
	it("is a gate on the first day on which the goal can be passed", () => {
		const gate = chartOf({ goal, state: notYet }, [], AT).goal;
		expect(gate).toMatchObject({ from: 41, to: 47, at: 0.73, label: "true accuracy over .730 for 7 days" });
		expect(chartOf({ goal, state: { ...notYet, since: 38 } }, [], AT).goal).toMatchObject({ from: 38, to: 44 });
	});

	it("stands as far under the first weeks as the gap may be", () => {
		const gap: Goal = { ...goal, metric: "accuracyGap7d", comparison: "atMost", value: 0.03 };
		expect(chartOf({ goal: gap, state: notYet }, [], AT).goal?.at).toBeCloseTo(0.73);
		expect(chartOf({ goal: gap, state: notYet }, [], { ...AT, base: null }).goal).toBeUndefined();
	});

	it("is no gate for what the chart has no axis for", () => {
		expect(chartOf({ goal: { ...goal, metric: "lossOfDay" }, state: notYet }, [], AT).goal).toBeUndefined();
		expect(chartOf({ goal: { ...goal, comparison: "below" }, state: notYet }, [], AT).goal).toBeUndefined();
		expect(chartOf(null, [], AT).goal).toBeUndefined();
	});

	it("is the accuracy that was expected, as another future", () => {
		const curve = { from: 1, values: [0.7, 0.6] };
		const { series } = chartOf(
			null,
			[
				{ metric: "accuracy7d", curve },
				{ metric: "lossOfDay", curve },
			],
			AT,
		);
		expect(series).toMatchObject([{ id: "expected-0", name: "expected", role: "other", values: [null, 0.7, 0.6] }]);
	});
});
