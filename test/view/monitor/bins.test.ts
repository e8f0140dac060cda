import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binName, binWords, drawable, edgeTicks, heaviest, printedTerm } from "../../../src/view/monitor/bins.ts";

const termOf = (r: number, c: number) => (r - c) * Math.log(r / c);

describe("printedTerm", () => {
	test("three digits when they do", () => {
		expect(printedTerm({ r: 0.0331, c: 0.0862, adds: termOf(0.0331, 0.0862) })).toEqual({
			c: ".086",
			r: ".033",
			term: ".051",
		});
	});

	test("more digits where three would give another term, or no number at all", () => {
		const adds = termOf(0.0001, 0.42);
		const { r, c, term } = printedTerm({ r: 0.0001, c: 0.42, adds });
		expect(r.length).toBeGreaterThan(4);
		expect(Number(termOf(Number(r), Number(c)).toFixed(3))).toBe(Number(term));
	});

	test("whoever types the printed digits gets the printed term", () => {
		const share = fc.double({ min: 1e-10, max: 1, noNaN: true });
		fc.assert(
			fc.property(share, share, (r, c) => {
				const adds = termOf(r, c);
				const printed = printedTerm({ r, c, adds });
				expect(termOf(Number(printed.r), Number(printed.c)).toFixed(3).replace(/^0\./, ".")).toBe(printed.term);
				expect(printed.term).toBe(adds.toFixed(3).replace(/^0\./, "."));
			}),
			{ seed: 4, numRuns: 2000 },
		);
	});
});

test("a bin is named by its ends or its word", () => {
	const nothing = { from: null, to: null, level: null };
	expect(binName({ ...nothing, from: 120, to: 140 })).toBe("120 to 140");
	expect(binName({ ...nothing, level: "town" })).toBe("town");
	expect(binName({ ...nothing, to: 5 })).toBe("below 5");
	expect(binName({ ...nothing, from: 5 })).toBe("5 and over");
	expect(binName(nothing)).toBe("outside what was learnt");
	expect(binName({ ...nothing, level: "" })).toBe("no word");
});

const bin = (from: number, reference: number, current: number) => ({
	from,
	to: from + 20,
	level: null,
	reference,
	current,
	r: reference,
	c: current,
	adds: termOf(reference, current),
});

test("a bin is spoken with its number, its place and its term", () => {
	expect(binWords(bin(120, 0.033, 0.086), 6, 10)).toBe(
		"Bin 7 of 10, 120 to 140: share now 0.086, learnt 0.033, adds 0.051",
	);
});

test("the look begins at the bin that adds most", () => {
	expect(heaviest([{ adds: 0.1 }, { adds: 0.4 }, { adds: 0.2 }])).toBe(1);
	expect(heaviest([])).toBe(0);
	expect(heaviest([{ adds: Number.NaN }])).toBe(0);
});

test("bins are drawn only when there are some, and all are numbers", () => {
	expect(drawable([bin(0, 0.5, 0.5)])).toBe(true);
	expect(drawable([])).toBe(false);
	expect(drawable([{ ...bin(0, 0.5, 0.5), current: Number.NaN }])).toBe(false);
});

test("edges are labelled where they have room; categories have none", () => {
	const bins = [0, 20, 40, 60].map((from) => bin(from, 0.25, 0.25));
	expect(edgeTicks(bins, 60).map(({ text }) => text)).toEqual(["0", "20", "40", "60", "80"]);
	expect(edgeTicks(bins, 12).map(({ at }) => at)).toEqual([0, 2, 4]);
	expect(edgeTicks([{ from: null, to: null, level: "town" }], 60)).toEqual([]);
});
