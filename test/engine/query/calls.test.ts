import { expect, it } from "vitest";
import { calls } from "../../../src/engine/query/calls.ts";
import { event } from "../../ops/events.ts";

const alert = (day: number) => event(24 * day + 8, "alert.raised", { day, about: "performance", sentence: `${day}!` });
const complaint = (day: number) => event(24 * day + 15, "complaint.raised", { day, weeks: 3 });
const said = (log: Parameters<typeof calls>[0]) => {
	const { count, last } = calls(log);
	return [count, last?.day, last?.call];
};

it("counts alerts and complaints together, and tells the last of them with its day", () => {
	const log = [alert(3), complaint(9), event(24 * 10, "drift.ended", { day: 10, drift: "none" }), alert(20)];
	expect(said(log)).toEqual([3, 20, log[3]]);
	expect(said(log.slice(0, 3))).toEqual([2, 9, log[1]]);
	expect(said(log.slice(0, 1))).toEqual([1, 3, log[0]]);
});

it("says nothing of a day on which nobody was called", () => expect(calls([])).toEqual({ count: 0, last: null }));
