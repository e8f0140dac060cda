import type { StatisticId } from "../../../monitor/two-sample/statistics.ts";
import type { Words } from "../explanation.ts";

/** What the two-sample statistics of the monitors are. */
export const STATISTIC_WORDS = {
	"population-stability-index": {
		name: "PSI, population stability index",
		means:
			"How far the shares of the bins have moved between the rows learnt from and the rows of now; 0 when they agree, from .25 on usually called large.",
		terms: {
			value: "the index: all bins together",
			c: "share of the rows of now in a bin",
			r: "share of the rows learnt from in that bin",
		},
	},
	"kolmogorov-smirnov": {
		name: "Kolmogorov–Smirnov test",
		means:
			"The widest gap between two cumulative shares, and how often so wide a gap would come by chance if both sides came from one distribution.",
		terms: {
			value: "the widest gap",
			c: "share of the rows of now at or below a value",
			r: "share of the rows learnt from at or below it",
		},
	},
	wasserstein: {
		name: "Wasserstein distance",
		means:
			"How far values have to be carried, on average, to turn one sample into the other: the area between the two cumulative shares, in standard deviations of what was learnt.",
		terms: {
			value: "the distance, in standard deviations",
			c: "share of the rows of now at or below x",
			r: "share of the rows learnt from at or below x",
			sd: "standard deviation of the rows learnt from, in the unit of the feature",
		},
	},
	"chi-square": {
		name: "Chi-square test",
		means:
			"Whether the categories of both sides could come from one mix: the squared gaps between the rows seen and the rows to be expected, each weighed by what was expected.",
		terms: {
			value: "the sum over both sides and all categories",
			seen: "rows of a category on one side",
			expected: "rows of it if both sides had one mix",
		},
	},
	"jensen-shannon": {
		name: "Jensen–Shannon distance",
		means:
			"How far both sides lie from their common middle, in bits under a root: 0 when they agree, 1 when they share no bin.",
		terms: {
			value: "the distance",
			c: "share of the rows of now in a bin",
			r: "share of the rows learnt from in that bin",
			m: "the middle of both",
		},
	},
	"kullback-leibler": {
		name: "Kullback–Leibler divergence",
		means:
			"How surprised somebody who expects the rows of now would be by the rows learnt from; it is no distance, for the other way round it is another number.",
		terms: {
			value: "the divergence, in nats",
			r: "share of the rows learnt from in a bin",
			c: "share of the rows of now in that bin",
		},
	},
	hellinger: {
		name: "Hellinger distance",
		means: "The distance between the roots of the shares: 0 when they agree, 1 when they share no bin.",
		terms: {
			value: "the distance",
			c: "share of the rows of now in a bin",
			r: "share of the rows learnt from in that bin",
		},
	},
	"l-infinity": {
		name: "L-infinity distance",
		means: "The largest move of the share of any one category; it does not see many small moves.",
		terms: {
			value: "the largest move",
			c: "share of the rows of now with a category",
			r: "share of the rows learnt from with it",
		},
	},
	"total-variation": {
		name: "Total variation distance",
		means: "The share of the rows that would have to change their bin for both sides to agree.",
		terms: {
			value: "that share",
			c: "share of the rows of now in a bin",
			r: "share of the rows learnt from in that bin",
		},
	},
} as const satisfies Record<StatisticId, Words>;
