import type { BinLook, FeatureLook, MonitorLook, SchemaLook } from "../../../src/engine/monitor-look.ts";
import { ALARM_DEFAULTS } from "../../../src/monitor/alarm-config.ts";

/** Invented looks: what the panel is tested and looked at with. */

const FILL = 0.0001;
const filled = (share: number) => (share === 0 ? FILL : share);

function bin(place: Pick<BinLook, "from" | "to" | "level">, reference: number, current: number): BinLook {
	const [r, c] = [filled(reference), filled(current)];
	return { ...place, reference, current, r, c, adds: (r - c) * Math.log(r / c) };
}

/** Shares in bins from `from`, `width` wide each. */
export const numberBins = (from: number, width: number, learnt: readonly number[], now: readonly number[]) =>
	learnt.map((share, i) =>
		bin({ from: from + i * width, to: from + (i + 1) * width, level: null }, share, now[i] ?? 0),
	);

const levelBins = (levels: Record<string, readonly [number, number]>) =>
	Object.entries(levels).map(([level, [learnt, now]]) => bin({ from: null, to: null, level }, learnt, now));

function psiOf(bins: readonly BinLook[]): NonNullable<FeatureLook["psi"]> {
	const value = bins.reduce((sum, { adds }) => sum + adds, 0);
	return { value, band: value < 0.1 ? "small" : value < 0.25 ? "moderate" : "large", bins };
}

function curveOf(bins: readonly BinLook[]): NonNullable<FeatureLook["curve"]> {
	const cumulative = (of: (one: BinLook) => number) => {
		let sum = 0;
		return [0, ...bins.map((one) => (sum += of(one)))];
	};
	const x = [bins[0]?.from ?? 0, ...bins.map(({ to }) => to ?? 0)];
	const [reference, current] = [cumulative((one) => one.reference), cumulative((one) => one.current)];
	const gaps = x.map((_, i) => Math.abs((reference[i] as number) - (current[i] as number)));
	return { x, reference, current, gapAt: x[gaps.indexOf(Math.max(...gaps))] ?? 0 };
}

export function numberFeature(
	feature: string,
	bins: readonly BinLook[],
	verdict: FeatureLook["verdict"] = "quiet",
	{ p = 0.412, effect = 0.04, running = 0 } = {},
): FeatureLook {
	const curve = curveOf(bins);
	const at = curve.x.indexOf(curve.gapAt);
	const statistic = Math.abs((curve.reference[at] ?? 0) - (curve.current[at] ?? 0));
	return {
		feature,
		kind: "number",
		verdict,
		because: null,
		test: {
			name: "Kolmogorov–Smirnov",
			statistic,
			p,
			adjustedP: Math.min(1, p * 4),
			method: "limit",
			effectName: "Wasserstein",
			effect,
			running,
		},
		psi: psiOf(bins),
		curve,
		statistics: [
			{ id: "kolmogorov-smirnov", value: statistic, bin: null, sd: null },
			{ id: "wasserstein", value: effect, bin: null, sd: 21.4 },
			{ id: "population-stability-index", value: psiOf(bins).value, bin: bins[0] ?? null, sd: null },
		],
	};
}

function categoryFeature(
	feature: string,
	levels: Record<string, readonly [number, number]>,
	verdict: FeatureLook["verdict"] = "quiet",
	{ statistic = 1.9, p = 0.382, effect = 0.02, running = 0 } = {},
): FeatureLook {
	const effectName = "Jensen–Shannon";
	return {
		feature,
		kind: "category",
		verdict,
		because: null,
		test: {
			name: "chi-square",
			statistic,
			p,
			adjustedP: Math.min(1, p * 4),
			method: null,
			effectName,
			effect,
			running,
		},
		psi: psiOf(levelBins(levels)),
		curve: null,
		statistics: [
			{ id: "chi-square", value: statistic, bin: levelBins(levels)[0] ?? null, sd: null },
			{ id: "jensen-shannon", value: effect, bin: levelBins(levels)[0] ?? null, sd: null },
		],
	};
}

export const unsaid = (
	feature: string,
	verdict: "not enough data" | "not applicable",
	because: string,
): FeatureLook => ({ feature, kind: "number", verdict, because, test: null, psi: null, curve: null, statistics: [] });

const DISTANCE = numberBins(
	0,
	20,
	[0.035, 0.31, 0.22, 0.12, 0.075, 0.05, 0.033, 0.025, 0.017, 0.115],
	[0.022, 0.191, 0.146, 0.115, 0.11, 0.097, 0.086, 0.07, 0.06, 0.103],
);
const BELL = [0.02, 0.05, 0.11, 0.17, 0.2, 0.18, 0.13, 0.08, 0.04, 0.02];
const SHIFTED = [0.01, 0.03, 0.07, 0.13, 0.18, 0.2, 0.17, 0.11, 0.07, 0.03];

const column = (name: string, expects: string, anomalies: SchemaLook["anomalies"] = []): SchemaLook => ({
	column: name,
	expects,
	anomalies,
});

const DAY = 203;
/** A wave with a period of its own, in place of noise. */
const wave = (day: number) => 0.012 * Math.sin(day * 1.7) + 0.009 * Math.sin(day * 0.61);

export const FULL: MonitorLook = {
	day: DAY,
	reference: { from: -28, to: -1, rows: 14_021 },
	window: { from: 196, to: 202, rows: 3486 },
	features: [
		numberFeature("distance_km", DISTANCE, "alarm", { p: 1e-9, effect: 0.42, running: 3 }),
		categoryFeature("area", { town: [0.88, 0.55], rural: [0.12, 0.45] }, "alarm", {
			statistic: 412.4,
			p: 0,
			effect: 0.27,
			running: 4,
		}),
		numberFeature("weather_score", numberBins(0, 8, [0.93, 0.07, 0, 0, 0], [0.01, 0.12, 0.3, 0.42, 0.15]), "alarm", {
			p: 0,
			effect: 33.2,
			running: 1,
		}),
		numberFeature("backlog", numberBins(-2.5, 0.5, BELL, SHIFTED), "suspicious", {
			p: 0.0021,
			effect: 0.19,
			running: 1,
		}),
		categoryFeature("carrier", { A: [0.37, 0.37], B: [0.33, 0.34], C: [0.3, 0.29] }),
		numberFeature("hour", numberBins(6, 1.6, BELL, BELL)),
		unsaid("backlog_age_hours", "not enough data", "the window has 31 valid values, at least 50 are needed"),
		unsaid("depot", "not applicable", "all values of the reference are the same"),
	],
	schema: [
		column("distance_km", "number, 0.4 to 212, never missing"),
		column("area", "town, rural"),
		column("weather_score", "number, 0 to 1, never missing", [
			{
				name: "FLOAT_TYPE_BIG_FLOAT",
				sentence: "weather_score goes up to 38.4 in 96 % of the rows, at most 1 is expected.",
			},
		]),
		column("backlog", "number, −3.1 to 3.4, at most 1 % missing"),
		column("carrier", "A, B, C"),
	],
	errors: {
		byDay: Array.from({ length: DAY + 1 }, (_, day) =>
			day < 3 ? null : 0.235 + (day > 95 ? 0.02 : 0) + (day > 142 ? 0.075 : 0) + wave(day),
		),
		adwin: { width: 26_112, estimate: 0.331 },
		signals: [
			...[141, 142, 143, 144].map((day) => ({ day, detector: "HDDM_A" as const, kind: "warning" as const })),
			{ day: 60, detector: "ADWIN", kind: "improved" },
			{ day: 148, detector: "ADWIN", kind: "alarm" },
		],
	},
	estimates: Array.from({ length: 29 }, (_, week) => {
		const day = 7 * week;
		const estimated = 0.765 - (week > 12 ? 0.012 : 0) - (week > 26 ? 0.032 : 0) + 0.2 * wave(day);
		const realised = 0.765 - (week > 12 ? 0.02 : 0) - (week > 19 ? 0.075 : 0) + 0.5 * wave(day);
		return { day, estimated, low: estimated - 0.018, high: estimated + 0.018, realised: week > 26 ? null : realised };
	}),
	config: ALARM_DEFAULTS,
	evaluation: {
		falseAlarms: 1,
		quietRows: 28_110,
		falseAlarmsPer1000Rows: 1000 / 28_110,
		changes: 3,
		misses: 1,
		delays: [37, 8],
		medianDelay: 22.5,
	},
	hindsight: [
		{ drift: "rural-growth", began: 60, schema: null, inputs: 97, estimate: null, errors: null },
		{ drift: "carrier-b-degrades", began: 130, schema: null, inputs: null, estimate: null, errors: 148 },
		{ drift: "weather-unit-change", began: 190, schema: 190, inputs: 203, estimate: 196, errors: 198 },
	],
};

const nothing: MonitorLook["evaluation"] = {
	falseAlarms: 0,
	quietRows: 0,
	falseAlarmsPer1000Rows: null,
	changes: 0,
	misses: 0,
	delays: [],
	medianDelay: null,
};

/** A run on its first day: nothing is there. */
export const EMPTY: MonitorLook = {
	...FULL,
	day: 0,
	window: null,
	features: [],
	schema: [],
	errors: { byDay: [], adwin: { width: 0, estimate: 0 }, signals: [] },
	estimates: [],
	evaluation: nothing,
	hindsight: [],
};

/** Constant, all missing, one row, and numbers that should never have come. */
export const DEGENERATE: MonitorLook = {
	...FULL,
	day: 1,
	reference: { from: 0, to: 0, rows: 1 },
	window: { from: 1, to: 1, rows: 1 },
	features: [
		unsaid("all_missing", "not enough data", "the window has 0 valid values, at least 50 are needed"),
		numberFeature("constant", numberBins(2.5, 1, [1], [1]), "quiet", { p: 1, effect: 0 }),
		{ ...numberFeature("no_bins", []), curve: { x: [], reference: [], current: [], gapAt: 0 } },
		{
			...numberFeature("one_place", numberBins(0, 1, [1], [1])),
			curve: { x: [3], reference: [1], current: [1], gapAt: 3 },
		},
		{
			...numberFeature("not_numbers", numberBins(0, 1, [Number.NaN, 0], [Number.NaN, 0]), "quiet", {
				p: Number.NaN,
				effect: Number.POSITIVE_INFINITY,
			}),
			curve: { x: [0, 1], reference: [Number.NaN, 1], current: [0, Number.NaN], gapAt: Number.NaN },
		},
		{ ...categoryFeature("outside", {}), psi: psiOf([bin({ from: null, to: null, level: null }, 0, 1)]) },
		{ ...unsaid("said_nothing", "not applicable", ""), because: null },
		{ ...numberFeature("index_only", numberBins(0, 1, [0.5, 0.5], [0.4, 0.6])), test: null, curve: null },
		{ ...numberFeature("test_only", numberBins(0, 1, [0.5, 0.5], [0.4, 0.6])), psi: null, curve: null },
	],
	schema: [column("", "")],
	errors: {
		byDay: [null, Number.NaN, 0.5],
		adwin: { width: 1, estimate: Number.NaN },
		signals: [{ day: 1, detector: "HDDM_A", kind: "warning" }],
	},
	estimates: [
		{ day: 0, estimated: 1, low: 1, high: 1, realised: null },
		{ day: 1, estimated: Number.NaN, low: 0, high: 1, realised: Number.NaN },
	],
	evaluation: nothing,
	hindsight: [{ drift: "unknown", began: 0, schema: null, inputs: null, estimate: null, errors: null }],
};
