import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlacedMark, placeMarks } from "../../../src/view/timeline/event-row.ts";
import type { Mark, MarkKind } from "../../../src/view/timeline/types.ts";

const mark = (day: number, label: string, kind: MarkKind = "model", detail = ""): Mark => ({
	day,
	label,
	kind,
	detail,
});
const x = (day: number) => 48 + 3 * day;
const measure = (text: string, bold: boolean) => (bold ? 7 : 6) * text.length;
const room = (penDay: number) => ({ left: 48, right: 1128, pen: x(penDay), penDay, mayCover: false, x, measure });
const place = (marks: Mark[], penDay: number) => placeMarks(marks, room(penDay));
const labelled = (placed: readonly PlacedMark[]) => placed.filter((spot) => spot.label).map((spot) => spot.mark.label);
const ends = (spot: PlacedMark): [number, number] => [
	spot.label?.x ?? 0,
	(spot.label?.x ?? 0) + measure(spot.label?.text ?? "", spot.atPen),
];

describe("marks on the events row", () => {
	test("stand on their day, with their words beside them", () => {
		const [spot] = place([mark(40, "model 2")], 100);
		expect(spot?.x).toBe(x(40));
		expect(spot?.label).toEqual({ text: "model 2", x: x(40) + 11 });
	});

	test("at the pen they say the whole sentence, or the short one if it does not fit", () => {
		const alert = mark(100, "alert: performance", "alert", "Run 4 starts");
		expect(place([alert], 100)[0]?.label?.text).toBe("alert: performance. Run 4 starts");
		const cramped = placeMarks([alert], { ...room(100), right: x(100) + 150 });
		expect(cramped[0]?.label?.text).toBe("alert: performance. Run 4 starts");
		expect(cramped[0]?.label?.x).toBeLessThan(x(100));
		const tight = placeMarks([alert], { ...room(100), left: x(100) - 60, right: x(100) + 150 });
		expect(tight[0]?.label?.text).toBe("alert: performance");
	});

	test("where words do not fit, the mark nearest to the pen keeps its own", () => {
		const marks = [mark(60, "twenty letters of one"), mark(120, "twenty letters of two")];
		const between = (penDay: number) => placeMarks(marks, { ...room(penDay), left: x(55), right: x(125) });
		expect(labelled(between(124))).toEqual(["twenty letters of two"]);
		expect(labelled(between(56))).toEqual(["twenty letters of one"]);
	});

	test("marks of one day stand side by side, the alert on the day itself, none in the future", () => {
		const placed = place([mark(100, "a", "alert"), mark(100, "b", "data"), mark(100, "c")], 100);
		expect(placed.map((spot) => [spot.mark.label, spot.x])).toEqual([
			["b", x(100) - 24],
			["c", x(100) - 12],
			["a", x(100)],
		]);
	});

	test("on day 0 they stay on the paper", () => {
		const placed = place([mark(0, "a"), mark(0, "b"), mark(0, "c")], 50);
		expect(placed.map((spot) => spot.x)).toEqual([48, 60, 72]);
	});

	test("marks of days that are not shown are left out", () => {
		const narrow = placeMarks([mark(10, "early"), mark(150, "shown")], { ...room(150), left: x(100) });
		expect(narrow.map((spot) => spot.mark.label)).toEqual(["shown"]);
	});

	test("at the pen one label speaks for all marks of the day", () => {
		const placed = place([mark(100, "deployed"), mark(100, "moved", "alert", "Nobody looked")], 100);
		expect(placed.map((spot) => spot.label?.text)).toEqual([undefined, "deployed; moved. Nobody looked"]);
		expect(placed[1]?.label?.x).toBe(x(100) + 11);
	});

	test("someone who has gone to a day reads it, even where that covers other marks; while playing, nothing is covered", () => {
		const marks = [mark(95, "left"), mark(100, "here", "alert", "and what it means"), mark(105, "right")];
		const reading = placeMarks(marks, { ...room(100), mayCover: true });
		expect(reading[1]?.label?.text).toBe("here. and what it means");
		expect(reading.map((spot) => spot.covered)).toEqual([false, false, true]);
		const playing = place(marks, 100);
		expect(playing[1]?.label).toBeNull();
		expect(playing.some((spot) => spot.covered)).toBe(false);
	});

	test("whatever happens, words touch no words, no other shape and not the pen, and shapes stay near their day", () => {
		const marks = fc.array(
			fc.record({
				day: fc.integer({ min: 0, max: 360 }),
				kind: fc.constantFrom<MarkKind>("model", "alert", "data", "code", "fork", "failure"),
				label: fc.string({ minLength: 1, maxLength: 20 }),
				detail: fc.string({ maxLength: 20 }),
			}),
			{ maxLength: 60 },
		);
		fc.assert(
			fc.property(marks, fc.integer({ min: 0, max: 364 }), fc.boolean(), (all, penDay, mayCover) => {
				const every = placeMarks(all, { ...room(penDay), mayCover });
				expect(every).toHaveLength(all.length);
				const placed = every.filter((spot) => !spot.covered);
				const words = placed.filter((spot) => spot.label);
				for (const spot of placed) expect(Math.abs(spot.x - x(spot.mark.day))).toBeLessThanOrEqual(48);
				for (const spot of words) {
					const [from, to] = ends(spot);
					expect(from).toBeGreaterThanOrEqual(48);
					expect(to).toBeLessThanOrEqual(1128);
					expect(from < x(penDay) && to > x(penDay)).toBe(false);
					for (const other of words.filter((each) => each !== spot)) {
						const [start, end] = ends(other);
						expect(from < end && start < to).toBe(false);
					}
					for (const other of placed.filter((each) => each !== spot)) {
						expect(other.x - 6 < to && from < other.x + 6).toBe(false);
					}
				}
			}),
		);
	});
});
