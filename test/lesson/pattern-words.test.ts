import { describe, expect, it, test } from "vitest";
import { EVENT_WORDS } from "../../src/lesson/event-words.ts";
import { notSo, wordsOf } from "../../src/lesson/pattern-words.ts";
import type { EventKind } from "../../src/ops/events.ts";
import { waitsFor } from "../../src/view/lesson/hint-words.ts";

test.each(Object.keys(EVENT_WORDS) as EventKind[])("%s is a clause that can be denied", (kind) => {
	const [, what, done] = /^an? (.+?) has (.+)$/.exec(EVENT_WORDS[kind]) ?? [];
	expect(notSo({ kind, where: {} })).toBe(`no ${what} has ${done}`);
});

describe("a pattern in words", () => {
	it("names a drift, and has the other fields behind the clause", () => {
		const drift = { kind: "drift.began", where: { drift: "carrier-b-degrades" } };
		expect([wordsOf(drift), notSo(drift)]).toEqual([
			"“Carrier B degrades” has begun",
			"“Carrier B degrades” has not begun",
		]);
		const rollback = { kind: "model.rolled-back", where: { version: 3, rehearsal: true } };
		expect(notSo(rollback)).toBe("no model has been rolled back (version 3, as a rehearsal)");
	});

	it("is what a hint waits for", () => {
		const event = { kind: "model.trained", where: {} };
		expect(waitsFor({ for: "event", event })).toBe("once a model has been trained");
		expect(waitsFor({ for: "missing", event, days: 3, since: null })).toBe(
			"after 3 days in which no model has been trained",
		);
	});
});
