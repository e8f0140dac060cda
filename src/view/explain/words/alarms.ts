import type { Correction } from "../../../monitor/multiple-testing.ts";
import type { Words } from "../explanation.ts";

/** How p allows for many features. */
export const CORRECTION_WORDS = {
	none: {
		name: "No correction",
		means:
			"Every feature is held against the level as if it were the only one: of 20 features that have not moved, one is called significant at a level of .05.",
		terms: { adjusted: "what is held against the level", p: "chance of so large a statistic without a change" },
	},
	bonferroni: {
		name: "Bonferroni’s correction",
		means:
			"Every p times the number of features: the chance that any feature rings without a change stays under the level.",
		terms: {
			adjusted: "what is held against the level",
			m: "features that were tested",
			p: "chance of so large a statistic without a change",
		},
	},
	holm: {
		name: "Holm’s correction",
		means:
			"As Bonferroni’s, but the k-th smallest p is multiplied by the features that are left only, so that it finds more.",
		terms: {
			adjusted: "what is held against the level",
			m: "features that were tested",
			k: "place of this p, the smallest first",
			p: "chance of so large a statistic without a change",
		},
	},
	"benjamini-hochberg": {
		name: "Benjamini–Hochberg correction",
		means:
			"It bounds the share of false ones among the features that are called significant, and not the chance of any: it finds more than Bonferroni’s.",
		terms: {
			adjusted: "what is held against the level",
			m: "features that were tested",
			k: "place of p, the smallest first",
			p: "a p from this one on upwards",
		},
	},
} as const satisfies Record<Correction, Words>;

/** What looks at one stream, value by value. Only ADWIN and HDDM_A watch the errors of a run. */
export const DETECTOR_WORDS = {
	adwin: {
		name: "ADWIN, adaptive windowing",
		means:
			"It keeps the longest window of errors in which no older and newer part differ in their mean, and drops the older part when they do.",
		terms: {
			newer: "share wrong in the newer part",
			older: "share wrong in the older part",
			n: "labels in the window",
			mean: "share wrong in the window; σ² is its variance",
			delta: "chance of a false cut",
			m: "one by the size of the older part, and one by that of the newer",
		},
	},
	"hddm-a": {
		name: "HDDM_A",
		means: "It warns when the share of errors lies above its lowest past value by more than Hoeffding’s bound allows.",
		terms: {
			mean: "share wrong of all labels since the last drift",
			lowest: "the same up to the best cut",
			n: "labels since the last drift",
			cut: "labels up to the cut",
			alpha: "chance of a false warning at each look",
		},
	},
	"hddm-w": {
		name: "HDDM_W",
		means: "As HDDM_A, but with means that weigh newer errors more, so that it sees a gradual change earlier.",
		terms: {
			newer: "weighted share wrong after the cut",
			older: "weighted share wrong before it",
			v: "sum of the squared weights of both",
			alpha: "chance of a false drift at each look",
		},
	},
	ddm: {
		name: "DDM, drift detection method",
		means:
			"The share of errors of a learner should only fall: it says drift when it lies three standard deviations above its lowest, and warns from two on.",
		terms: {
			p: "share wrong so far",
			s: "its standard deviation",
			pMin: "the lowest share wrong",
			sMin: "the standard deviation there",
		},
	},
	eddm: {
		name: "EDDM, early drift detection method",
		means:
			"The distance between two errors should only grow: it says drift when the distances have shrunk to nine tenths of their largest.",
		terms: {
			d: "mean number of answers from error to error",
			s: "its standard deviation",
			highest: "the largest that this sum has been",
		},
	},
	kswin: {
		name: "KSWIN",
		means:
			"A Kolmogorov–Smirnov test, value by value, of the 30 newest against as many of the older ones in a window of 100.",
		terms: {
			newer: "cumulative share of the newest values",
			older: "that of older values drawn at random",
			d: "the gap that rings",
		},
	},
	"page-hinkley": {
		name: "Page–Hinkley test",
		means:
			"It adds up how far each value lies above the mean so far, less a tolerance, and says drift when the sum has risen far above its lowest point.",
		terms: {
			m: "the sum so far",
			x: "a value",
			mean: "the mean up to that value",
			delta: "change that is tolerated",
			lowest: "the lowest sum",
			lambda: "how far it may rise",
		},
	},
} as const satisfies Record<string, Words>;

/** Accuracy without labels, and with them. */
export const ESTIMATE_WORDS = {
	estimated: {
		name: "CBPE, estimate without labels",
		means:
			"Confidence-based performance estimation: the mean of how sure calibrated scores are of their answers. It holds as long as P(Y|X) does, so concept drift is what it cannot see.",
		terms: {
			value: "accuracy to be expected",
			p: "calibrated chance that an answer is right",
			n: "answers of the week",
			low: "lower end of its band",
			high: "upper end: three standard errors away",
		},
	},
	realised: {
		name: "Realised accuracy",
		means:
			"Of the same week’s answers, the share that was right by their labels; known only when the last label has come.",
		terms: {
			value: "the newest week with all its labels",
			right: "answers that their labels call right",
			n: "answers of that week",
		},
	},
} as const satisfies Record<string, Words>;
