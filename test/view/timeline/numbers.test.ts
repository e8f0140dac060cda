import { describe, expect, test } from "vitest";
import {
	accuracyText,
	accuracyTicks,
	dayStep,
	lastKnown,
	quantityText,
	tickText,
} from "../../../src/view/timeline/numbers.ts";

test("an accuracy has three places and no leading zero; certainty keeps its one", () => {
	expect([0.719, 0.7, 0.05, 1, 0].map(accuracyText)).toEqual([".719", ".700", ".050", "1.000", ".000"]);
});

test("a tick has two places, or three when the steps are finer", () => {
	expect(tickText(0.76, 0.04)).toBe(".76");
	expect(tickText(0.765, 0.005)).toBe(".765");
	expect(tickText(1, 0.1)).toBe("1.00");
});

test("quantities are short, with thin spaces between thousands", () => {
	expect([172.4, 0, 1234567, 3.25, 0.421, -1500].map(quantityText)).toEqual([
		"172",
		"0",
		"1\u2009234\u2009567",
		"3.3",
		"0.42",
		"-1\u2009500",
	]);
});

describe("ticks", () => {
	test("stand on whole hundredths, far enough apart", () => {
		const { at, step } = accuracyTicks(0.66, 0.785, 140, 33);
		expect(step).toBe(0.04);
		expect(at.map((tick) => tickText(tick, step))).toEqual([".68", ".72", ".76"]);
	});

	test("the whole of [0, 1] gets few", () => {
		expect(accuracyTicks(0, 1, 140, 33).at).toEqual([0, 0.5, 1]);
	});

	test("days: thirty on a wide year, twenty on a phone, more for a long horizon", () => {
		expect(dayStep(1080 / 365, 64)).toBe(30);
		expect(dayStep(300 / 120, 46)).toBe(20);
		expect(dayStep(1080 / 10_000, 64)).toBe(720);
		expect(dayStep(0.001, 64) % 3600).toBe(0);
	});
});

test("the last known value on a day, or none", () => {
	expect(lastKnown([0.7, null, 0.8, null], 3)).toEqual({ day: 2, value: 0.8 });
	expect(lastKnown([0.7, null, 0.8], 1.6)).toEqual({ day: 0, value: 0.7 });
	expect(lastKnown([0.7], 400)).toEqual({ day: 0, value: 0.7 });
	expect(lastKnown([null, null], 1)).toBeNull();
});
