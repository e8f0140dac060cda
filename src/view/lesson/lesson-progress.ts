import type { AllProgress, LessonProgress } from "./progress-file.ts";

/** Says what the file is. */
export const KIND = "driftworks progress";

/** Version in which progress is written. One more comes with one more migration in progress-file.ts. */
const VERSION = 1;

/** Characters of the longest file that is read: a hundred lessons with every curve drawn stay well under it. */
export const LONGEST_FILE = 500_000;

export const NOTHING_DONE: LessonProgress = { done: [], chosen: {}, drawn: {}, answered: {}, hints: {} };

/** The file: one JSON object that says what it is and in which version. progress-file.ts reads it. */
export const writeProgress = (lessons: AllProgress, version = VERSION): string =>
	JSON.stringify({ kind: KIND, version, lessons });

/** Both together: what is done in either is done; where both say something, the file that was brought does. */
export function merge(here: AllProgress, brought: AllProgress): AllProgress {
	const together = { ...here };
	for (const [slug, theirs] of Object.entries(brought)) {
		const ours = here[slug] ?? NOTHING_DONE;
		together[slug] = {
			done: [...new Set([...ours.done, ...theirs.done])],
			chosen: { ...ours.chosen, ...theirs.chosen },
			drawn: { ...ours.drawn, ...theirs.drawn },
			answered: { ...ours.answered, ...theirs.answered },
			hints: { ...ours.hints, ...theirs.hints },
		};
	}
	return together;
}
