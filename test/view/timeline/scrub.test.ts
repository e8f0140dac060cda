import { describe, expect, test } from "vitest";
import { clampDay, dayForKey, nearestMark } from "../../../src/view/timeline/scrub.ts";

describe("keys", () => {
	test("arrows move a day, pages a week, Home goes to the first day", () => {
		expect(dayForKey("ArrowLeft", 138, 138)).toBe(137);
		expect(dayForKey("ArrowRight", 100, 138)).toBe(101);
		expect(dayForKey("PageDown", 100, 138)).toBe(93);
		expect(dayForKey("PageUp", 100, 138)).toBe(107);
		expect(dayForKey("Home", 100, 138)).toBe(0);
	});

	test("End and Escape go back to now, and so does stepping onto it", () => {
		expect(dayForKey("End", 100, 138)).toBeNull();
		expect(dayForKey("Escape", 100, 138)).toBeNull();
		expect(dayForKey("ArrowRight", 137, 138)).toBeNull();
		expect(dayForKey("PageUp", 135, 138)).toBeNull();
	});

	test("there is nothing before day 0", () => {
		expect(dayForKey("ArrowLeft", 0, 138)).toBe(0);
		expect(dayForKey("PageDown", 3, 138)).toBe(0);
	});

	test("other keys are left to the page", () => {
		expect(dayForKey(" ", 100, 138)).toBeUndefined();
		expect(dayForKey("n", 100, 138)).toBeUndefined();
		expect(dayForKey("toString", 100, 138)).toBeUndefined();
	});
});

test("a day asked for is whole, not negative, and now from now on", () => {
	expect(clampDay(12.6, 138)).toBe(13);
	expect(clampDay(-40, 138)).toBe(0);
	expect(clampDay(138, 138.4)).toBeNull();
	expect(clampDay(300, 138)).toBeNull();
	expect(clampDay(0, 0)).toBeNull();
});

test("a press near a mark means the mark, the nearest one", () => {
	const marks = [{ day: 83 }, { day: 88 }];
	expect(nearestMark(marks, 86.5, 3)).toBe(88);
	expect(nearestMark(marks, 84, 3)).toBe(83);
	expect(nearestMark(marks, 120, 3)).toBeNull();
});
