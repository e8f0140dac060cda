import type { Words } from "../explanation.ts";

/** What is drawn on the chart of a year. */
export const LINE_WORDS = {
	true: {
		name: "True accuracy",
		means:
			"The chance that an answer of the last seven days is right under the law of those days. Only the simulator knows that law, so nobody in the shop sees this line.",
		terms: {
			value: "on the day that is looked at",
			right: "answers that are right, to be expected",
			n: "parcels of the last seven days",
		},
	},
	observed: {
		name: "Observed accuracy",
		means:
			"The share of right answers among the labels that arrived in the last seven days: all that a team can know, and late by the delay of the labels.",
		terms: {
			value: "on the day that is looked at",
			right: "answers that these labels call right",
			n: "labels of the last seven days",
		},
	},
	realised: {
		name: "Accuracy of single days",
		means:
			"The faint dots: the share of a day’s answers that will turn out right. They scatter around the true line by chance, some two points with 500 parcels.",
		terms: { value: "of the day that is looked at", right: "its right answers", n: "its parcels" },
	},
	best: {
		name: "Best possible",
		means:
			"What a rule that knows the true chance of every parcel would reach, on average: nobody can be right more often than the world allows.",
		terms: {
			value: "mean of its seven-day means",
			b: "its mean over seven days; the number is that of now",
			n: "days from the first whole week on",
		},
	},
	loss: {
		name: "Business loss of a day",
		means: "The bars: what wrong decisions of a day cost the shop.",
		terms: {
			value: "of the day that is looked at",
			M: "its late parcels that went by road",
			N: "its express that was not needed",
		},
	},
} as const satisfies Record<string, Words>;
