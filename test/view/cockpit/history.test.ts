import { describe, expect, it } from "vitest";
import { anotherOf } from "../../../src/engine/another.ts";
import type { Beside } from "../../../src/engine/futures.ts";
import { type Plan, planOf } from "../../../src/engine/plan.ts";
import { History, type Moment } from "../../../src/view/cockpit/history.svelte.ts";

const EMPTY = planOf({ drifts: [] });
const storm = { do: "drift-on", drift: { id: "rural-growth" } } as const;

/** A page that does things: the plan in hand, and its history. */
function page(start: Plan) {
	const history = new History();
	let plan = start;
	let beside: Beside | null = null;
	let hour = 0;
	const to = (next: Plan) => {
		plan = next;
	};
	const back = (moment: Moment | null) => {
		if (!moment) return;
		({ plan, beside } = moment);
		hour = moment.hour ?? hour;
	};
	return {
		history,
		plan: () => plan,
		now: () => ({ plan, beside, hour }),
		play(to: number) {
			hour = to;
		},
		fork(name: string, at: number) {
			const next = { ...plan };
			history.turned({ plan, beside, hour }, next);
			[beside, hour] = [{ name, others: [{ name: "A", plan, day: hour / 24 }] }, at];
			to(next);
		},
		act(action: Record<string, unknown>) {
			to({ ...plan, actions: [...plan.actions, { at: 24, ...action }] } as Plan);
			history.acted();
		},
		turn(change: Parameters<typeof anotherOf>[1]) {
			const next = anotherOf(plan, change);
			history.turned({ plan, beside }, next);
			to(next);
		},
		undo: () => back(history.undo({ plan, beside, hour })),
		redo: () => back(history.redo()),
	};
}

describe("what was done can be taken back", () => {
	it("one action after the other, also those that came with a link", () => {
		const one = page({ ...EMPTY, actions: [{ at: 1, ...storm }] } as Plan);
		one.act({ do: "prepare" });
		one.undo();
		one.undo();
		expect(one.plan()).toEqual(EMPTY);
		expect(one.history.canUndo(one.plan())).toBe(false);
		one.undo();
		expect(one.plan()).toEqual(EMPTY);
	});

	it("past a turn to another level, which brings the old level back with what was done there", () => {
		const one = page(EMPTY);
		one.act(storm);
		one.act({ do: "extract", window: 14 });
		const before = one.plan();
		one.turn({ level: 1 });
		one.act({ do: "run-pipeline" });
		one.undo();
		expect(one.plan()).toMatchObject({ level: 1, actions: [storm] });
		one.undo();
		expect(one.plan()).toEqual(before);
		one.undo();
		expect(one.plan().actions).toHaveLength(1);
	});

	it("and done again, turns and actions in their order", () => {
		const one = page(EMPTY);
		one.act(storm);
		one.turn({ level: 1 });
		one.turn({ commits: "default" });
		one.act({ do: "run-pipeline" });
		const after = one.plan();
		for (let i = 0; i < 4; i++) one.undo();
		expect(one.plan()).toEqual(EMPTY);
		for (let i = 0; i < 4; i++) one.redo();
		expect(one.plan()).toEqual(after);
		expect(one.history.canRedo).toBe(false);
		for (let i = 0; i < 4; i++) one.undo();
		expect(one.plan()).toEqual(EMPTY);
	});

	it("until something else is done", () => {
		const one = page(EMPTY);
		one.act(storm);
		one.undo();
		one.turn({ team: "persona" });
		expect(one.history.canRedo).toBe(false);
	});

	it("past a fork, to the day that the run had reached before it, and forward to that of the fork", () => {
		const one = page(EMPTY);
		one.act(storm);
		one.play(2400);
		const before = one.now();
		one.fork("B", 960);
		const forked = one.now();
		one.act({ do: "extract", window: 14 });
		one.play(1200);
		one.undo();
		expect(one.now()).toEqual({ ...forked, hour: 1200 });
		one.undo();
		expect(one.now()).toEqual(before);
		one.redo();
		expect(one.now()).toEqual({ ...forked, hour: 1200 });
		one.redo();
		expect(one.plan().actions).toHaveLength(2);
		expect(one.now()).toMatchObject({ beside: { name: "B" }, hour: 1200 });
	});
});
