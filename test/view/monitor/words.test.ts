import { describe, expect, test } from "vitest";
import { driftName } from "../../../src/view/monitor/drift-name.ts";
import { verdictOf } from "../../../src/view/monitor/verdict.ts";
import {
	errorWords,
	estimateWords,
	featureWords,
	rowsPerDay,
	signalGroups,
	windowWords,
} from "../../../src/view/monitor/words.ts";
import { DRIFTS } from "../../../src/world/catalogue.ts";
import { DEGENERATE, EMPTY, FULL, numberBins, numberFeature, unsaid } from "../../browser/monitor/looks.ts";

const bins = numberBins(0, 1, [0.5, 0.5], [0.4, 0.6]);

describe("verdictOf", () => {
	const of = (verdict: Parameters<typeof numberFeature>[2], running = 0) =>
		verdictOf(numberFeature("x", bins, verdict, { running }), [], 2);

	test("each verdict has its word and shape; only what moved or broke is loud", () => {
		expect(of("quiet")).toEqual({ word: "steady", shape: "circle", loud: false, note: "" });
		expect(of("suspicious", 1)).toEqual({ word: "watch", shape: "diamond", loud: false, note: "window 1 of 2" });
		expect(of("alarm", 3)).toEqual({ word: "moved", shape: "triangle", loud: true, note: "3 windows" });
		expect(of("not enough data")).toMatchObject({ word: "not enough data", shape: "dash", loud: false });
		expect(of("not applicable")).toMatchObject({ word: "not applicable", shape: "dash" });
	});

	test("an anomaly of the schema comes before every statistic, also one without a short name", () => {
		const alarm = numberFeature("x", bins, "alarm");
		expect(verdictOf(alarm, [{ name: "FLOAT_TYPE_BIG_FLOAT", sentence: "" }], 2)).toEqual({
			word: "broken",
			shape: "cross",
			loud: true,
			note: "above its range",
		});
		expect(verdictOf(alarm, [{ name: "OF_TOMORROW", sentence: "" }], 2).note).toBe("see the schema");
	});
});

test("a row says its verdict, its index and its test, or why it says nothing", () => {
	const feature = numberFeature("distance_km", bins, "alarm", { p: 0, running: 2 });
	expect(featureWords(feature, verdictOf(feature, [], 2))).toBe(
		"distance_km: moved, 2 windows. PSI 0.04, small. Kolmogorov–Smirnov: D 0.100, p < 0.001.",
	);
	const silent = unsaid("depot", "not applicable", "all values are the same");
	expect(featureWords(silent, verdictOf(silent, [], 2))).toBe("depot: not applicable. all values are the same.");
});

test("the windows are told by their days and rows, also when there is none yet", () => {
	expect(windowWords(FULL)).toBe(
		"3\u202f486 rows of days 196 to 202, against the 14\u202f021 of days −28 to −1 that the model in service learnt from.",
	);
	expect(windowWords(EMPTY)).toMatch(/^No window of rows is full yet/);
	expect(windowWords(DEGENERATE)).toMatch(/^1 row of day 1, against the 1 of day 0/);
	expect(rowsPerDay(FULL)).toBe(14_021 / 28);
	expect(rowsPerDay({ ...FULL, reference: { from: 0, to: -1, rows: 0 } })).toBe(498);
	expect(rowsPerDay({ reference: { from: 0, to: -1, rows: 0 }, window: null })).toBeNull();
});

describe("errors", () => {
	test("the state of ADWIN: empty, whole, cut", () => {
		expect(errorWords(EMPTY.errors)).toBe("No label has arrived yet, so nothing is known of errors.");
		expect(errorWords({ ...FULL.errors, signals: [] })).toContain("it sees no change");
		expect(errorWords(FULL.errors)).toBe(
			"On day 148 ADWIN cut off older labels: since then more are wrong. ADWIN's window holds 26\u202f112 labels, .331 of them wrong.",
		);
		expect(errorWords(DEGENERATE.errors)).toMatch(/^ADWIN's window holds 1 label\. /);
	});

	test("signals are grouped by who said what", () => {
		expect(signalGroups(FULL.errors.signals)).toEqual([
			{ detector: "HDDM_A", kind: "warning", days: "days 141 to 144" },
			{ detector: "ADWIN", kind: "improved", days: "day 60" },
			{ detector: "ADWIN", kind: "alarm", days: "day 148" },
		]);
	});
});

test("the estimate says what is estimated, what was realised, and what labels are still missing", () => {
	expect(estimateWords([])).toBe("No week has been estimated yet.");
	expect(estimateWords([{ day: 0, estimated: 0.7, low: 0.68, high: 0.72, realised: null }])).toMatch(
		/No week has all its labels yet\.$/,
	);
	const words = estimateWords(FULL.estimates);
	expect(words).toMatch(/^Week of day 196: accuracy estimated at \.\d{3}, between/);
	expect(words).toContain("realised, on day 182");
	expect(words).toContain("outside the estimate's band");
	expect(words).toMatch(/last 14 days are still on their way\.$/);
});

test("a drift is called what its switch is called", () => {
	for (const { id, name } of DRIFTS) expect(driftName(id)).toBe(name);
	expect(driftName("something else")).toBe("something else");
});
