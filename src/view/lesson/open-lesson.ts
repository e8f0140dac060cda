import type { LessonEntry } from "../lessons.ts";
import { LessonRun, type RunInHand } from "./lesson-run.svelte.ts";
import { Progress } from "./progress.svelte.ts";

let progress: Progress | undefined;

/** The lesson in hand. One progress serves all lessons of a visit. */
export async function openLesson(entry: LessonEntry, cockpit: RunInHand): Promise<LessonRun> {
	progress ??= new Progress();
	return new LessonRun(await entry.text(), cockpit, progress);
}
