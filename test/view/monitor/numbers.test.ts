import { expect, test } from "vitest";
import {
	dayRuns,
	decimals,
	plural,
	pText,
	quantity,
	rate,
	spoken,
	three,
	two,
} from "../../../src/view/monitor/numbers.ts";

test("shares and indices have no leading nought, and what is not known is a dash", () => {
	expect([0.719, 1, 0, -0.0381, -0.0001].map(three)).toEqual([".719", "1.000", ".000", "−.038", ".000"]);
	expect([0.312, 11.2, 0.004].map(two)).toEqual([".31", "11.20", ".00"]);
	expect([Number.NaN, Number.POSITIVE_INFINITY, null, undefined].map((value) => decimals(value, 3))).toEqual(
		Array(4).fill("–"),
	);
});

test("a p-value is never printed as nought or one", () => {
	expect([0, 1e-12, 0.00099, 0.001, 0.034, 0.9994, 1, Number.NaN].map(pText)).toEqual([
		"< .001",
		"< .001",
		"< .001",
		"= .001",
		"= .034",
		"> .999",
		"> .999",
		"–",
	]);
});

test("a small rate of false alarms is not nothing", () => {
	expect([0, 0.0004, 0.0123, null].map(rate)).toEqual(["0", "< .001", ".012", "–"]);
});

test("quantities keep four digits and their sign", () => {
	expect([120, 0.0354321, -4.2, 1234.567, 0, -0].map((value) => quantity(value))).toEqual([
		"120",
		"0.03543",
		"−4.2",
		"1235",
		"0",
		"0",
	]);
	expect(quantity(Number.NaN)).toBe("–");
	expect([plural(1, "day"), plural(22.5, "day"), plural(0, "window")]).toEqual(["1 day", "22.5 days", "0 windows"]);
});

test("spoken numbers have their nought, and sentences keep their full stops", () => {
	expect(spoken("PSI .31, small. p < .001, 1.20, −.05.")).toBe("PSI 0.31, small. p < 0.001, 1.20, −0.05.");
});

test("days in a row are one run, and only the newest runs are listed", () => {
	expect(dayRuns([141, 142, 143, 150])).toBe("141 to 143, 150");
	expect(dayRuns([])).toBe("");
	expect(dayRuns([1, 3, 5, 7], 2)).toBe("…, 5, 7");
});
