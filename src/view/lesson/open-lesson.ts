import type { LessonEntry } from "../lessons.ts";
import { LessonRun, type RunInHand } from "./lesson-run.svelte.ts";
import { myProgress } from "./my-progress.ts";

/** The lesson in hand. */
export async function openLesson(entry: LessonEntry, cockpit: RunInHand): Promise<LessonRun> {
	const [lesson, kept] = await Promise.all([entry.text(), myProgress()]);
	return new LessonRun(lesson, cockpit, kept);
}
