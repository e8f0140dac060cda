import { describe, expect, it } from "vitest";
import { EventLog, type LogEvent, logHash } from "../../src/core/log.ts";

interface Note extends LogEvent {
	readonly text?: string;
	readonly detail?: { readonly a: number; readonly b: number };
}

const event = (t: number, rest: Partial<Note> = {}): Note => ({
	t,
	lane: 0,
	actor: "somebody",
	kind: "something",
	hours: 0,
	cost: 0,
	run: null,
	...rest,
});

describe("event log", () => {
	it("keeps events in the order in which they were appended, several at one hour too", () => {
		const log = new EventLog<Note>();
		const events = [event(-3), event(0, { text: "first" }), event(0, { text: "second" }), event(2.5)];
		for (const one of events) log.append(one);
		expect(log.events).toEqual(events);
	});

	it("refuses to go back in time, and says which event came after which; the log stays as it was", () => {
		const log = new EventLog<Note>();
		log.append(event(5, { kind: "day.served" }));
		expect(() => log.append(event(4.9, { kind: "report.sent" }))).toThrow(
			"event log: report.sent at hour 4.9 comes after day.served at hour 5",
		);
		expect(log.events).toHaveLength(1);
	});
});

describe("hash of a log", () => {
	const events = [event(0, { text: "a" }), event(1, { detail: { a: 1, b: 2 } }), event(1, { run: 3 })];

	it("is 64 hexadecimal digits and depends on nothing but the events", () => {
		expect(logHash(events)).toMatch(/^[0-9a-f]{64}$/);
		expect(logHash(structuredClone(events))).toBe(logHash(events));
	});

	it("does not depend on the order in which an event's keys were written, at any depth", () => {
		const turned = events.map((one) => ({ ...Object.fromEntries(Object.entries(one).reverse()) }) as unknown as Note);
		turned[1] = { ...(turned[1] as Note), detail: { b: 2, a: 1 } };
		expect(JSON.stringify(turned)).not.toBe(JSON.stringify(events));
		expect(logHash(turned)).toBe(logHash(events));
	});

	it("changes with any field of any event, with their order, and with one more or one fewer", () => {
		const changes: Note[][] = [
			...events.map((_, i) => events.filter((_, j) => j !== i)),
			[...events, event(2)],
			[events[0] as Note, events[2] as Note, events[1] as Note],
			[],
		];
		const other = { t: 0.5, lane: 1, actor: "x", kind: "x", hours: 1, cost: 1, run: 0, text: "x" };
		for (const [key, value] of Object.entries(other)) {
			changes.push(events.map((one, i) => (i === 1 ? { ...one, [key]: value } : one)));
		}
		changes.push(events.map((one) => (one.detail ? { ...one, detail: { a: 1, b: 3 } } : one)));
		const hashes = new Set([events, ...changes].map(logHash));
		expect(hashes.size).toBe(changes.length + 1);
	});
});
