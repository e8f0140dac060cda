import { describe, expect, it } from "vitest";
import { planOf } from "../../../src/engine/plan.ts";
import { standardLanes } from "../../../src/engine/race-text.ts";
import { figureText, heading, lossInWords, money, progressInWords, whereWeAre } from "../../../src/view/race/words.ts";

const NAMES = ["Level 0", "Level 1", "Level 2"];

describe("the words of a race", () => {
	it("head the page with what is the same in all lanes", () => {
		expect(heading(standardLanes())).toBe("One storm, one stream of commits, three teams.");
		expect(heading([planOf({ drifts: [] }), planOf({ drifts: [] })])).toBe("One quiet year, no commits, two teams.");
	});

	it("say where the race is", () => {
		expect(whereWeAre(-1, 365)).toBe("365 days, none played yet.");
		expect(whereWeAre(251, 365)).toBe("Day 251 of 365.");
	});

	it.each([
		[0, "0"],
		[998.4, "998"],
		[1000, "1.0k"],
		[43_912, "43.9k"],
	])("print a loss of %s as %s", (value, text) => expect(money(value)).toBe(text));

	it("set the lowest loss against the next one, and every other against the lowest", () => {
		const losses = [43_900, 33_600, 31_200];
		expect(NAMES.map((_, lane) => lossInWords(losses, NAMES, lane))).toEqual([
			"12.7k more than Level 2",
			"2.4k more than Level 2",
			"lowest: 2.4k less than Level 1",
		]);
	});

	it("call nobody the lowest where two are, and say nothing before there is a loss", () => {
		expect(lossInWords([5000, 5000, 7000], NAMES, 0)).toBe("the same as Level 1");
		expect(lossInWords([5000, 5000, 7000], NAMES, 2)).toBe("2.0k more than Level 0");
		expect(lossInWords([0, 0, 0], NAMES, 1)).toBe("");
		expect(lossInWords([100], ["Level 0"], 0)).toBe("");
	});

	it.each([
		["share", 0.7421, ".742"],
		["cost", 191_387.5, "191\u202f388"],
		["hours", 140.6, "141"],
		["count", 37, "37"],
		["days", 0.06, "0.1"],
		["days", 231, "231"],
		["trainings", 91.46, "91.5"],
		["per 30 days", 1.64, "1.6"],
		["days", null, "–"],
	] as const)("print %s of %s as %s", (unit, value, text) => expect(figureText(unit, value)).toBe(text));

	it("tell a listener where the race is and who has lost least", () => {
		expect(progressInWords(-1, 365, [0, 0, 0], NAMES)).toBe("");
		expect(progressInWords(59, 365, [3000, 2000, 2500], NAMES)).toBe("Day 59 of 365. Level 1 has lost least, 2.0k.");
		expect(progressInWords(364, 365, [3000, 2000, 900], NAMES)).toBe("The race is over. Level 2 has lost least, 900.");
	});
});
