import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hourOf } from "../../../src/core/clock.ts";
import { inspectMonitor } from "../../../src/engine/inspect-monitor.ts";
import type { FeatureLook } from "../../../src/engine/monitor-look.ts";
import { planOf } from "../../../src/engine/plan.ts";
import { Simulation } from "../../../src/engine/simulation.ts";
import { statisticLooks } from "../../../src/engine/statistic-looks.ts";
import { ALARM_DEFAULTS } from "../../../src/monitor/alarm-config.ts";
import { CORRECTIONS } from "../../../src/monitor/multiple-testing.ts";
import { isMeasured } from "../../../src/monitor/outcome.ts";
import { asCategories, numberSample, sampleOf } from "../../../src/monitor/sample.ts";
import { compare as kolmogorovSmirnov } from "../../../src/monitor/two-sample/kolmogorov-smirnov.ts";
import { compare as populationStabilityIndex } from "../../../src/monitor/two-sample/population-stability-index.ts";
import { STATISTICS } from "../../../src/monitor/two-sample/statistics.ts";
import {
	CORRECTION_DEFINITIONS,
	DETECTOR_DEFINITIONS,
	ESTIMATE_DEFINITIONS,
	explainDetector,
} from "../../../src/view/explain/alarms.ts";
import type { TermNumber } from "../../../src/view/explain/explanation.ts";
import { explainStatistic, type LookedFeature, STATISTIC_DEFINITIONS } from "../../../src/view/explain/statistics.ts";
import { CORRECTION_WORDS, DETECTOR_WORDS, ESTIMATE_WORDS } from "../../../src/view/explain/words/alarms.ts";
import { STATISTIC_WORDS } from "../../../src/view/explain/words/statistics.ts";
import { untrained } from "../../ops/trainers.ts";
import { expectWhole } from "./whole.ts";

describe("what the monitors compute is explained", () => {
	it("every two-sample statistic of the catalogue", () => {
		const ids = STATISTICS.map(({ id }) => id);
		expectWhole(ids, STATISTIC_WORDS, STATISTIC_DEFINITIONS);
	});

	it("every correction for many tests", () => {
		expectWhole(Object.keys(CORRECTIONS), CORRECTION_WORDS, CORRECTION_DEFINITIONS);
	});

	it("every stream detector, one file each", () => {
		const files = readdirSync(new URL("../../../src/monitor/stream", import.meta.url));
		const ids = files.map((file) => file.replace(/\.ts$/, "")).filter((name) => name !== "detector");
		expectWhole(ids, DETECTOR_WORDS, DETECTOR_DEFINITIONS);
	});

	it("accuracy without labels and with them", () => {
		expectWhole(["estimated", "realised"], ESTIMATE_WORDS, ESTIMATE_DEFINITIONS);
	});
});

const number = (term: TermNumber<LookedFeature> | null, looked: LookedFeature): number => {
	const found = term?.number(looked);
	if (found === null || found === undefined) throw new Error("test: the term has no number");
	return found;
};

describe("the numbers of a formula are those of the statistic on the same rows", () => {
	it("for PSI and Kolmogorov–Smirnov of every feature of a run in which inputs move", async () => {
		const drifts = [{ id: "rural-growth", from: 20, over: 2 }];
		const plan = planOf({ days: 60, ordersPerDay: 200, drifts });
		const run = await Simulation.open(plan, { trainer: untrained });
		await run.advance(hourOf(60));
		const { features, window } = inspectMonitor(run, 59);
		const rows = run.delivered(window?.from ?? 0, window?.to ?? 0, plan.alarm.windowRows);
		const references = run.watch?.reference(1).inputs.features;
		expect(features.length).toBeGreaterThan(5);
		for (const feature of features) {
			const reference = references?.get(feature.feature);
			const column = rows.columns[feature.feature];
			if (!reference || !column) throw new Error(`test: no rows of ${feature.feature}`);
			const current = reference.kind === "category" ? asCategories(sampleOf(column)) : sampleOf(column);

			const psi = populationStabilityIndex(reference, current);
			if (!isMeasured(psi)) throw new Error("test: no index");
			const { value, c, r } = STATISTIC_DEFINITIONS["population-stability-index"].numbers;
			const sum = [...psi.contributions].reduce((total, _, bin) => {
				const [now, learnt] = [number(c, { feature, bin }), number(r, { feature, bin })];
				return total + (now - learnt) * Math.log(now / learnt);
			}, 0);
			expect(sum).toBeCloseTo(psi.statistic, 12);
			expect(number(value, { feature })).toBe(psi.statistic);

			const ks = kolmogorovSmirnov(reference, current);
			if (!isMeasured(ks)) continue;
			const terms = STATISTIC_DEFINITIONS["kolmogorov-smirnov"].numbers;
			expect(number(terms.value, { feature })).toBe(ks.statistic);
			expect(Math.abs(number(terms.c, { feature }) - number(terms.r, { feature }))).toBeCloseTo(ks.statistic, 12);
		}
	});

	it("for L-infinity and the middle of Jensen–Shannon, by the bin that moved most", () => {
		fc.assert(
			fc.property(fc.array(fc.nat(9), { minLength: 60, maxLength: 90 }), fc.nat(9), (digits, shift) => {
				const [reference, current] = [digits, digits.map((digit) => Math.min(9, digit + (shift % 4)))].map((values) =>
					asCategories(numberSample(values)),
				) as [ReturnType<typeof asCategories>, ReturnType<typeof asCategories>];
				const feature = { ...NOTHING, kind: "category" as const, statistics: statisticLooks(reference, current) };
				const found = feature.statistics.find(({ id }) => id === "l-infinity");
				if (!found) return;
				const { value, c, r } = STATISTIC_DEFINITIONS["l-infinity"].numbers;
				expect(Math.abs(number(c, { feature }) - number(r, { feature }))).toBeCloseTo(number(value, { feature }), 12);
				const jensenShannon = STATISTIC_DEFINITIONS["jensen-shannon"].numbers;
				const middle = number(jensenShannon.m, { feature });
				expect(middle).toBeCloseTo(
					(number(jensenShannon.c, { feature }) + number(jensenShannon.r, { feature })) / 2,
					12,
				);
			}),
			{ numRuns: 50 },
		);
	});
});

const NOTHING: FeatureLook = {
	feature: "nothing",
	kind: "number",
	verdict: "not enough data",
	because: null,
	test: null,
	psi: null,
	curve: null,
	statistics: [],
};

describe("an explanation without numbers", () => {
	it("prints none, and no NaN", () => {
		for (const id of Object.keys(STATISTIC_WORDS) as (keyof typeof STATISTIC_WORDS)[]) {
			const { terms } = explainStatistic(id, { feature: NOTHING });
			expect(terms.length, id).toBeGreaterThan(1);
			for (const { values } of terms) expect(values, id).toEqual([""]);
		}
		const errors = { byDay: [], adwin: { width: 0, estimate: 0 }, signals: [] };
		const { terms } = explainDetector("adwin", { errors, config: ALARM_DEFAULTS });
		expect(terms.map(({ values: [value] }) => value).filter((value) => value !== "")).toEqual(["0.002"]);
	});
});
