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
