import { describe, expect, it } from "vitest";
import { failOf } from "../../src/lesson/wrong-path.ts";
import { WRONG_PATHS } from "../../src/lesson/wrong-paths.ts";
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
const made = (day: number, commit: string) => event(noon(day), "commit.made", { commit, message: "" });
const merged = (day: number, commit: string, revision: number) => [
	event(noon(day), "commit.merged", { commit, revision }),
	event(noon(day), "pipeline.deployed", { commit, package: "p", environment: "production", revision }),
];
const refused = (day: number, commit: string) =>
	by("learner", null, noon(day), "commit.refused", { commit, because: "A person refused it." });
const reverted = (day: number, commit: string, revision: number) =>
	event(noon(day), "commit.reverted", { commit, revision, because: "" });
const rolledBack = (day: number, version: number, to: number) =>
	event(noon(day), "model.rolled-back", { version, to, because: "", rehearsal: false, minutes: 9 });
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
		["over-budget", logOf(started, set(3, "window", "7"), set(4, "window", "8"), set(5, "window", "9"))],
		["nobody-verified", logOf(started, began(10, "weather-unit-change"))],
		["nothing-retrains", logOf(started, began(10), set(12, "window", "14"), trained(39))],
		["ran-by-hand", logOf(started, began(10), pipelineMakes(1, 2, 30, { trigger: "on demand" }), deployed(31, 2, 1))],
		["long-window", logOf(started, began(10), pipelineMakes(1, 2, 40, { window: 28 }), deployed(41, 2, 1))],
		["commit-left-waiting", logOf(started, made(40, "wider-network"))],
		["refused-a-sound-commit", logOf(started, made(40, "wider-network"), refused(41, "wider-network"))],
		[
			"code-instead-of-training",
			logOf(
				started,
				made(38, "wider-network"),
				began(40),
				merged(41, "wider-network", 1),
				pipelineMakes(1, 2, 41, { trigger: "new code", revision: 1 }),
			),
		],
		["bad-release-left", logOf(started, made(38, "drop-rural"), merged(40, "drop-rural", 1))],
		[
			"retrained-on-bad-code",
			logOf(
				started,
				made(48, "drop-rural"),
				merged(50, "drop-rural", 1),
				pipelineMakes(1, 2, 51, { trigger: "on demand", revision: 1 }).slice(0, 1),
			),
		],
		["cold-rollback", logOf(started, deployed(20, 2, 1), rolledBack(40, 2, 1), deployed(40, 1, 2, true))],
	];
	it.each(cases)("%s", (name, log) => {
		expect(taken(log)).toEqual([name]);
	});

	it("and none is where none was taken", () => {
		expect(taken(logOf(started))).toEqual([]);
		expect(taken(logOf(started, began(10), pipelineMakes(1, 2, 30, { window: 14 }), deployed(31, 2, 1)))).toEqual([]);
		const delivered = [made(30, "wider-network"), ...merged(33, "wider-network", 1)];
		const takenBack = [made(40, "drop-rural"), ...merged(42, "drop-rural", 2), reverted(50, "drop-rural", 3)];
		expect(taken(logOf(started, delivered, takenBack))).toEqual([]);
		expect(taken(logOf(started, made(40, "log-load"), refused(41, "log-load")))).toEqual([]);
	});

	it("has a test for every name", () => {
		expect(cases.map(([name]) => name)).toEqual(Object.keys(WRONG_PATHS));
	});
});

describe("the sentence", () => {
	const fail = (when: string) => ({ when, words: [] });
	it("is the first that applies, in the order of the lesson", () => {
		const log = logOf(started, began(10));
		expect(failOf([fail("no-validation"), fail("only-waited")], log, 0, WRONG_PATHS)?.when).toBe("only-waited");
		expect(failOf([fail("no-validation")], log, 0, WRONG_PATHS)).toBeNull();
		expect(() => failOf([fail("oh")], log, 0, WRONG_PATHS)).toThrow("wrong path oh: no such path");
	});
});
