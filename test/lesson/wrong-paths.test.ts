import { describe, expect, it } from "vitest";
import { failOf, WRONG_PATHS } from "../../src/lesson/wrong-paths.ts";
import { by, deployed, firstModel, logOf, madeByHand, noon, pipelineMakes } from "../engine/query/logs.ts";
import { event } from "../ops/events.ts";
import { days, times } from "./logs.ts";

const began = (day: number, drift = "carrier-b-degrades") =>
	event(24 * day + 8, "drift.began", { day, drift, complete: null });
const trained = (day: number) =>
	by("data scientist", 1, noon(day), "model.trained", { rows: 9, losses: [1], weights: "w", backend: "cpu" });
const set = (day: number, field: string, value: string) =>
	by("learner", null, noon(day), "policy.set", { field, value });
const skewed = (day: number, version: number) =>
	event(noon(day), "model.deployed", { version, replaces: 1, skew: "raw-distance" });
const extracted = (day: number) =>
	by("data scientist", 1, noon(day), "data.extracted", { from: day - 14, to: day - 1, rows: 9, late: 4 });
const quiet = days(...times(60, 0.9));
const started = [...firstModel.map((first) => ({ ...first, run: 0 })), ...quiet];

const taken = (log: ReturnType<typeof logOf>) =>
	Object.entries(WRONG_PATHS)
		.filter(([, path]) => path.taken(log, 0))
		.map(([name]) => name);

describe("a wrong path is seen in the log", () => {
	const cases: [name: string, log: ReturnType<typeof logOf>][] = [
		["same-version-again", logOf(started, deployed(20, 2, 1), deployed(25, 1, 2))],
		["only-waited", logOf(started, began(10))],
		["trained-on-the-old-world", logOf(started, began(10), madeByHand(1, 2, 20, 25), trained(24), deployed(30, 2, 1))],
		["never-deployed", logOf(started, trained(20))],
		["answered-a-false-friend", logOf(started, began(10, "town-depot"), madeByHand(1, 2, 20, 25))],
		["trained-against-a-skew", logOf(started, began(10), skewed(30, 2), extracted(35), trained(38))],
		["put-the-old-one-back", logOf(started, skewed(30, 3), deployed(35, 2, 3))],
		["no-validation", logOf(started, set(3, "pipeline.model-validation", "-"))],
		["ran-by-hand", logOf(started, began(10), pipelineMakes(1, 2, 30, { trigger: "on demand" }), deployed(31, 2, 1))],
	];
	it.each(cases)("%s", (name, log) => {
		expect(taken(log)).toEqual([name]);
	});

	it("and none is where none was taken", () => {
		expect(taken(logOf(started))).toEqual([]);
		expect(taken(logOf(started, began(10), pipelineMakes(1, 2, 30, { window: 14 }), deployed(31, 2, 1)))).toEqual([]);
	});

	it("has a test for every name", () => {
		expect(cases.map(([name]) => name)).toEqual(Object.keys(WRONG_PATHS));
	});
});

describe("the sentence", () => {
	const fail = (when: string) => ({ when, words: [] });
	it("is the first that applies, in the order of the lesson", () => {
		const log = logOf(started, began(10));
		expect(failOf([fail("no-validation"), fail("only-waited")], log, 0)?.when).toBe("only-waited");
		expect(failOf([fail("no-validation")], log, 0)).toBeNull();
		expect(() => failOf([fail("oh")], log, 0)).toThrow("wrong path oh: no such path");
	});
});
