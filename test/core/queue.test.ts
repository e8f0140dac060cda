import fc from "fast-check";
import { expect, it } from "vitest";
import { EventQueue } from "../../src/core/queue.ts";

interface Pushed {
	readonly time: number;
	readonly priority: number;
	readonly item: number;
}

/** The slow truth: a list kept in order by (time, priority), equal ones in the order in which they came. */
const inOrder = (waiting: readonly Pushed[]): Pushed[] =>
	waiting.toSorted((a, b) => a.time - b.time || a.priority - b.priority || a.item - b.item);

const push = fc.record({ time: fc.integer({ min: -5, max: 5 }), priority: fc.integer({ min: 0, max: 3 }) });

it("gives back what was pushed by time, then priority, then the order of pushing", () => {
	fc.assert(
		fc.property(fc.array(push, { maxLength: 200 }), (entries) => {
			const pushed = entries.map((entry, item) => ({ ...entry, item }));
			const queue = new EventQueue<number>();
			for (const { time, priority, item } of pushed) queue.push(time, priority, item);
			expect(queue.size).toBe(pushed.length);
			const popped = pushed.map(() => queue.pop());
			expect(popped).toEqual(inOrder(pushed).map(({ time, item }) => ({ time, item })));
			expect(queue.pop()).toBeUndefined();
		}),
	);
});

it("keeps that order when pushing and taking alternate, as in a simulation", () => {
	fc.assert(
		fc.property(fc.array(fc.option(push, { freq: 2 }), { maxLength: 200 }), (steps) => {
			const queue = new EventQueue<number>();
			let waiting: Pushed[] = [];
			for (const [item, step] of steps.entries()) {
				if (step) {
					queue.push(step.time, step.priority, item);
					waiting = inOrder([...waiting, { ...step, item }]);
				} else {
					const next = waiting.shift();
					expect(queue.pop()).toEqual(next && { time: next.time, item: next.item });
				}
				expect(queue.size).toBe(waiting.length);
				expect(queue.nextTime).toBe(waiting[0]?.time ?? Number.POSITIVE_INFINITY);
			}
		}),
	);
});

it("refuses a time that is not a moment", () => {
	const queue = new EventQueue<string>();
	for (const time of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
		expect(() => queue.push(time, 0, "x")).toThrow(/not finite/);
	}
	expect(queue.size).toBe(0);
});
