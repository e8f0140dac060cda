import { expect, test } from "vitest";
import type { ServedDay } from "../../src/ops/serve-day.ts";
import { WatchAnswers } from "../../src/ops/watch-answers.ts";
import type { WorldDay } from "../../src/world/world.ts";

/** A day of answers: score, recorded label and label day of each parcel. */
const dayOf = (day: number, rows: readonly (readonly [number, number, number])[]): [WorldDay, ServedDay] => [
	{ day, actual: { labelDay: Int16Array.from(rows, ([, , due]) => due) } } as unknown as WorldDay,
	{
		scores: Float64Array.from(rows, ([score]) => score),
		label: Uint8Array.from(rows, ([, label]) => label),
	} as unknown as ServedDay,
];

function twoDays(): WatchAnswers {
	const answers = new WatchAnswers();
	answers.add(
		...dayOf(0, [
			[0.9, 1, 3],
			[0.9, 0, 2],
			[0.2, 1, 3],
		]),
	);
	answers.add(
		...dayOf(1, [
			[0.5, 1, 3],
			[0.4, 0, 6],
		]),
	);
	return answers;
}

test("errors come in the order in which labels arrive: by day of arrival, then by order; each once", () => {
	const answers = twoDays();
	expect([0, 1, 2, 3, 4, 6].map((day) => answers.take(day))).toEqual([[], [], [1], [0, 1, 0], [], [0]]);
	expect(answers.take(3)).toEqual([]);
});

test("a window has the answers of its days, their accuracy by the recorded labels, and the day of the last label", () => {
	const whole = twoDays().window(0, 1);
	expect(whole).toMatchObject({ from: 0, to: 1, complete: 6 });
	expect(whole?.accuracy).toBeCloseTo(3 / 5, 12);
	expect([...(whole?.scores ?? [])]).toEqual([0.9, 0.9, 0.2, 0.5, 0.4]);
	expect(twoDays().window(1, 5)).toMatchObject({ from: 1, accuracy: 1, complete: 6 });
	expect(twoDays().window(2, 5)).toBeNull();
});

test("the answers of the model before are forgotten", () => {
	const answers = twoDays();
	answers.forget();
	expect(answers.window(0, 9)).toBeNull();
	expect(answers.take(3)).toEqual([]);
});
