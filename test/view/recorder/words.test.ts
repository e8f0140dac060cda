import { expect, it } from "vitest";
import { FIGURES } from "../../../src/engine/query/figures.ts";
import type { PairedRow } from "../../../src/engine/query/paired.ts";
import { differenceText, isDifferent, sameInWords } from "../../../src/view/recorder/words.ts";

const row = (id: string, values: (number | null)[]): PairedRow => ({
	figure: FIGURES.find((figure) => figure.id === id) as PairedRow["figure"],
	values,
	best: null,
	differences: values.map(() => null),
});

it("a difference has its sign, is “same” where the table prints the same, and a dash where there is none", () => {
	expect(differenceText("share", 0.0144)).toBe("+.014");
	expect(differenceText("share", -0.0144)).toBe("−.014");
	expect(differenceText("share", -0.0001)).toBe("same");
	expect(differenceText("cost", -1320.4)).toBe("−1\u202f320");
	expect(differenceText("days", -2.5)).toBe("−2.5");
	expect(differenceText("days", 0.01)).toBe("same");
	expect(differenceText("count", null)).toBe("–");
});

it("figures that print the same are told in one sentence, and those with nothing to count not at all", () => {
	const rows = [
		row("accuracy", [0.7, 0.71]),
		row("loss", [100, 100.2]),
		row("detect", [null, null]),
		row("hours", [3, 3]),
	];
	expect(rows.map(isDifferent)).toEqual([true, false, false, false]);
	expect(sameInWords(rows)).toBe("The same in both: business loss, human hours.");
	expect(sameInWords([row("hours", [3, 3, 3])])).toBe("The same in all: human hours.");
	expect(sameInWords([row("detect", [null, null])])).toBeNull();
});
