import { describe, expect, test } from "vitest";
import { DRIFTS } from "../../src/world/catalogue.ts";
import { shapesOf } from "../../src/world/drift.ts";
import { against, NO_CHANGES, worldOf } from "./same.ts";

const FROM = 38;
const TO = 80;
const cases = DRIFTS.filter((drift) => drift.moves !== "nothing").flatMap((drift) =>
	shapesOf(drift).map((shape) => [drift.id, shape] as const),
);

describe("true onset and end", () => {
	// Enough orders that even the first day of a gradual drift, 2 % of it, meets one.
	const world = worldOf({ ordersPerDay: 5000 });

	test.each(cases)("%s as %s begins on its day and ends on its day, not one earlier or later", (id, shape) => {
		const on = [{ id, shape, from: FROM, to: TO, over: 20, period: 40 }];
		expect(against(world, FROM - 1, on)).toEqual(NO_CHANGES);
		expect(against(world, FROM, on)).not.toEqual(NO_CHANGES);
		expect(against(world, TO - 1, on)).not.toEqual(NO_CHANGES);
		if (shape === "recurring") {
			// Spells are days 38 .. 57 and 78 .. 97, cut off at 80.
			expect(against(world, 57, on)).not.toEqual(NO_CHANGES);
			expect(against(world, 58, on)).toEqual(NO_CHANGES);
			expect(against(world, 77, on)).toEqual(NO_CHANGES);
		}
		expect(against(world, TO, on)).toEqual(NO_CHANGES);
	});

	test("the control changes nothing on any day", () => {
		for (let day = FROM - 1; day <= TO; day++)
			expect(against(world, day, [{ id: "none", from: FROM }])).toEqual(NO_CHANGES);
	});
});
