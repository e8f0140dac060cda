import { compileLesson, type LessonFiles } from "../../scripts/lesson/compile.ts";
import type { Glossary } from "../../scripts/lesson/glossary.ts";
import type { Step } from "../../src/lesson/lesson.ts";

const FRONT = [
	"---",
	"title: When the world moves",
	"summary: A model starts to age.",
	"objective: See it.",
	"minutes: 6",
	"covers: [level-0]",
	"---",
].join("\n");
export const FILE = "lessons/02-when-the-world-moves/lesson.md";
export const END = ":::sources\n- [A paper](https://a.example/p) by A.\n\nWhere to next: a course.\n:::";
const SCENARIO = "day: 28\nplan:\n  drifts: []\n";
const SOLUTION = "days: 9\nmoves:\n  - { day: 1, do: extract, window: 14 }\nwrong: []\n";

export const GLOSSARY: Glossary = {
	"concept-drift": {
		word: "concept drift",
		definition: "P(Y|X) moves.",
		source: { title: "A survey", href: "https://a.example" },
	},
};

interface Parts {
	front?: string;
	file?: string;
	scenario?: string | null;
	solution?: string;
}

/** The files of a lesson with this body; its front matter takes lines 1 to 7. */
export function filesOf(body: string, { front = FRONT, file = FILE, ...parts }: Parts = {}): LessonFiles {
	const beside = (name: string) => file.replace("lesson.md", name);
	const scenario = parts.scenario === undefined ? SCENARIO : parts.scenario;
	return {
		lesson: { file, text: `${front}\n\n${body}` },
		scenario: scenario === null ? null : { file: beside("scenario.yaml"), text: scenario },
		solution: { file: beside("solution.yaml"), text: parts.solution ?? SOLUTION },
	};
}

/** The only step of a lesson: its words begin on line 13. */
export function stepOf(body: string): Step {
	const { lesson } = compileLesson(filesOf(`## Step\n\n\n\n${body}\n\n${END}`), GLOSSARY);
	return lesson.steps[0] as Step;
}
