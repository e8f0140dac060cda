import { describe, expect, it } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { planOf } from "../../src/engine/plan.ts";
import { dueAt, type Move } from "../../src/lesson/moves.ts";
import { playMoves } from "../../src/lesson/play-moves.ts";
import { provingOptions } from "../../src/lesson/prove.ts";
import { eventsOf } from "../../src/ops/events.ts";
import { deployed, noon } from "../engine/query/logs.ts";

const DEPLOYED = { kind: "model.deployed", where: {} };
const move = (due: Move["due"], action: Move["action"]): Move => ({ due, action, say: "" });
const extract = { do: "extract", window: 7 } as const;

describe("a move", () => {
	it("is due on its day of the lesson, or after the event it waits for", () => {
		expect(dueAt(move({ day: 2, hour: 9 }, extract), [], 240, 240)).toBe(240 + 48 + 9);
		expect(dueAt(move({ day: 2, hour: 9 }, extract), [], 240, 400)).toBe(400);
		const waits = move({ when: DEPLOYED, wait: 2 }, extract);
		expect(dueAt(waits, [], 0, 0)).toBeNull();
		expect(dueAt(waits, [deployed(5, 2, 1)], 0, 0)).toBe(noon(7));
		expect(dueAt(waits, [deployed(5, 2, 1)], 0, noon(6))).toBeNull();
	});

	it("is played at its hour; one whose turn never comes is left", async () => {
		const start = { plan: planOf({ drifts: [] }), hour: hourOf(2), lead: [], inherited: null };
		const first = move({ day: 1, hour: 9 }, extract);
		const never = move({ when: { kind: "model.rolled-back", where: {} }, wait: 0 }, { do: "train" });
		const { events, left } = await playMoves(start, 3, [first, never], 10, provingOptions());
		expect(left).toEqual([never]);
		expect(eventsOf(events, "step.started").map(({ t, step }) => [t, step])).toEqual([[hourOf(3) + 9, "extract"]]);
		expect(eventsOf(events, "day.served")).toHaveLength(12);
	});

	it("of a lesson before leads to the start of one that inherits its end", async () => {
		const lead = [{ from: hourOf(2), moves: [move({ day: 1, hour: 9 }, extract)] }];
		const start = { plan: planOf({ drifts: [] }), hour: hourOf(10), lead, inherited: 1 };
		const next = move({ when: { kind: "data.extracted", where: {} }, wait: 0 }, { do: "prepare" });
		const own = move({ day: 0, hour: 9 }, { do: "prepare" });
		const { events } = await playMoves(start, 3, [own], 9, provingOptions());
		// The day of a move counts from the day on which its own lesson began.
		expect(eventsOf(events, "step.started")[0]).toMatchObject({ t: hourOf(3) + 9, step: "extract" });
		expect(eventsOf(events, "data.prepared")).toHaveLength(2);
		expect((await playMoves(start, 3, [next], 9, provingOptions())).left).toEqual([next]);
	});
});
