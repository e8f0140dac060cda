import { describe, expect, it } from "vitest";
import { responses } from "../../../src/engine/query/response.ts";
import { event, servedOn } from "../../ops/events.ts";
import { logOf, noon } from "./logs.ts";

const days = (accuracy: (day: number) => number) =>
	Array.from({ length: 200 }, (_, day) => servedOn(day, { count: 1000, rightExpected: 1000 * accuracy(day) }));
const began = (day: number, drift: string) => event(24 * day + 8, "drift.began", { day, drift, complete: null });
const alert = (day: number) => event(noon(day), "alert.raised", { day, about: "performance", sentence: "" });
const told = (log: ReturnType<typeof logOf>) =>
	responses(log).map(({ drift, began: day, detectedAfter, sign, recoveredAfter }) => [
		drift,
		day,
		detectedAfter,
		sign?.kind ?? null,
		recoveredAfter,
	]);
/** .76, but .66 on days 50 .. 79. */
const dip = (day: number) => (day >= 50 && day < 80 ? 0.66 : 0.76);

describe("how a team met a drift", () => {
	it("is the days to the first sign, and to the true accuracy back near the base", () => {
		expect(told(logOf(days(dip), began(50, "carrier-b-degrades"), alert(57), alert(60)))).toEqual([
			["carrier-b-degrades", 50, 7, "alert.raised", 34],
		]);
	});

	it("counts no sign from before it, nor one after the next drift has begun", () => {
		const log = logOf(days(dip), began(50, "carrier-b-degrades"), alert(49), began(70, "van-cut-off"), alert(72));
		expect(told(log)).toEqual([
			["carrier-b-degrades", 50, null, null, null],
			["van-cut-off", 70, 2, "alert.raised", 14],
		]);
	});

	it("knows of no recovery where it does not come, and of none needed where nothing fell", () => {
		const log = (accuracy: (day: number) => number) => logOf(days(accuracy), began(50, "carrier-b-degrades"));
		expect(told(log((day) => (day < 50 ? 0.76 : 0.66)))[0]?.at(-1)).toBeNull();
		expect(told(log(() => 0.76))[0]?.at(-1)).toBe(0);
	});

	it("leaves out the control, which moves nothing", () => {
		expect(told(logOf(days(dip), began(50, "none")))).toEqual([]);
		expect(told([])).toEqual([]);
	});
});
