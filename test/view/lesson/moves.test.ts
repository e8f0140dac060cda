import { describe, expect, it } from "vitest";
import { planOf } from "../../../src/engine/plan.ts";
import type { Move } from "../../../src/lesson/moves.ts";
import type { Action } from "../../../src/ops/actions.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import type { Hands } from "../../../src/view/cockpit/hands.ts";
import { actionsAtStart, begin, play } from "../../../src/view/lesson/moves.ts";
import { delayOf, movesMade } from "../../../src/view/lesson/show-me.ts";

const extract: Move = {
	due: { day: 2, hour: 9 },
	action: { do: "extract", window: 14 },
	say: "Take the last 14 days.",
};
const prepare: Move = {
	due: { when: { kind: "data.extracted", where: {} }, wait: 1 },
	action: { do: "prepare" },
	say: "Prepare them.",
};

/** A run in which whatever is extracted is there two days later. */
function hands() {
	let plan = planOf({ drifts: [] });
	let hour = 0;
	const log: OpsEvent[] = [];
	const made: Hands = {
		run: () => ({ plan, log: log.filter(({ t }) => t <= hour), hour, over: hour >= 24 * plan.days }),
		async open(next, at) {
			plan = next;
			hour = at;
		},
		turnFrom() {},
		async takeAt(action, at) {
			plan = { ...plan, actions: [...plan.actions, { ...action, at } as Action] };
			if (action.do === "extract") log.push({ t: at + 48.5, run: 1, kind: "data.extracted" } as OpsEvent);
		},
		async day() {
			hour += 24;
		},
	};
	return made;
}

describe("moves of a solution", () => {
	it("are taken at the hour at which they are due, by the day or by what they wait for", async () => {
		const mine = hands();
		const first = await play(extract, mine, 0, 0);
		expect(first).toBe(57);
		const second = await play(prepare, mine, 0, first ?? 0);
		expect(second).toBe(57 + 49 + 24);
		expect(mine.run().plan.actions.map(({ at, do: what }) => [at, what])).toEqual([
			[57, "extract"],
			[130, "prepare"],
		]);
	});

	it("lead to where a lesson begins", async () => {
		const mine = hands();
		const start = {
			plan: planOf({ drifts: [] }),
			hour: 240,
			inherited: 1,
			lead: [{ from: 48, moves: [extract, prepare] }],
		};
		await begin(start, mine, { seed: 11 });
		const { plan, hour } = mine.run();
		expect([plan.seed, plan.actions.length, hour]).toEqual([11, actionsAtStart(start), 240]);
		// The day of a move counts from the day on which its own lesson began.
		expect(plan.actions[0]?.at).toBe(48 + 57);
	});

	it("are counted as made while nothing else was done, in whatever order the fields of an action are", () => {
		const drift: Move = {
			due: { day: 0, hour: 0 },
			action: { do: "drift-on", drift: { id: "rural-grows", strength: 1 } },
			say: "",
		};
		const solution = [drift, prepare];
		expect(movesMade(solution, [])).toBe(0);
		expect(movesMade(solution, [{ drift: { strength: 1, id: "rural-grows" }, do: "drift-on", at: 31 }])).toBe(1);
		expect(movesMade(solution, [{ at: 31, do: "train" }])).toBeNull();
		expect(movesMade([drift], [{ at: 1, ...drift.action } as Action, { at: 2, do: "train" }])).toBeNull();
	});

	it("come as much later as the one before them was made by hand, in whole days, and never earlier", () => {
		const drift: Move = { due: { day: 1, hour: 7 }, action: { do: "drift-off", drift: "rural-grows" }, say: "" };
		const solution = [drift, extract, prepare];
		const made = (...hours: number[]) => hours.map((at, i) => ({ ...solution[i]?.action, at }) as Action);
		expect(delayOf(solution, [], 240)).toBe(0);
		expect(delayOf(solution, made(240 + 24 + 7), 240)).toBe(0);
		expect(delayOf(solution, made(240 + 3), 240)).toBe(0);
		expect(delayOf(solution, made(240 + 24 + 8), 240)).toBe(24);
		expect(delayOf(solution, made(240 + 24 * 11 + 7), 240)).toBe(240);
		// What waits for an event is as late as the event is.
		expect(delayOf(solution, made(240 + 31, 240 + 57, 2000), 240)).toBe(0);
	});
});
