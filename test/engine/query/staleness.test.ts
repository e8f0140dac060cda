import { describe, expect, it } from "vitest";
import { dataToModelLatency, staleness, stalenessByDay } from "../../../src/engine/query/staleness.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { servedOn } from "../../ops/events.ts";
import { deployed, firstModel, logOf, registered } from "./logs.ts";

/** Model 2 learnt from days 0 .. 9, was registered on day 12 and answers from day 15 on. */
const log = logOf(
	firstModel,
	Array.from({ length: 20 }, (_, day): OpsEvent => servedOn(day, { version: day > 15 ? 2 : 1, count: 10 })),
	registered(12, 2, 1, [0, 9]),
	deployed(15, 2, 1),
);

describe("staleness", () => {
	it("is the age of the newest orders that the model in service learnt from", () => {
		const byDay = stalenessByDay(log);
		expect(byDay.slice(0, 3)).toEqual([1, 2, 3]);
		expect(byDay.slice(14, 18)).toEqual([15, 16, 7, 8]);
		expect(staleness(log)).toBeCloseTo(byDay.reduce((sum, value) => sum + value, 0) / 20, 12);
		expect(staleness([])).toBeNull();
	});

	it("of a model that nobody registered cannot be", () => {
		expect(() => stalenessByDay([servedOn(0, { version: 3 })])).toThrow("model 3 served and was never registered");
	});
});

describe("data-to-model latency", () => {
	it("is the days until a model that learnt from a day's orders answers; unknown for orders that none has learnt from", () => {
		const latency = dataToModelLatency(log);
		expect(latency.slice(0, 10)).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6]);
		expect(latency.slice(10)).toEqual(new Array(10).fill(null));
	});

	it("counts the first such model, and not one that was made and never answered", () => {
		const later = logOf(log, registered(17, 3, 2, [0, 14]), registered(18, 4, 3, [0, 16]), deployed(19, 4, 2));
		expect(dataToModelLatency(later).slice(8, 13)).toEqual([7, 6, 9, 8, 7]);
	});
});
