import { describe, expect, it } from "vitest";
import { FIGURES } from "../../src/engine/query/figures.ts";
import { DAILY_METRICS, metricIn, say } from "../../src/lesson/daily-metrics.ts";
import { METRICS } from "../../src/lesson/metrics.ts";
import { noon } from "../engine/query/logs.ts";
import { event } from "../ops/events.ts";
import { days, times } from "./logs.ts";

describe("a metric", () => {
	it("is every figure by which runs are compared, and what has a value a day", () => {
		for (const { id } of FIGURES) expect(metricIn(METRICS, id).byDay).toBeNull();
		const daily = [...METRICS.values()].filter(({ byDay }) => byDay !== null);
		const log = days(...times(9, 0.9), 0.2);
		expect(daily).toEqual([...DAILY_METRICS.values()]);
		for (const { byDay, value } of daily) expect(byDay?.(log).at(-1)).toBe(value(log));
		expect(() => metricIn(METRICS, "speed")).toThrow("metric speed: no such metric");
	});

	it("of the gap is how far the last week lies below the first four", () => {
		const gap = metricIn(METRICS, "accuracyGap7d").byDay?.(days(...times(28, 0.9), ...times(7, 0.6)));
		expect(gap?.[20]).toBeCloseTo(0, 12);
		expect(gap?.[34]).toBeCloseTo(0.3, 12);
	});

	it("of a rollback is the minutes of the last one that was no rehearsal", () => {
		const back = (day: number, minutes: number, rehearsal: boolean) =>
			event(noon(day), "model.rolled-back", { version: 2, to: 1, because: "", rehearsal, minutes });
		const metric = metricIn(METRICS, "rollbackMinutes");
		expect(metric.value([back(1, 3, true)])).toBeNull();
		expect(metric.value([back(1, 3, true), back(2, 9, false), back(3, 2, true)])).toBe(9);
	});

	it("is said with its unit", () => {
		expect(say({ unit: "share" }, 0.0142)).toBe(".014");
		expect(say({ unit: "share" }, -0.5)).toBe("−.500");
		expect(say({ unit: "hours" }, 12.04)).toBe("12 hours");
		expect(say({ unit: "count" }, 3)).toBe("3");
	});
});
