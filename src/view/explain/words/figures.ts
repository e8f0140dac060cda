/**
 * What the terms of the formulas of the figures stand for; what a figure is says its own definition
 * (src/engine/query/figures). Changes of the model and of the code are counted the same.
 */
const CHANGES = {
	deployments: {
		value: "changes that reached production",
		sound: "those that did no harm",
		failed: "those that failed",
	},
	"lead-time": {
		value: "the median, in days",
		production: "day in production",
		origin: "day of its beginning",
		n: "changes whose beginning is on the log",
	},
	frequency: { value: "changes in 30 days", n: "changes so far", D: "days so far" },
	recovery: {
		value: "the median, in days",
		mended: "day on which it was mended",
		failed: "day on which it came into production",
		n: "failed changes that were mended",
	},
	"fail-rate": { value: "the share", failed: "changes that failed", n: "changes so far" },
	rework: { value: "the share", remedies: "changes that only put right another", n: "changes so far" },
} as const;

export const FIGURE_TERMS = {
	accuracy: { value: "the mean", D: "days so far", a: "true accuracy of a day; the number is today’s" },
	loss: { value: "money lost", M: "late parcels that went by road", N: "express that was not needed" },
	staleness: {
		value: "the mean, in days",
		D: "days so far",
		s: "days from the newest orders learnt from to those of a day; the number is today’s",
	},
	hours: { value: "hours of all people", h: "mean hours of one", n: "pieces of work" },
	compute: { value: "the sum, in trainings", c: "mean cost of one", n: "steps that cost something" },
	trainings: { value: "all of them", done: "models that were trained", failed: "trainings that failed" },
	detect: {
		value: "the mean, in days",
		n: "falls of the true accuracy",
		sign: "day of the first sign, or of the end",
		fall: "day of the fall",
	},
	recover: {
		value: "the mean, in days",
		n: "falls of the true accuracy",
		back: "day on which it is back, or today",
		fall: "day of the fall",
	},
	"model-deployments": CHANGES.deployments,
	"model-failed": {
		value: "changes that failed",
		back: "rolled back",
		mended: "mended by hand within 14 days",
		skewed: "served with a costly skew",
	},
	"model-lead-time": CHANGES["lead-time"],
	"model-frequency": CHANGES.frequency,
	"model-recovery": CHANGES.recovery,
	"model-fail-rate": CHANGES["fail-rate"],
	"model-rework": CHANGES.rework,
	"code-deployments": CHANGES.deployments,
	"code-failed": {
		value: "changes that failed",
		back: "reverted",
		skewed: "served with a costly skew",
		bad: "brought a bad commit that nobody took out",
	},
	"code-lead-time": CHANGES["lead-time"],
	"code-frequency": CHANGES.frequency,
	"code-recovery": CHANGES.recovery,
	"code-fail-rate": CHANGES["fail-rate"],
	"code-rework": CHANGES.rework,
	"commits-in-production": {
		value: "there now",
		reached: "commits that came there",
		out: "those that were taken out again",
	},
	"bad-commits-in-production": {
		value: "bad ones that came there",
		bad: "bad commits made",
		stopped: "stopped before",
		open: "still on their way",
	},
	"bad-commits-stopped": {
		value: "bad ones that were stopped",
		bad: "bad commits made",
		reached: "came into production",
		open: "still on their way",
	},
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;
