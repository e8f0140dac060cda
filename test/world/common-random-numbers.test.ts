import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categories, numbers } from "../../src/core/table.ts";
import { DRIFTS } from "../../src/world/catalogue.ts";
import { type DriftSwitch, shapesOf } from "../../src/world/drift.ts";
import { World, type WorldDay } from "../../src/world/world.ts";
import { changes, NO_CHANGES, worldOf } from "./same.ts";

const DAY = 98;

const driftSwitch = fc.constantFrom(...DRIFTS).chain((drift) =>
	fc.record({
		id: fc.constant(drift.id),
		from: fc.integer({ min: 0, max: 120 }),
		to: fc.option(fc.integer({ min: 90, max: 200 })),
		shape: fc.constantFrom(...shapesOf(drift)),
		over: fc.integer({ min: 1, max: 60 }),
		period: fc.integer({ min: 1, max: 120 }),
		strength: fc.constantFrom(0, 0.3, 1, 2.5),
	}),
);
const switches: fc.Arbitrary<DriftSwitch[]> = fc.uniqueArray(driftSwitch, {
	selector: (on) => on.id,
	maxLength: DRIFTS.length,
});
const day = fc.integer({ min: -60, max: 200 });

const small = () => worldOf({ ordersPerDay: 40 });

describe("several drifts at once", () => {
	it("give the same day in whatever order they are switched on", () => {
		const one = small();
		const other = small();
		const shuffled = switches.chain((on) =>
			fc.tuple(fc.constant(on), fc.shuffledSubarray(on, { minLength: on.length })),
		);
		fc.assert(
			fc.property(shuffled, day, ([on, mixed], t) => {
				expect(changes(one.day(t, on), other.day(t, mixed))).toEqual(NO_CHANGES);
			}),
		);
	});

	it("leave the truth to those that move it: faults of the pipe change none of it, whatever else is on", () => {
		const faults = new Set(
			DRIFTS.filter((drift) => drift.moves === "the pipe" && drift.id !== "label-delay").map(({ id }) => id),
		);
		const world = small();
		fc.assert(
			fc.property(switches, day, (on, t) => {
				const sound = world.day(
					t,
					on.filter(({ id }) => !faults.has(id)),
				);
				expect(changes(sound, world.day(t, on))).toMatchObject({
					actual: [],
					chance: false,
					late: false,
					labelDay: false,
				});
			}),
		);
	});
});

describe("a day", () => {
	it("is the same whatever was asked of the world before", () => {
		const used = small();
		fc.assert(
			fc.property(switches, day, (on, t) => {
				const fresh = new World(used.options);
				expect(changes(fresh.day(t, on), used.day(t, on))).toEqual(NO_CHANGES);
			}),
		);
	});

	it("that delivers what was true earlier is another day when the past was another, though today's drifts are the same", () => {
		const world = small();
		const stale: DriftSwitch = { id: "stale-feature", from: 0 };
		const overYesterday: DriftSwitch = { id: "peak-season", shape: "sudden", from: 0, to: DAY };
		const busyPast = world.day(DAY, [stale, overYesterday]);
		expect(changes(world.day(DAY, [stale]), busyPast)).toEqual({ ...NO_CHANGES, delivered: ["backlog"] });
	});

	it("is remembered", () => {
		const world = small();
		const on = [{ id: "town-depot" }];
		expect(world.day(150, on)).toBe(world.day(150, on));
		expect(world.day(150, on)).not.toBe(world.day(150, []));
	});

	it("has orders of its own under another seed and on another day", () => {
		const world = worldOf();
		const other = worldOf({ seed: 12 });
		expect(changes(world.day(7, []), other.day(7, [])).actual).toContain("distance_km");
		expect(changes(world.day(7, []), world.day(14, [])).actual).toContain("distance_km");
	});

	it("outside of the world's days is refused", () => {
		expect(() => worldOf().day(-61, [])).toThrow("world: day -61 is outside -60 .. 3649");
		expect(() => worldOf().day(3650, [])).toThrow("world: day 3650 is outside -60 .. 3649");
	});
});

describe("two scenarios on one seed differ only where a drift acts", () => {
	const world = worldOf();
	const calm = world.day(DAY, []);
	const rows = [...calm.actual.late.keys()];
	const under = (id: string): WorldDay => world.day(DAY, [{ id, from: 0, shape: "sudden" }]);
	const column = (of: WorldDay, name: string) => numbers(of.actual.table, name);
	const area = (of: WorldDay) => categories(of.actual.table, "area").codes;
	const moved = (of: WorldDay, name: string) => rows.filter((i) => column(of, name)[i] !== column(calm, name)[i]);

	it("rural growth replaces customers and leaves what they order, when and by whom", () => {
		const grown = under("rural-growth");
		expect(changes(calm, grown)).toMatchObject({ actual: ["distance_km", "area"], labelDay: false });
		const replaced = moved(grown, "distance_km");
		expect(replaced.length / rows.length).toBeCloseTo(0.375, 1);
		expect(replaced.every((i) => area(grown)[i] === 2)).toBe(true);
	});

	it("a larger share replaces the same customers and some more", () => {
		const some = moved(
			world.day(DAY, [{ id: "rural-growth", from: 0, shape: "sudden", strength: 0.5 }]),
			"distance_km",
		);
		const more = new Set(moved(under("rural-growth"), "distance_km"));
		expect(some.length).toBeGreaterThan(50);
		expect(some.every((i) => more.has(i))).toBe(true);
		expect(more.size).toBeGreaterThan(1.5 * some.length);
	});

	it("the depot shortens the ways in town and no other", () => {
		const depot = under("town-depot");
		expect(changes(calm, depot)).toMatchObject({ actual: ["distance_km"], labelDay: false });
		expect(moved(depot, "distance_km")).toEqual(rows.filter((i) => area(calm)[i] !== 2));
	});

	it("a peak fills depot and vans by two and half a standard deviation", () => {
		const peak = under("peak-season");
		expect(changes(calm, peak)).toMatchObject({ actual: ["backlog", "load"], labelDay: false });
		const open = rows.filter((i) => (column(calm, "backlog")[i] as number) > 0);
		for (const i of open)
			expect(column(peak, "backlog")[i]).toBeCloseTo((column(calm, "backlog")[i] as number) + 60, 9);
	});

	it("a concept drift turns only the labels whose draw lies between the old chance and the new one", () => {
		const swapped = under("carrier-b-degrades");
		const carrier = categories(calm.actual.table, "carrier").codes;
		for (const i of rows) {
			const [before, after] = [calm.actual.chance[i] as number, swapped.actual.chance[i] as number];
			if (carrier[i] === 0) expect(after).toBe(before);
			if (swapped.actual.late[i] === calm.actual.late[i]) continue;
			expect(swapped.actual.late[i]).toBe(after > before ? 1 : 0);
		}
	});
});
