import { describe, expect, it } from "vitest";
import { mix } from "../../../src/view/diagram/mix.ts";
import {
	halfway,
	headPath,
	pathLength,
	pointAt,
	queuePlaces,
	roundedPath,
	withoutTip,
} from "../../../src/view/diagram/path.ts";

const elbow = [
	{ x: 0, y: 0 },
	{ x: 0, y: 40 },
	{ x: 30, y: 40 },
];

describe("path", () => {
	it("measures and walks a polyline around its corner", () => {
		expect(pathLength(elbow)).toBe(70);
		expect(pointAt(elbow, 10)).toEqual({ x: 0, y: 10 });
		expect(pointAt(elbow, 55)).toEqual({ x: 15, y: 40 });
		expect(pointAt(elbow, -5)).toEqual({ x: 0, y: 0 });
		expect(pointAt(elbow, 500)).toEqual({ x: 30, y: 40 });
		expect(() => pointAt([], 1)).toThrow("a path needs a point");
	});

	it("cuts the tip off, across a corner too", () => {
		expect(withoutTip(elbow, 10)).toEqual([elbow[0], elbow[1], { x: 20, y: 40 }]);
		expect(withoutTip(elbow, 45)).toEqual([elbow[0], { x: 0, y: 25 }]);
		expect(pathLength(withoutTip(elbow, 900))).toBe(0);
	});

	it("rounds corners, by less where a piece is short", () => {
		expect(roundedPath(elbow, 5)).toBe("M0 0L0 35Q0 40 5 40L30 40");
		expect(roundedPath([elbow[0], { x: 0, y: 4 }, { x: 30, y: 4 }] as typeof elbow, 5)).toBe("M0 0L0 2Q0 4 2 4L30 4");
		expect(roundedPath([], 5)).toBe("");
	});

	it("puts the head at the end, along the last piece, as wide as long", () => {
		expect(headPath(elbow)).toBe("M30 40L24 43L24 37Z");
		expect(headPath([...elbow].reverse())).toBe("M0 0L3 6L-3 6Z");
	});

	it("stands tokens in line from the tip backwards, and says how many find room", () => {
		expect(queuePlaces(70, 3)).toEqual([57, 45, 33]);
		expect(queuePlaces(70, 9)).toHaveLength(4);
		expect(Math.min(...queuePlaces(70, 9))).toBeGreaterThan(12);
		expect(queuePlaces(20, 4)).toEqual([10]);
		expect(queuePlaces(70, 0)).toEqual([]);
	});

	it("stands tokens on their way around the middle of the arrow, apart, never beyond their place", () => {
		expect(queuePlaces(70, 3).map((place) => halfway(70, place))).toEqual([35, 23, 16.5]);
		expect(halfway(20, 10)).toBe(10);
	});
});

describe("mix", () => {
	it("moves numbers in proportion and takes the rest from the second", () => {
		const a = { x: 0, list: [10, 20], word: "a", gone: null as null | { y: number } };
		const b = { x: 10, list: [20, 40], word: "b", gone: { y: 5 } };
		expect(mix(a, b)(0.5)).toEqual({ x: 5, list: [15, 30], word: "b", gone: { y: 5 } });
		expect(mix(a, b)(1)).toBe(b);
	});
});
