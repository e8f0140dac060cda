import { describe, expect, it } from "vitest";
import type { OpsEvent } from "../../src/ops/events.ts";
import { BAD_WEEKS, weeklyReport } from "../../src/ops/report.ts";
import { event, labelsOn } from "./events.ts";

/** Reports of the weeks that end on days 7, 14, …, when every week has one arrival of ten labels that cost `losses`. */
function reports(losses: readonly number[]) {
	const events: OpsEvent[] = [];
	return losses.map((missed, week) => {
		events.push(labelsOn(7 * week + 3, { count: 10, missed }));
		const report = weeklyReport(events, 7 * week + 7);
		events.push(event(24 * (7 * week + 7) + 9, "report.sent", report));
		return report;
	});
}

describe("the weekly business report", () => {
	it("is the money lost per parcel over the labels that became known in the seven days before it", () => {
		const events = [
			labelsOn(6, { count: 100, missed: 100 }),
			labelsOn(7, { count: 10, missed: 2, needless: 1 }),
			labelsOn(13, { count: 20, missed: 1, needless: 3 }),
			labelsOn(14, { count: 100, needless: 100 }),
		];
		expect(weeklyReport(events, 14)).toMatchObject({ day: 14, lossPerOrder: (6 * 3 + 2.5 * 4) / 30 });
	});

	it("has nothing to say of a week without labels", () => {
		expect(weeklyReport([], 7)).toEqual({ day: 7, lossPerOrder: 0, baseline: null, bad: false, badInARow: 0 });
	});

	it("takes the mean of the first four weeks as the baseline, and keeps it", () => {
		const baselines = reports([1, 2, 3, 2, 9, 9, 9]).map(({ baseline }) => baseline);
		const mean = (0.6 + 1.2 + 1.8 + 1.2) / 4;
		expect(baselines.slice(0, 4)).toEqual([null, null, null, null]);
		for (const baseline of baselines.slice(4)) expect(baseline).toBeCloseTo(mean, 12);
	});

	it("calls a week bad that loses over 8 % more than the baseline, and no week before there is one", () => {
		const lost = (share: number) => {
			const week = reports([100, 100, 100, 100, 100 * share]).at(-1);
			return week?.bad;
		};
		expect([0.5, 1, 1.07, 1.09, 3].map(lost)).toEqual([false, false, false, true, true]);
		expect(reports([1, 50, 100, 200]).some(({ bad }) => bad)).toBe(false);
	});

	it("counts bad weeks in a row; one good week starts anew, and so does every fourth, which raises the complaint", () => {
		const weeks = [10, 10, 10, 10, 20, 20, 10, 20, 20, 20, 20, 20, 20, 20, 20, 10];
		expect(reports(weeks).map(({ badInARow }) => badInARow)).toEqual([0, 0, 0, 0, 1, 2, 0, 1, 2, 3, 4, 1, 2, 3, 4, 0]);
		expect(BAD_WEEKS).toBe(4);
	});
});
