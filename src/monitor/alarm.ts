import { type Column, type Table, takeRows } from "../core/table.ts";
import type { AlarmConfig } from "./alarm-config.ts";
import { CORRECTIONS } from "./multiple-testing.ts";
import { isMeasured, notApplicable, notEnoughData, type Outcome, type Unmeasured } from "./outcome.ts";
import { asCategories, bothNumbers, type Sample, sampleOf, sizeOf } from "./sample.ts";
import { isAgeColumn } from "./schema/schema.ts";
import { compare as chiSquare } from "./two-sample/chi-square.ts";
import { compare as jensenShannon } from "./two-sample/jensen-shannon.ts";
import { testOf } from "./two-sample/kolmogorov-smirnov.ts";
import { walk } from "./two-sample/walk.ts";
import { wassersteinOf } from "./two-sample/wasserstein.ts";

/** The reference of the input alarm, prepared once: one sample for each feature. */
export interface AlarmReference {
	readonly config: AlarmConfig;
	readonly features: ReadonlyMap<string, Sample>;
}

/** "quiet"; "suspicious": significant and big, but not yet often enough; "alarm"; or why nothing can be said. */
export type Verdict = "quiet" | "suspicious" | "alarm" | Unmeasured["unmeasured"];

/** The two questions of the rule, answered for one feature. */
interface FeatureTest {
	readonly test: "Kolmogorov–Smirnov" | "chi-square";
	readonly statistic: number;
	readonly p: number;
	/** Adjusted for the number of features tested in this window. */
	readonly adjustedP: number;
	readonly effectName: "Wasserstein" | "Jensen–Shannon";
	/** In standard deviations of the reference (Wasserstein) or base 2 (Jensen–Shannon). */
	readonly effect: number;
}

export interface FeatureCheck {
	readonly feature: string;
	readonly verdict: Verdict;
	readonly result: Outcome<FeatureTest>;
	/** Windows running, this one included, in which the feature was significant and big. */
	readonly running: number;
}

/** One check of the inputs; it carries what the next check needs to know of the past. */
export interface WindowCheck {
	readonly rows: number;
	readonly features: readonly FeatureCheck[];
	/** Features that ring. */
	readonly alarms: readonly string[];
}

/** Prepares the reference: rows in order of time, each column of it a feature, but for those that tell another's age. */
export function prepareReference(reference: Table, config: AlarmConfig): AlarmReference {
	const rows = evenly(reference, config.referenceRows);
	const features = new Map<string, Sample>();
	for (const [name, column] of Object.entries(rows.columns)) {
		// How old values are is for the schema to judge.
		if (!isAgeColumn(name, rows.columns)) features.set(name, featureSample(column, config));
	}
	return { config, features };
}

/**
 * One check of a window against the reference: a feature is suspicious when the difference is both significant
 * (adjusted p ≤ level) and big (effect ≥ minEffect), and rings when it was so in enough windows running. `previous` is
 * the check before, null for the first. A feature that cannot be tested breaks its run. Cost: a sort of each number
 * column of the window.
 */
export function checkWindow(reference: AlarmReference, current: Table, previous: WindowCheck | null): WindowCheck {
	const { config } = reference;
	const rows = evenly(current, config.windowRows);
	const tests = [...reference.features].map(([feature, sample]) => ({
		feature,
		test: testFeature(sample, rows.columns[feature], config),
	}));
	const measured = tests.map(({ test }) => test).filter(isMeasured);
	const adjusted = CORRECTIONS[config.correction](measured.map(({ p }) => p));
	const adjustedOf = new Map(measured.map((test, i) => [test, adjusted[i] as number]));
	const before = new Map(previous?.features.map(({ feature, running }) => [feature, running]));
	const features = tests.map(({ feature, test }): FeatureCheck => {
		if (!isMeasured(test)) return { feature, verdict: test.unmeasured, result: test, running: 0 };
		const result = { ...test, adjustedP: adjustedOf.get(test) ?? 1 };
		const found = result.adjustedP <= config.level && result.effect >= config.minEffect;
		const running = found ? (before.get(feature) ?? 0) + 1 : 0;
		const verdict = !found ? "quiet" : running >= config.confirmations ? "alarm" : "suspicious";
		return { feature, verdict, result, running };
	});
	const alarms = features.filter(({ verdict }) => verdict === "alarm").map(({ feature }) => feature);
	return { rows: rows.rows, features, alarms };
}

function testFeature(
	reference: Sample,
	column: Column | undefined,
	config: AlarmConfig,
): Outcome<Omit<FeatureTest, "adjustedP">> {
	if (!column) return notApplicable("the window has no such column");
	const current = reference.kind === "category" ? asCategories(sampleOf(column)) : sampleOf(column);
	const fewest = Math.min(sizeOf(reference), sizeOf(current));
	if (fewest < config.minValid) {
		const side = sizeOf(reference) === fewest ? "reference" : "window";
		return notEnoughData(`the ${side} has ${fewest} valid values, at least ${config.minValid} are needed`);
	}
	return reference.kind === "number" ? testNumbers(reference, current) : testShares(reference, current);
}

/** Both questions from one walk along the two samples: the walk is most of what they cost. */
function testNumbers(reference: Sample, current: Sample): Outcome<Omit<FeatureTest, "adjustedP">> {
	const both = bothNumbers(reference, current);
	if ("unmeasured" in both) return both;
	const walked = walk(both.reference.sorted, both.current.sorted);
	const { statistic, p } = testOf(walked, both.reference, both.current);
	const effect = wassersteinOf(walked, both.reference).normed;
	return { test: "Kolmogorov–Smirnov", statistic, p, effectName: "Wasserstein", effect };
}

function testShares(reference: Sample, current: Sample): Outcome<Omit<FeatureTest, "adjustedP">> {
	const test = chiSquare(reference, current);
	const distance = jensenShannon(reference, current);
	if (!isMeasured(test)) return test;
	if (!isMeasured(distance)) return distance;
	const { statistic, p } = test;
	return { test: "chi-square", statistic, p, effectName: "Jensen–Shannon", effect: distance.statistic };
}

/** Numbers with few different values, such as 0 and 1, are shares and not a distribution on a line. */
function featureSample(column: Column, { fewValues }: AlarmConfig): Sample {
	const sample = sampleOf(column);
	return sample.kind === "number" && sample.distinct <= fewValues ? asCategories(sample) : sample;
}

/** At most `count` rows, evenly spread, so that every day and every hour keeps its part; no random numbers needed. */
function evenly(table: Table, count: number): Table {
	if (table.rows <= count) return table;
	const step = table.rows / count;
	const indices = new Uint32Array(count);
	for (let i = 0; i < count; i++) indices[i] = Math.floor((i + 0.5) * step);
	return takeRows(table, indices);
}
