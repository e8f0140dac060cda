import { planOf } from "../../../src/engine/plan.ts";
import type { Lesson } from "../../../src/lesson/lesson.ts";
import type { Inline, Prose } from "../../../src/lesson/prose.ts";

const words = (text: string): Inline[] => [{ kind: "text", text }];
const paragraph = (...content: Inline[]): Prose => ({ kind: "paragraph", content });

/** A lesson with every kind of block, for a run that is at .75 on day 29 when it begins. */
export const LESSON: Lesson = {
	locale: "en",
	meta: {
		number: 1,
		slug: "every-block",
		title: "Every block",
		summary: "One of each.",
		objective: "See every kind of block.",
		minutes: 5,
		covers: [],
	},
	start: { plan: planOf({ drifts: [] }), hour: 30 * 24, inherited: null, lead: [] },
	steps: [
		{
			id: "what-moves",
			title: words("What moves"),
			asks: ["which", "curve"],
			blocks: [
				paragraph(
					...words("A model meets "),
					{ kind: "term", term: "concept-drift", content: words("concept drift") },
					...words(" one day."),
				),
				{ kind: "system", show: ["diagram"] },
				{
					kind: "predict",
					id: "which",
					question: [paragraph(...words("What falls first?"))],
					options: [
						{ right: false, answer: words("The observed accuracy"), reason: words("Labels come days later.") },
						{ right: true, answer: words("The true accuracy"), reason: words("It falls within the day.") },
					],
				},
				{ kind: "reveal", after: "which", blocks: [paragraph(...words("The gap is the label delay."))] },
				{
					kind: "predict",
					id: "curve",
					question: [paragraph(...words("How will it go on?"))],
					draw: { metric: "accuracy7d", days: 20 },
				},
			],
		},
		{
			id: "bring-it-back",
			title: words("Bring it back"),
			asks: ["back"],
			blocks: [
				{ kind: "term", term: "concept-drift" },
				{
					kind: "goal",
					id: "back",
					words: [paragraph(...words("True accuracy at .80 for 3 days."))],
					goal: {
						metric: "accuracy7d",
						comparison: "atLeast",
						value: 0.8,
						days: 3,
						must: [],
						ordered: false,
						never: [],
						since: null,
					},
					hints: [
						{
							grade: 1,
							waits: { for: "missing", event: { kind: "model.trained", where: {} }, days: 2, since: null },
							words: words("Look at the desk."),
						},
						{
							grade: 2,
							waits: { for: "missing", event: { kind: "model.trained", where: {} }, days: 4, since: null },
							words: words("Extract new rows."),
						},
						{
							grade: 3,
							waits: { for: "missing", event: { kind: "model.trained", where: {} }, days: 4, since: null },
							words: words("The last 14 days."),
						},
					],
					fails: [],
				},
			],
		},
		{
			id: "look-closer",
			title: words("Look closer"),
			asks: ["why"],
			blocks: [
				{
					kind: "quiz",
					id: "why",
					question: [paragraph(...words("Why did it come back?"))],
					options: [
						{ right: false, answer: words("The world went back"), reason: words("It did not.") },
						{ right: true, answer: words("It learnt the new world"), reason: words("From the last 14 days.") },
					],
				},
			],
		},
	],
	sources: [{ title: "A survey", href: "https://doi.org/10.1145/2523813", says: words("what moves.") }],
	next: words("Go on with the course."),
	terms: {
		"concept-drift": {
			word: "Concept drift",
			definition: "P(Y|X) changes.",
			source: { title: "Gama et al. 2014", href: "https://doi.org/10.1145/2523813" },
		},
	},
	solution: [
		{ due: { day: 1, hour: 9 }, action: { do: "extract", window: 14 }, say: "Take the last 14 days." },
		{ due: { day: 2, hour: 9 }, action: { do: "prepare" }, say: "Prepare them." },
	],
};
