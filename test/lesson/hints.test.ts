import { describe, expect, it } from "vitest";
import { attempts, comesByWaiting, hintsDue } from "../../src/lesson/hints.ts";
import type { Hint, HintWaits } from "../../src/lesson/lesson.ts";
import { deployed, firstModel, logOf, noon, pipelineMakes } from "../engine/query/logs.ts";
import { event } from "../ops/events.ts";
import { days, times } from "./logs.ts";

const hint = (waits: HintWaits): Hint => ({ grade: 1, waits, words: [] });
const due = (waits: HintWaits, log: ReturnType<typeof logOf>, from = 0) =>
	hintsDue([hint(waits)], log, from).length === 1;
const DEPLOYED = { kind: "model.deployed", where: {} };

describe("a hint", () => {
	it("waits for attempts: what came into service, was refused or stopped, since the lesson began", () => {
		const refused = event(noon(9), "action.refused", { action: "train", reason: "Prepare first." });
		const log = logOf(firstModel.slice(0, 1), pipelineMakes(1, 2, 4), deployed(5, 2, 1), refused);
		expect(attempts(log, 0)).toBe(2);
		expect(due({ for: "attempts", count: 2 }, log)).toBe(true);
		expect(due({ for: "attempts", count: 2 }, log, noon(6))).toBe(false);
	});

	it("waits for an event", () => {
		expect(due({ for: "event", event: DEPLOYED }, days(0.9))).toBe(false);
		expect(due({ for: "event", event: DEPLOYED }, logOf(days(0.9), deployed(5, 2, 1)))).toBe(true);
		const third = { kind: "model.deployed", where: { version: 3 } };
		expect(due({ for: "event", event: third }, logOf(days(0.9), deployed(5, 2, 1)))).toBe(false);
	});

	it("waits for days without an event, counted from the start or from another event", () => {
		const log = days(...times(21, 0.9));
		const waits = { for: "missing", event: DEPLOYED, days: 20, since: null } as const;
		expect(due(waits, log)).toBe(true);
		expect(due(waits, log.slice(0, 20))).toBe(false);
		expect(due(waits, logOf(log, deployed(19, 2, 1)))).toBe(false);
		const since = { kind: "complaint.raised", where: {} };
		expect(due({ ...waits, since }, log)).toBe(false);
		const complaint = event(0, "complaint.raised", { day: 0, weeks: 3 });
		expect(due({ ...waits, since }, logOf(complaint, log))).toBe(true);
	});

	it("comes by waiting alone while what it misses has not been seen; after that, and for what has to be done, it does not", () => {
		const coming = (waits: HintWaits, log: ReturnType<typeof logOf>) => comesByWaiting(hint(waits), log, 0);
		const waits = { for: "missing", event: DEPLOYED, days: 20, since: null } as const;
		const early = days(...times(10, 0.9));
		expect(coming(waits, early)).toBe(true);
		expect(coming(waits, logOf(early, deployed(5, 2, 1)))).toBe(false);
		expect(coming({ ...waits, since: { kind: "complaint.raised", where: {} } }, early)).toBe(false);
		expect(coming(waits, days(...times(21, 0.9)))).toBe(false);
		expect(coming({ for: "event", event: DEPLOYED }, early)).toBe(false);
		expect(coming({ for: "attempts", count: 1 }, early)).toBe(false);
	});
});
