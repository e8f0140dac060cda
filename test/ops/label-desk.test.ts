import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ArrivedLabels, LabelDesk } from "../../src/ops/label-desk.ts";
import { type ServedDay, serveDay } from "../../src/ops/serve-day.ts";
import type { WorldDay } from "../../src/world/world.ts";
import { calmWorld, TestShop } from "./shop.ts";

interface Parcel {
	readonly due: number;
	readonly late: boolean;
	readonly label: boolean;
	readonly right: boolean;
	readonly express: boolean;
}

/** A day of parcels as the desk is told of it; the rest of a world day is no concern of the desk. */
function filed(parcels: readonly Parcel[]): [WorldDay, ServedDay] {
	const bits = (pick: (parcel: Parcel) => boolean) => Uint8Array.from(parcels, (parcel) => (pick(parcel) ? 1 : 0));
	const actual = { late: bits((one) => one.late), labelDay: Int16Array.from(parcels, (one) => one.due) };
	const served = {
		right: bits((one) => one.right),
		express: bits((one) => one.express),
		label: bits((one) => one.label),
	};
	return [{ actual } as unknown as WorldDay, served as unknown as ServedDay];
}

const add = (a: ArrivedLabels, b: ArrivedLabels): ArrivedLabels => ({
	count: a.count + b.count,
	right: a.right + b.right,
	late: a.late + b.late,
	missed: a.missed + b.missed,
	needless: a.needless + b.needless,
});
const NOTHING: ArrivedLabels = { count: 0, right: 0, late: 0, missed: 0, needless: 0 };

/** What one label, once known, adds to what is known. */
const one = ({ late, label, right, express }: Parcel): ArrivedLabels => ({
	count: 1,
	right: right === (late === label) ? 1 : 0,
	late: label ? 1 : 0,
	missed: label && !express ? 1 : 0,
	needless: !label && express ? 1 : 0,
});

describe("the label desk", () => {
	const parcel = fc.record({
		due: fc.integer({ min: 2, max: 20 }),
		late: fc.boolean(),
		label: fc.boolean(),
		right: fc.boolean(),
		express: fc.boolean(),
	});

	it("gives every label once, on its day, and judges by the label that was recorded", () => {
		fc.assert(
			fc.property(fc.array(fc.array(parcel, { maxLength: 20 }), { maxLength: 10 }), (days) => {
				const desk = new LabelDesk();
				for (const parcels of days) desk.expect(...filed(parcels), 1);
				for (let day = 0; day <= 22; day++) {
					const due = days.flat().filter((each) => each.due === day);
					expect(desk.arrived(day)).toEqual(due.map(one).reduce(add, NOTHING));
				}
			}),
		);
	});

	it("knows nothing of parcels that it was not told of", () => {
		expect(new LabelDesk().arrived(3)).toEqual(NOTHING);
	});
});

describe("labels of a world's days", () => {
	it("arrive two to seven days after the order, all of them, and add up to what was served", async () => {
		const { level } = await TestShop.open();
		const desk = new LabelDesk();
		let served = NOTHING;
		for (let day = 0; day < 10; day++) {
			const made = calmWorld.day(day, []);
			const answers = serveDay(level.served, made);
			desk.expect(made, answers, 1);
			served = add(served, { ...answers.total, late: answers.late });
		}
		const arrivals = Array.from({ length: 20 }, (_, day) => desk.arrived(day));
		expect(arrivals.reduce(add, NOTHING)).toEqual(pickCounts(served));
		expect(arrivals.map(({ count }) => count > 0)).toEqual(arrivals.map((_, day) => day >= 2 && day <= 16));
	});
});

const pickCounts = ({ count, right, late, missed, needless }: ArrivedLabels): ArrivedLabels => ({
	count,
	right,
	late,
	missed,
	needless,
});
