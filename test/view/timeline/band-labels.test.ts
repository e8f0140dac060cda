import { describe, expect, test } from "vitest";
import { bandLabels, bandWords } from "../../../src/view/timeline/band-labels.ts";
import type { Band } from "../../../src/view/timeline/types.ts";

const band = (label: string, from: number, to: number | null): Band => ({
	id: label,
	label,
	texture: "P(X)",
	from,
	to,
});
/** 3 px a day, 6 px a letter. */
const room = {
	left: 48,
	right: 1128,
	lanes: 3,
	x: (day: number) => 48 + 3 * day,
	measure: (text: string) => 6 * text.length,
};

const overlap = (labels: ReturnType<typeof bandLabels>) =>
	labels.some((a) => labels.some((b) => a !== b && a.lane === b.lane && a.x < b.x + b.width && b.x < a.x + a.width));

test("a band in words", () => {
	expect(bandWords(band("Rural grows", 60, 120))).toBe("Rural grows, day 60 to 120");
	expect(bandWords(band("Carrier B degrades", 130, null))).toBe("Carrier B degrades, from day 130");
});

describe("names over the bands", () => {
	test("say their days where there is room", () => {
		const labels = bandLabels([band("Rural grows", 60, 120), band("Carrier B degrades", 130, null)], 138, room);
		expect(labels.map(({ text, x, lane }) => [text, x, lane])).toEqual([
			["Rural grows, day 60 to 120", 228, 0],
			["Carrier B degrades, from day 130", 438, 0],
		]);
	});

	test("drop the days before they take another row", () => {
		const labels = bandLabels([band("Rural grows", 60, 120), band("Peak season", 90, 110)], 138, room);
		expect(labels.map(({ text, lane }) => [text, lane])).toEqual([
			["Rural grows", 0],
			["Peak season, day 90 to 110", 0],
		]);
	});

	test("three that start within days of one another take three rows", () => {
		const labels = bandLabels([band("Rural", 60, 120), band("Peak", 62, 110), band("Carrier", 64, null)], 138, room);
		expect(labels.map((label) => label.lane)).toEqual([0, 1, 2]);
	});

	test("out of rows, the band furthest from the pen goes without, and nothing overlaps", () => {
		const bands = ["one", "two", "three", "four"].map((label, i) =>
			band(`${label} storm`, 60 + i, i === 0 ? 70 : null),
		);
		const labels = bandLabels(bands, 200, room);
		expect(labels.map((label) => label.band.label)).toEqual(["two storm", "three storm", "four storm"]);
		expect(overlap(labels)).toBe(false);
	});

	test("a name near the end of the year stays on the paper", () => {
		const [label] = bandLabels([band("Carrier B degrades", 355, null)], 360, room);
		expect((label?.x ?? 0) + (label?.width ?? 0)).toBeLessThanOrEqual(room.right);
	});

	test("bands outside of the visible days have none; one that began before them is named at the edge", () => {
		const window = { ...room, x: (day: number) => 48 + 9 * (day - 100) };
		const labels = bandLabels(
			[band("over", 20, 60), band("still on", 50, null), band("to come", 300, null)],
			150,
			window,
		);
		expect(labels.map(({ band: { label }, x }) => [label, x])).toEqual([["still on", 48]]);
	});
});
