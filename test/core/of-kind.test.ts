import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ofKind } from "../../src/core/of-kind.ts";

const KINDS = ["a", "b", "c"] as const;
const anyKinds = (most: number) => fc.array(fc.constantFrom(...KINDS), { maxLength: most });
const logOf = (kinds: readonly string[]) => kinds.map((kind, place) => ({ kind, place }));
const plainly = (events: readonly { kind: string }[], kind: string) => events.filter((event) => event.kind === kind);

const same = (events: readonly { kind: string }[]) => {
	for (const kind of [...KINDS, "never"]) {
		const found = ofKind(events, kind);
		const expected = plainly(events, kind);
		expect(found.length).toBe(expected.length);
		expect(found.every((event, i) => event === expected[i])).toBe(true);
	}
};

describe("the events of one kind", () => {
	it("are those that a look through the log finds, while it grows and when one goes back", () => {
		fc.assert(
			fc.property(anyKinds(400), fc.array(fc.nat(400), { maxLength: 12 }), fc.boolean(), (kinds, lengths, copies) => {
				const whole = logOf(kinds);
				const growing: { kind: string }[] = [];
				for (const length of lengths) {
					while (growing.length < Math.min(length, whole.length))
						growing.push(whole[growing.length] as { kind: string });
					same(copies ? [...growing] : growing);
					same(whole.slice(0, length));
				}
			}),
		);
	});

	it("are found in some of the events of a log that is known already, and in another log that begins with its first", () => {
		fc.assert(
			fc.property(anyKinds(400), anyKinds(400), fc.func(fc.boolean()), (kinds, others, keeps) => {
				const log = logOf(kinds);
				same(log);
				same(log.filter((event, i) => i === 0 || keeps(event.kind, i)));
				same([...log.slice(0, 1), ...logOf(others)]);
				same(log);
			}),
		);
	});

	it("are a list of their own, which may be changed without harm", () => {
		const log = logOf(Array.from({ length: 200 }, (_, i) => KINDS[i % 3] as string));
		ofKind(log, "a").reverse().pop();
		same(log);
	});
});
