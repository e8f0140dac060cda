import { beforeAll, describe, expect, it } from "vitest";
import { startIn } from "../../src/engine/calibrate/play.ts";
import { type ServedModel, serve, skewById } from "../../src/model/serving.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import { LabelDesk } from "../../src/ops/label-desk.ts";
import { serveDay } from "../../src/ops/serve-day.ts";
import type { DriftSwitch } from "../../src/world/drift.ts";
import { worldOf } from "./same.ts";

const DAY = 40;
const world = worldOf();
let served: ServedModel;
beforeAll(async () => {
	const { first } = await startIn(world, cpuTrainer());
	served = { model: first.model, skew: null, previousScaler: null };
}, 30_000);

const on = (id: string, strength = 1): DriftSwitch[] => [{ id, strength, from: 0, shape: "sudden" }];
const daysUnder = (switches: readonly DriftSwitch[], model: ServedModel = served) => {
	const made = world.day(DAY, switches);
	return { made, day: serveDay(model, made) };
};

describe("training-serving skew", () => {
	const swapped = () => serve({ ...served, skew: skewById("one-hot-swapped") }, world.day(DAY, []).delivered, DAY);

	it("answers every request as the swapped code would, and half of them at half strength", () => {
		const plain = daysUnder([]).day.scores;
		expect(daysUnder(on("training-serving-skew")).day.scores).toEqual(swapped());
		const half = daysUnder(on("training-serving-skew", 0.5)).day.scores;
		expect(half.slice(0, 250)).toEqual(swapped().slice(0, 250));
		expect(half.slice(250)).toEqual(plain.slice(250));
		expect(plain).not.toEqual(swapped());
	});

	it("has its price told apart from the model's: what the model would get right as it was trained", () => {
		const { day } = daysUnder(on("training-serving-skew"));
		const sound = daysUnder([]).day;
		expect(day.rightAsTrained).toBe(sound.rightExpected);
		expect(day.rightExpected).toBeLessThan(sound.rightExpected - 0.08 * day.total.count);
	});

	it("comes on top of what ops got wrong already", () => {
		const rawDistance: ServedModel = { ...served, skew: skewById("raw-distance") };
		const both = daysUnder(on("training-serving-skew"), rawDistance).day.scores;
		expect(both).not.toEqual(swapped());
		expect(both).not.toEqual(daysUnder([], rawDistance).day.scores);
		// Swapping what is swapped already changes nothing: the code is wrong either way.
		const twice: ServedModel = { ...served, skew: skewById("one-hot-swapped") };
		expect(daysUnder(on("training-serving-skew"), twice).day.scores).toEqual(swapped());
	});
});

describe("feedback loop", () => {
	it("records express parcels as not late and leaves all others and the truth alone", () => {
		const { made, day } = daysUnder(on("feedback-loop"));
		const sound = daysUnder([]).day;
		expect({ ...day, label: null }).toEqual({ ...sound, label: null });
		expect(sound.label).toEqual(made.actual.late);
		made.actual.late.forEach((late, i) => {
			expect(day.label[i]).toBe(day.express[i] === 1 ? 0 : late);
		});
	});

	it("hides the labels of half of the parcels at half strength", () => {
		const { made, day } = daysUnder(on("feedback-loop", 0.5));
		expect(day.label.slice(250)).toEqual(made.actual.late.slice(250));
		expect(day.label.slice(0, 250).some((label, i) => label !== made.actual.late[i])).toBe(true);
	});

	it("lets the desk of labels learn what is recorded, and nothing truer", () => {
		const { made, day } = daysUnder(on("feedback-loop"));
		const desk = new LabelDesk();
		desk.expect(made, day, 1);
		const all = Array.from({ length: 8 }, (_, i) => desk.arrived(DAY + i));
		const sum = (of: "count" | "right" | "late" | "missed" | "needless") =>
			all.reduce((total, one) => total + one[of], 0);
		const rows = [...day.label.keys()];
		expect(sum("count")).toBe(rows.length);
		expect(sum("late")).toBe(rows.filter((i) => day.express[i] === 0 && made.actual.late[i] === 1).length);
		expect(sum("missed")).toBe(day.total.missed);
		expect(sum("needless")).toBe(day.total.express);
		expect(sum("right")).toBe(rows.filter((i) => (day.scores[i] as number) >= 0.5 === (day.label[i] === 1)).length);
	});
});
