import { describe, expect, it } from "vitest";
import { checkGoal as check, checkDay } from "../../src/lesson/goal.ts";
import type { Goal } from "../../src/lesson/goal-data.ts";
import { METRICS } from "../../src/lesson/metrics.ts";
import type { OpsEvent } from "../../src/ops/events.ts";
import { by, deployed, firstModel, logOf, noon } from "../engine/query/logs.ts";
import { event } from "../ops/events.ts";
import { days, times } from "./logs.ts";

const checkGoal = (goal: Goal, log: readonly OpsEvent[], from: number) => check(goal, log, from, METRICS);

const DRIFT = { kind: "drift.began", where: { drift: "carrier-b-degrades" } };
const DEPLOYED = { kind: "model.deployed", where: {} };
const ADAPTED: Goal = {
	metric: "accuracy7d",
	comparison: "atLeast",
	value: 0.8,
	days: 7,
	must: [DRIFT, DEPLOYED],
	ordered: true,
	never: [],
	since: null,
};
const began = (day: number) => event(24 * day + 8, "drift.began", { day, drift: "carrier-b-degrades", complete: null });
/** Right until day 9, wrong until 29, right again. */
const fallen = (more: number) => days(...times(10, 0.85), ...times(20, 0.7), ...times(more, 0.85));

describe("a goal about days", () => {
	it("is met once the metric has held for so long after everything that is asked for, and stays met", () => {
		const log = logOf(firstModel, fallen(30), began(10), deployed(30, 2, 1));
		expect(checkGoal(ADAPTED, log, 0)).toEqual({
			met: true,
			since: 34,
			distance: 0,
			lost: false,
			seen: 2,
			whyNot: null,
		});
		const lost = logOf(firstModel, fallen(30), days(...times(60, 0), 0.5).slice(60), began(10), deployed(30, 2, 1));
		expect(checkGoal(ADAPTED, lost, 0)).toMatchObject({ met: true, since: 34 });
	});

	it("does not count days on which it held before", () => {
		const log = logOf(firstModel, fallen(0), began(10));
		expect(checkGoal(ADAPTED, log, 0)).toMatchObject({ met: false, since: null });
	});

	it("says how much is missing, and for how long it has held", () => {
		const short = logOf(firstModel, fallen(3), began(10), deployed(30, 2, 1));
		const state = checkGoal(ADAPTED, short, 0);
		expect(state.distance).toBeCloseTo(0.8 - (3 * 0.85 + 4 * 0.7) / 7, 12);
		expect(state.whyNot).toBe("True accuracy over seven days: .036 short of .800.");
		expect(checkGoal(ADAPTED, logOf(firstModel, fallen(8), began(10), deployed(30, 2, 1)), 0)).toEqual({
			met: false,
			since: 34,
			distance: 0,
			lost: false,
			seen: 2,
			whyNot: "True accuracy over seven days: it has held for 4 of 7 days.",
		});
	});

	it("says that there is nothing to measure yet", () => {
		const goal = { ...ADAPTED, metric: "observedAccuracy7d", must: [] };
		expect(checkGoal(goal, days(0.9), 0)).toEqual({
			met: false,
			since: null,
			distance: null,
			lost: false,
			seen: 0,
			whyNot: "Observed accuracy over seven days: nothing to measure yet.",
		});
	});
});

describe("a budget", () => {
	const set = (day: number) => event(noon(day), "policy.set", { field: "window", value: 14 });
	const goal = { ...ADAPTED, metric: null, most: { count: 1, pattern: { kind: "policy.set", where: {} } } };

	it("is kept up to its number, and the first event beyond it is named", () => {
		const log = logOf(days(0.9), began(10), set(12), deployed(30, 2, 1));
		expect(checkGoal(goal, log, 0).met).toBe(true);
		expect(checkGoal(goal, logOf(log, set(20)), 0)).toMatchObject({
			met: false,
			lost: true,
			whyNot: "One more than the 1 allowed, on day 20: a setting has been changed.",
		});
	});

	it("does not take back what was reached within it, and counts nothing before the lesson", () => {
		const log = logOf(days(0.9), set(3), began(10), set(12), deployed(30, 2, 1));
		expect(checkGoal(goal, logOf(log, set(40)), noon(5)).met).toBe(true);
	});
});

describe("what has to happen", () => {
	it("is named while it has not; what was there before the lesson, or before the year, is not it", () => {
		const log = logOf(firstModel, fallen(30), deployed(3, 2, 1), began(10));
		expect(checkGoal(ADAPTED, fallen(0), 0).whyNot).toBe(
			"“Carrier B degrades” has not begun in this lesson yet. Nothing has been done so far.",
		);
		expect(checkGoal(ADAPTED, log, noon(5)).whyNot).toBe(
			"No model has been deployed in this lesson yet. Last, on day 10: “Carrier B degrades” has begun.",
		);
	});

	it("has to come in its order where that is asked for", () => {
		const log = logOf(fallen(30), deployed(3, 2, 1), began(10));
		expect(checkGoal(ADAPTED, log, 0).whyNot).toBe(
			"Too early, on day 3: a model has been deployed. It counts once “Carrier B degrades” has begun. Last, on day 10: “Carrier B degrades” has begun.",
		);
		expect(checkGoal({ ...ADAPTED, ordered: false }, log, 0).met).toBe(true);
	});

	it("is counted, in its turn where there is an order; until all of it has happened no day on which the metric holds counts", () => {
		const well = days(...times(40, 0.9));
		expect(checkGoal(ADAPTED, logOf(well), 0)).toMatchObject({ seen: 0, since: null, distance: 0 });
		expect(checkGoal(ADAPTED, logOf(well, deployed(30, 2, 1)), 0)).toMatchObject({ seen: 0, since: null });
		expect(checkGoal({ ...ADAPTED, ordered: false }, logOf(well, deployed(30, 2, 1)), 0)).toMatchObject({ seen: 1 });
		expect(checkGoal(ADAPTED, logOf(well, began(10), deployed(36, 2, 1)), 0)).toMatchObject({ seen: 2, since: 37 });
	});

	it("is followed by what was done last, with the reason when it was refused", () => {
		const why = (...more: OpsEvent[]) => checkGoal(ADAPTED, logOf(fallen(5), began(10), more), 0).whyNot;
		const missing = "No model has been deployed in this lesson yet.";
		expect(why(event(noon(20), "policy.set", { field: "window", value: 14 }))).toBe(
			`${missing} Last, on day 20: a setting has been changed (window).`,
		);
		expect(why(by("learner", 2, noon(21), "step.queued", { step: "train", startsAt: 1, until: 2 }))).toBe(
			`${missing} Last, on day 21: a step has been queued (train).`,
		);
		expect(why(event(noon(22), "action.refused", { action: "train", reason: "Nothing is prepared." }))).toBe(
			`${missing} Last, on day 22, “train” was refused: Nothing is prepared.`,
		);
	});

	it("may be a day: then it is told how things stand, and when that counts", () => {
		const goal = { ...ADAPTED, must: [{ kind: "day.served", where: { day: 40 } }] };
		expect(checkGoal(goal, days(...times(30, 0.9)), 0).whyNot).toBe("It holds now. Checked at the end of day 40.");
		expect(checkGoal(goal, days(...times(30, 0.7)), 0).whyNot).toBe(
			"True accuracy over seven days: .100 short of .800. Checked at the end of day 40.",
		);
		expect(checkDay(goal, days(...times(30, 0.9)), 0)).toBe(40);
		expect(checkDay(goal, days(...times(41, 0.9)), 0)).toBeNull();
		expect(checkDay({ ...goal, must: [...goal.must, DRIFT] }, days(0.9), 0)).toBeNull();
	});

	it("is enough where no metric is asked for", () => {
		const goal = { ...ADAPTED, metric: null };
		expect(checkGoal(goal, logOf(days(0.9), began(10), deployed(30, 2, 1)), 0).met).toBe(true);
	});

	it("and what must not happen is told with its day, unless the goal was met before", () => {
		const goal = { ...ADAPTED, must: [], never: [{ kind: "data.extracted", where: {} }] };
		const extracted = (day: number) =>
			by("data scientist", 1, noon(day), "data.extracted", { from: 0, to: 1, rows: 1, late: 0 });
		expect(checkGoal(goal, logOf(days(...times(20, 0.9)), extracted(3)), 0)).toMatchObject({
			met: false,
			lost: true,
			since: null,
			distance: null,
			whyNot: "Not allowed here, on day 3: a data set has been extracted.",
		});
		expect(checkGoal(goal, logOf(days(...times(20, 0.9)), extracted(15)), 0).met).toBe(true);
		const byHand = { ...goal, never: [DEPLOYED, { kind: "drift.began", where: { drift: "carrier-b-degrades" } }] };
		expect(checkGoal(byHand, logOf(days(0.9), deployed(4, 2, 1), began(3)), 0).whyNot).toBe(
			"Not allowed here, on day 3: “Carrier B degrades” has begun.",
		);
	});
});

describe("what must not happen since an event", () => {
	const merged = (day: number) =>
		by("ops engineer", null, noon(day), "commit.merged", { commit: "tidy-up", revision: 1 });
	const goal = { ...ADAPTED, must: [DRIFT], never: [{ kind: "commit.merged", where: {} }], since: DRIFT };
	it("may have happened before it", () => {
		expect(checkGoal(goal, logOf(fallen(30), merged(5), began(10)), 0).met).toBe(true);
		expect(checkGoal(goal, logOf(fallen(30), began(10), merged(20)), 0)).toMatchObject({
			met: false,
			whyNot: "Not allowed here, on day 20: a commit has been merged.",
		});
	});

	it("is no matter as long as that event has not come", () => {
		expect(checkGoal({ ...goal, must: [] }, logOf(fallen(30), merged(5)), 0).met).toBe(true);
	});
});

describe("the same version", () => {
	it("deployed again is called so", () => {
		const log = logOf(fallen(10), began(10), deployed(20, 1, 2), deployed(15, 2, 1), deployed(3, 1, null));
		expect(checkGoal({ ...ADAPTED, value: 0.9 }, log, 0).whyNot).toBe("You deployed the same version again.");
		const reason = "Model 1 is in service already.";
		const refused = event(noon(20), "action.refused", { action: "deploy", reason });
		expect(checkGoal(ADAPTED, logOf(fallen(0), began(10), refused), 0).whyNot).toBe(
			"You deployed the same version again.",
		);
	});
});

describe("a goal about a figure", () => {
	const goal: Goal = { ...ADAPTED, metric: "hours", comparison: "atMost", value: 10, days: 1, must: [] };
	const work = { ...event(noon(2), "complaint.raised", { day: 2, weeks: 3 }), hours: 12.5 };
	it("goes by its value as things stand", () => {
		expect(checkGoal(goal, days(0.9, 0.9), 0)).toEqual({
			met: true,
			since: 1,
			distance: 0,
			lost: false,
			seen: 0,
			whyNot: null,
		});
		expect(checkGoal(goal, logOf(days(0.9, 0.9), work), 0)).toEqual({
			met: false,
			since: null,
			distance: 2.5,
			lost: false,
			seen: 0,
			whyNot: "Human hours: 2.5 hours above 10 hours.",
		});
	});

	it("may ask to pass a value and not only to reach it", () => {
		expect(checkGoal({ ...goal, comparison: "below", value: 0 }, days(0.9), 0)).toMatchObject({
			met: false,
			whyNot: "Human hours: at 0 hours, which it has to pass.",
		});
		expect(checkGoal({ ...goal, comparison: "above", value: 1 }, logOf(days(0.9), work), 0).met).toBe(true);
	});
});
