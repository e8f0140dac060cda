import type { AlarmConfig } from "../monitor/alarm-config.ts";
import type { AlarmEvaluation } from "../monitor/alarm-evaluation.ts";
import type { StatisticId } from "../monitor/two-sample/statistics.ts";

/** One bin of a feature: shares of the reference and of the window, and what the bin adds to the PSI. */
export interface BinLook {
	/** Ends of a bin of numbers; null for a category. */
	readonly from: number | null;
	readonly to: number | null;
	/** The category; null for a bin of numbers. */
	readonly level: string | null;
	readonly reference: number;
	readonly current: number;
	/** Shares after zeros are filled, which are those in the formula. */
	readonly r: number;
	readonly c: number;
	/** (r − c) ln(r / c) */
	readonly adds: number;
}

/** Both cumulative shares of a number feature at a few dozen places, and the place of the widest gap. */
export interface CurveLook {
	readonly x: readonly number[];
	readonly reference: readonly number[];
	readonly current: readonly number[];
	readonly gapAt: number;
}

/** A two-sample statistic of a feature, whether the alarm rule asks it or not. */
export interface StatisticLook {
	readonly id: StatisticId;
	/** In the unit in which its thresholds are given: Wasserstein in sd of the reference. */
	readonly value: number;
	/** The bin whose share moved most, where the statistic has bins. */
	readonly bin: Pick<BinLook, "from" | "to" | "level" | "reference" | "current"> | null;
	/** Standard deviation of the reference, where the statistic is given in it. */
	readonly sd: number | null;
}

export interface FeatureLook {
	readonly feature: string;
	readonly kind: "number" | "category";
	readonly verdict: "quiet" | "suspicious" | "alarm" | "not enough data" | "not applicable";
	/** Why nothing can be said; null when something can. */
	readonly because: string | null;
	/** The two questions of the alarm rule; null when nothing can be said. */
	readonly test: {
		readonly name: "Kolmogorov–Smirnov" | "chi-square";
		readonly statistic: number;
		readonly p: number;
		readonly adjustedP: number;
		/** "exact" or "limit" for Kolmogorov–Smirnov; null otherwise. */
		readonly method: string | null;
		readonly effectName: "Wasserstein" | "Jensen–Shannon";
		readonly effect: number;
		readonly running: number;
	} | null;
	readonly psi: {
		readonly value: number;
		readonly band: "small" | "moderate" | "large";
		readonly bins: readonly BinLook[];
	} | null;
	readonly curve: CurveLook | null;
	/** Every statistic that can be asked of this kind of feature and has an answer. */
	readonly statistics: readonly StatisticLook[];
}

export interface SchemaLook {
	readonly column: string;
	/** What the schema expects, in words: "number, 0 to 1, never missing". */
	readonly expects: string;
	/** One sentence for each anomaly of the day; empty when all is well. */
	readonly anomalies: readonly { readonly name: string; readonly sentence: string }[];
}

/** A look through all monitors on one day. At Level 0 nobody looked then: it is hindsight. */
export interface MonitorLook {
	readonly day: number;
	/** Rows that the model in service learnt from, and the window that is compared with them (first and last day, rows). */
	readonly reference: { readonly from: number; readonly to: number; readonly rows: number };
	readonly window: { readonly from: number; readonly to: number; readonly rows: number } | null;
	readonly features: readonly FeatureLook[];
	readonly schema: readonly SchemaLook[];
	/** Share of wrong answers among the labels that arrived, by day of arrival, and the state of the detectors. */
	readonly errors: {
		readonly byDay: readonly (number | null)[];
		readonly adwin: { readonly width: number; readonly estimate: number };
		readonly signals: readonly {
			readonly day: number;
			readonly detector: "ADWIN" | "HDDM_A";
			readonly kind: "alarm" | "warning" | "improved";
		}[];
	};
	/** Estimated (CBPE) beside realised accuracy, a week each; realised is null until its labels are in. */
	readonly estimates: readonly {
		readonly day: number;
		readonly estimated: number;
		readonly low: number;
		readonly high: number;
		readonly realised: number | null;
	}[];
	readonly config: AlarmConfig;
	/** What the thresholds cost in this run, against the true onsets that only the simulator knows. */
	readonly evaluation: AlarmEvaluation;
	/** Days on which somebody would have known, by drift that acted: who saw it first, and when. */
	readonly hindsight: readonly {
		readonly drift: string;
		readonly began: number;
		readonly schema: number | null;
		readonly inputs: number | null;
		readonly estimate: number | null;
		readonly errors: number | null;
	}[];
}
