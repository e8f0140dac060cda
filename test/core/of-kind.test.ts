import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ofKind } from "../../src/core/of-kind.ts";

const KINDS = ["a", "b", "c"] as const;
const anyLog = fc.array(fc.constantFrom(...KINDS)).map((kinds) => kinds.map((kind, place) => ({ kind, place })));

const same = (events: readonly { kind: string }[]) => {
	for (const kind of [...KINDS, "never"]) {
		expect(ofKind(events, kind)).toEqual(events.filter((event) => event.kind === kind));
	}
};

describe("the events of one kind", () => {
	it("are those that a look through the log finds, however it has grown between two questions", () => {
		fc.assert(
			fc.property(anyLog, fc.array(fc.nat(20)), (whole, steps) => {
				const log: { kind: string }[] = [];
				same(log);
				for (const step of steps) {
					log.push(...whole.slice(log.length, log.length + step));
					same(log);
				}
			}),
		);
	});

	it("are not told of a log that has shrunk, or that holds another run's events in the same list", () => {
		const log = [{ kind: "a" }, { kind: "b" }, { kind: "a" }];
		same(log);
		log.pop();
		expect(() => ofKind(log, "a")).toThrow("a log only grows");
		log.push({ kind: "c" }, { kind: "c" });
		expect(() => ofKind(log, "a")).toThrow("a log only grows");
		const emptied = [{ kind: "a" }];
		same(emptied);
		emptied.length = 0;
		expect(() => ofKind(emptied, "a")).toThrow("a log only grows");
	});

	it("of two runs are told apart by their lists, and an empty log may still begin", () => {
		const begun: { kind: string }[] = [];
		same(begun);
		begun.push({ kind: "b" });
		same(begun);
		same([{ kind: "a" }]);
	});

	it("are a list of their own, which may be changed without harm", () => {
		const log = Array.from({ length: 20 }, (_, place) => ({ kind: KINDS[place % 3] as string, place }));
		ofKind(log, "a").reverse().pop();
		same(log);
	});
});
