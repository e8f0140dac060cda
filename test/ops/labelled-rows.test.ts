import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { takeRows } from "../../src/core/table.ts";
import { originOf } from "../../src/ops/labelled-rows.ts";
import { World } from "../../src/world/world.ts";
import { storeOf } from "./stores.ts";

const world = new World({ seed: 7, ordersPerDay: 20, dayShock: 0.05 });

describe("the origin of labelled rows", () => {
	it("is one object for the same days asked for on the same day, whichever store hands them out, and never for other rows", () => {
		const [one, other] = [storeOf(world), storeOf(world)];
		const asked = fc.record({ from: fc.integer({ min: -30, max: -1 }), today: fc.integer({ min: -4, max: 3 }) });
		fc.assert(
			fc.property(asked, asked, (a, b) => {
				const [rows, others] = [one.labelled(a.from, -1, a.today), other.labelled(b.from, -1, b.today)];
				const same =
					a.from === b.from && rows.late.length === others.late.length && `${rows.days}` === `${others.days}`;
				// On another day more labels may be known, or just as many: then the rows may have one origin or two.
				if (originOf(rows) === originOf(others)) {
					expect(same).toBe(true);
					expect(others.table).toEqual(rows.table);
				} else expect(a.from === b.from && a.today === b.today).toBe(false);
			}),
		);
	});

	it("is another once a day of them has been repaired", () => {
		const data = storeOf(world);
		const before = originOf(data.labelled(-20, -10, 0));
		const table = data.delivered(-15);
		if (!table) throw new Error("nothing is stored");
		data.replace(-15, takeRows(table, [...Array(table.rows).keys()]));
		expect(originOf(data.labelled(-20, -10, 0))).not.toBe(before);
		expect(originOf(data.labelled(-14, -10, 0))).toBe(originOf(storeOf(world).labelled(-14, -10, 0)));
	});

	it("of rows that were made of others is those rows themselves", () => {
		const rows = storeOf(world).labelled(-20, -10, 0);
		const copy = { ...rows };
		expect(originOf(copy)).toBe(copy);
		expect(copy).toEqual({ ...rows });
	});
});
