import type { Outcome } from "../outcome.ts";
import type { Sample } from "../sample.ts";
import * as chiSquare from "./chi-square.ts";
import * as hellinger from "./hellinger.ts";
import * as jensenShannon from "./jensen-shannon.ts";
import * as kolmogorovSmirnov from "./kolmogorov-smirnov.ts";
import * as kullbackLeibler from "./kullback-leibler.ts";
import * as lInfinity from "./l-infinity.ts";
import * as populationStabilityIndex from "./population-stability-index.ts";
import * as totalVariation from "./total-variation.ts";
import * as wasserstein from "./wasserstein.ts";

export type StatisticId =
	| "kolmogorov-smirnov"
	| "wasserstein"
	| "chi-square"
	| "population-stability-index"
	| "jensen-shannon"
	| "kullback-leibler"
	| "hellinger"
	| "l-infinity"
	| "total-variation";

/** One two-sample statistic: prepare either side once with `sampleOf`, then `compare(reference, current)`. */
export interface Statistic {
	readonly id: StatisticId;
	readonly name: string;
	/** Kinds of column it can be asked about. */
	readonly takes: readonly Sample["kind"][];
	/** Whether reference and window may change places. */
	readonly symmetric: boolean;
	/** Largest possible value; null when there is none. The smallest is 0 for all of them. */
	readonly largest: number | null;
	readonly compare: (
		reference: Sample,
		current: Sample,
	) => Outcome<{ readonly statistic: number; readonly p?: number }>;
}

const BOTH = ["number", "category"] as const;

/** Every two-sample statistic there is: one file each. */
export const STATISTICS: readonly Statistic[] = [
	{
		id: "kolmogorov-smirnov",
		name: "Kolmogorov–Smirnov",
		takes: ["number"],
		symmetric: true,
		largest: 1,
		compare: kolmogorovSmirnov.compare,
	},
	{
		id: "wasserstein",
		name: "Wasserstein",
		takes: ["number"],
		symmetric: true,
		largest: null,
		compare: wasserstein.compare,
	},
	{
		id: "chi-square",
		name: "chi-square",
		takes: ["category"],
		symmetric: true,
		largest: null,
		compare: chiSquare.compare,
	},
	{
		id: "population-stability-index",
		name: "population stability index",
		takes: BOTH,
		// The bins depend on how many different values the reference has.
		symmetric: false,
		largest: null,
		compare: populationStabilityIndex.compare,
	},
	{
		id: "jensen-shannon",
		name: "Jensen–Shannon",
		takes: BOTH,
		// The bins are the reference's.
		symmetric: false,
		largest: 1,
		compare: jensenShannon.compare,
	},
	{
		id: "kullback-leibler",
		name: "Kullback–Leibler",
		takes: BOTH,
		symmetric: false,
		largest: null,
		compare: kullbackLeibler.compare,
	},
	{
		id: "hellinger",
		name: "Hellinger",
		takes: BOTH,
		// The bins are the reference's.
		symmetric: false,
		largest: 1,
		compare: hellinger.compare,
	},
	{
		id: "l-infinity",
		name: "L-infinity",
		takes: ["category"],
		symmetric: true,
		largest: 1,
		compare: lInfinity.compare,
	},
	{
		id: "total-variation",
		name: "total variation",
		takes: BOTH,
		// The bins depend on how many different values the reference has.
		symmetric: false,
		largest: 1,
		compare: totalVariation.compare,
	},
];
