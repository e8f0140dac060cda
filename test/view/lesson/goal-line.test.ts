import { describe, expect, it } from "vitest";
import { DAILY_METRICS, metricIn } from "../../../src/lesson/daily-metrics.ts";
import type { Goal } from "../../../src/lesson/goal-data.ts";
import { goalLine } from "../../../src/view/lesson/goal-line.ts";

const DRIFT = { kind: "drift.began", where: {} };
const DEPLOYED = { kind: "model.deployed", where: {} };
const GOAL: Goal = {
	metric: "accuracy7d",
	comparison: "atLeast",
	value: 0.73,
	days: 7,
	must: [DRIFT, DEPLOYED],
	ordered: true,
	never: [],
	since: null,
};
const NOW: Parameters<typeof goalLine>[1] = {
	since: null,
	distance: 0.04,
	lost: false,
	seen: 2,
	value: 0.69,
	checkDay: null,
};
const line = (goal: Partial<Goal>, now: Partial<typeof NOW>) => {
	const whole = { ...GOAL, ...goal };
	const metric = whole.metric === null ? null : metricIn(DAILY_METRICS, whole.metric);
	const { state, measured } = goalLine(whole, { ...NOW, ...now }, metric, 40);
	return [state, measured];
};

describe("the line of a goal", () => {
	it("says how far the metric is, once all has happened that is asked for", () => {
		expect(line({}, {})).toEqual(["Not yet, .040 short", "now .690, asked for at least .730"]);
		expect(line({ comparison: "atMost", value: 0.65 }, {})).toEqual([
			"Not yet, .040 too much",
			"now .690, asked for at most .650",
		]);
		expect(line({ must: [] }, { seen: 0 })).toEqual(["Not yet, .040 short", "now .690, asked for at least .730"]);
	});

	it("counts the days on which it holds", () => {
		const held = { since: 38, distance: 0, value: 0.74 };
		expect(line({}, held)).toEqual(["Holds for 3 of 7 days", "now .740, asked for at least .730"]);
		expect(goalLine(GOAL, { ...NOW, ...held }, metricIn(DAILY_METRICS, "accuracy7d"), 40).held).toBe(3);
	});

	it("says first what has still to happen, and that the metric counts after it", () => {
		expect(line({}, { seen: 1 })).toEqual(["1 of 2 done", "after that at least .730 for 7 days; now .690"]);
		expect(line({ must: [DRIFT] }, { seen: 0, distance: 0, value: 0.75 })).toEqual([
			"Not yet",
			"after that at least .730 for 7 days; now .750",
		]);
	});

	it("never says that it holds, nor by how much it does not, while something has still to happen", () => {
		for (const comparison of ["atLeast", "atMost", "above", "below"] as const) {
			for (const days of [1, 7]) {
				for (const ordered of [true, false]) {
					const [state] = line({ comparison, days, ordered }, { seen: 1, distance: 0.299 });
					expect(state).toBe("1 of 2 done");
				}
			}
		}
	});

	it("has no figures where only events are asked for", () => {
		const events = { metric: null, days: 1 };
		expect(line(events, { seen: 1, distance: 0, value: null })).toEqual(["1 of 2 done", null]);
		expect(line({ ...events, must: [DRIFT] }, { seen: 0, distance: 0 })).toEqual(["Not yet", null]);
	});

	it("says what is missing against another level, of which the sentence tells more", () => {
		const against = { metric: "businessLoss", comparison: "atMost", value: -1000, days: 1, against: 1 } as const;
		expect(line({ ...against, must: [] }, { seen: 0, distance: 700, value: 9000 })).toEqual([
			"Not yet, 700 too much",
			null,
		]);
	});

	it("tells how things stand when only the day is missing on which it is checked", () => {
		const until = { must: [{ kind: "day.served", where: { day: 119 } }], days: 1 };
		expect(line(until, { seen: 0, checkDay: 119 })).toEqual([
			"Not yet, .040 short",
			"now .690, asked for at least .730",
		]);
		expect(line(until, { seen: 0, checkDay: 119, distance: 0 })[0]).toBe("Holds so far");
	});

	it("says that there is no way on after something that is not allowed, be it forbidden or one too many", () => {
		expect(line({ never: [DEPLOYED] }, { lost: true, distance: null })).toEqual(["Not in this way", null]);
		expect(line({ most: { count: 1, pattern: DEPLOYED } }, { lost: true, seen: 1 })[0]).toBe("Not in this way");
	});
});
