import { expect, it } from "vitest";
import { deliveredHours } from "../../src/world/delivered-hours.ts";
import { worldOf } from "./same.ts";

const world = worldOf();

it("a parcel takes two and a half days, a late one two more, with a deviation of 1.2 days", () => {
	const hours: [number[], number[]] = [[], []];
	for (let day = 0; day < 30; day++) {
		const made = world.day(day, []);
		for (const [i, late] of made.actual.late.entries()) hours[late as 0 | 1].push(deliveredHours(made)[i] as number);
	}
	const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	for (const [late, values] of hours.entries()) {
		// Standard error over some 6,000 parcels: 28.8 / √6,000 = .4 hours.
		expect(Math.abs(mean(values) - (60 + 48 * late))).toBeLessThan(4 * 0.4);
		const deviation = Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
		expect(Math.abs(deviation - 28.8)).toBeLessThan(1.2);
	}
});

it("is drawn once for a day, the same whatever is on beside, and moves no order", () => {
	const alone = worldOf().day(9, []);
	const asked = worldOf().day(9, []);
	const hours = deliveredHours(asked);
	expect(deliveredHours(asked)).toBe(hours);
	expect(asked).toEqual(alone);
	expect(deliveredHours(worldOf().day(9, [{ id: "weather-unit-change", from: 0 }]))).toEqual(hours);
});
