import type { Step } from "./events.ts";

/** What a person is doing, in words. */
export const DOING: Readonly<Record<Step, string>> = {
	extract: "extracting and analysing data",
	prepare: "preparing data",
	train: "training",
	evaluate: "evaluating",
	"hand-over": "writing the hand-over note",
	deploy: "rewriting the features for the service",
};
