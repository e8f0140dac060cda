import { describe, expect, test } from "vitest";
import type { Mark, TimelineData } from "../../../src/view/timeline/types.ts";
import { chartWords, dayWords, markWords, mean, periods, weatherOn } from "../../../src/view/timeline/words.ts";
import { wrap } from "../../../src/view/timeline/wrap.ts";

const data: TimelineData = {
	days: 365,
	now: 9,
	shown: null,
	series: [
		{ id: "t", name: "true", role: "true", values: [0.76, 0.75, 0.74, 0.73, 0.72, 0.71, 0.7, 0.69, 0.68, 0.67] },
		{ id: "o", name: "observed", role: "observed", values: [null, null, 0.76, 0.755] },
	],
	loss: [100, 110, 120, 130, 140, 150, 160, 170, 180, 190],
	bands: [
		{ id: "r", label: "Rural grows", texture: "P(X)", from: 2, to: 5 },
		{ id: "b", label: "Carrier B degrades", texture: "P(Y|X)", from: 8, to: null },
	],
	marks: [
		{ day: 3, kind: "model", label: "model 1 served", detail: "" },
		{ day: 9, kind: "alert", label: "performance", detail: "Run 4 starts" },
	],
	goal: { from: 30, at: 0.73, label: "true over .73 by day 30", draw() {} },
	bestPossible: 0.78,
};

test("a mark says its kind once", () => {
	const mark = (kind: Mark["kind"], label: string, detail = ""): Mark => ({ day: 1, kind, label, detail });
	expect(markWords(mark("model", "model 2"))).toBe("model 2");
	expect(markWords(mark("alert", "distance_km moved", "Nobody looked"))).toBe(
		"Alert: distance_km moved. Nobody looked",
	);
});

test("the weather of a day: from the first day, up to but not on the last", () => {
	expect(weatherOn(data.bands, 2).map((band) => band.id)).toEqual(["r"]);
	expect(weatherOn(data.bands, 5)).toEqual([]);
	expect(weatherOn(data.bands, 300).map((band) => band.id)).toEqual(["b"]);
});

describe("the slider", () => {
	test("says the day, every value, the loss, the weather and what happened", () => {
		expect(dayWords(data, 9, "a day")).toBe(
			"Day 9, now: true 0.670, observed 0.755 on day 3, loss 190 a day. Weather: Carrier B degrades. " +
				"Alert: performance. Run 4 starts.",
		);
	});

	test("says of a past day only what is of that day", () => {
		expect(dayWords({ ...data, shown: 3 }, 3, "a day")).toBe(
			"Day 3: true 0.730, observed 0.755, loss 130 a day. Weather: Rural grows. model 1 served.",
		);
	});

	test("says so when nothing is known", () => {
		expect(dayWords({ ...data, now: 0, series: [], loss: [], bands: [], marks: [] }, 0, "a day")).toBe(
			"Day 0, now: nothing is known yet.",
		);
	});
});

test("the chart in words has values, weather, latest event, goal and the best possible", () => {
	expect(chartWords(data, 9)).toBe(
		"Accuracy from day 0 to day 9 of 365. On day 9: true 0.670, observed 0.755 on day 3. " +
			"Weather: Rural grows, day 2 to 5; Carrier B degrades, from day 8. " +
			"Latest event, day 9: Alert: performance. Run 4 starts. Goal: true over .73 by day 30. Best possible 0.780.",
	);
});

describe("the table", () => {
	test("has a row per week with means, weather and events", () => {
		const [first, second, ...rest] = periods(data);
		expect(rest).toEqual([]);
		expect(first?.days).toBe("0 to 6");
		expect(first?.means[0]).toBeCloseTo(0.73, 9);
		expect(first?.means[1]).toBeCloseTo(0.7575, 9);
		expect(first?.loss).toBeCloseTo(130, 9);
		expect(first?.weather).toBe("Rural grows");
		expect(first?.events).toBe("day 3, model 1 served");
		expect(second).toMatchObject({ days: "7 to 9", weather: "Carrier B degrades" });
		expect(second?.means[1]).toBeNull();
	});

	test("takes four weeks a row for a run of many years", () => {
		const rows = periods({ ...data, days: 10_000, now: 9999 });
		expect(rows).toHaveLength(358);
		expect(rows[1]?.days).toBe("28 to 55");
	});
});

test("a mean skips the unknown, and of nothing is null", () => {
	expect(mean([1, null, 3], 0, 2)).toBe(2);
	expect(mean([1, 2], -5, 0)).toBe(1);
	expect(mean([null], 0, 0)).toBeNull();
});

test("a text is broken at its words, and a word too long stands alone", () => {
	const measure = (text: string) => text.length;
	expect(wrap("goal: true over .73", 10, measure)).toEqual(["goal: true", "over .73"]);
	expect(wrap("extraordinarily so", 5, measure)).toEqual(["extraordinarily", "so"]);
});
