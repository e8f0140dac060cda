import { expect, it } from "vitest";
import { oldestSeen, seenAfter } from "../../../src/engine/query/seen-after.ts";

const BLIND = { drift: "rural-growth", began: 90, schema: null, inputs: null, estimate: null, errors: null };

it("is the day of each monitor's first alarm and the days since the drift began; blind ones have none", () => {
	expect(seenAfter({ ...BLIND, inputs: 97, errors: 148 })).toEqual({
		schema: null,
		inputs: { day: 97, after: 7 },
		estimate: null,
		errors: { day: 148, after: 58 },
		first: { day: 97, after: 7 },
	});
});

it("has for its first the earliest of all, be it the last monitor or the day of the drift itself", () => {
	expect(seenAfter({ ...BLIND, inputs: 112, errors: 91 }).first).toEqual({ day: 91, after: 1 });
	expect(seenAfter({ ...BLIND, began: 0, schema: 0, errors: 4 }).first).toEqual({ day: 0, after: 0 });
	expect(seenAfter(BLIND).first).toBeNull();
});

it("tells of the oldest drift that was seen, over those that nothing saw", () => {
	const later = { ...BLIND, began: 200, estimate: 214 };
	expect(oldestSeen([BLIND, later, { ...BLIND, began: 300, inputs: 301 }])).toEqual({
		day: 214,
		after: 14,
		began: 200,
	});
	expect(oldestSeen([BLIND])).toBeNull();
	expect(oldestSeen([])).toBeNull();
});
