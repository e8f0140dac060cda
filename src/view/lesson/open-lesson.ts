import type { Lesson } from "../../lesson/lesson.ts";
import type { LessonEntry } from "../lessons.ts";
import { LessonRun, type RunInHand } from "./lesson-run.svelte.ts";
import { myProgress } from "./my-progress.ts";

/** The lesson in hand. */
export async function openLesson(entry: LessonEntry, cockpit: RunInHand): Promise<LessonRun> {
	const [lesson, kept] = await Promise.all([entry.text(), myProgress()]);
	const race = hasRace(lesson) ? (await import("./race-beside.svelte.ts")).raceBeside() : null;
	return new LessonRun(lesson, cockpit, kept, race);
}

const hasRace = ({ steps }: Lesson): boolean =>
	steps.some(({ blocks }) =>
		blocks.some(
			(block) =>
				(block.kind === "system" && block.show.includes("race")) ||
				(block.kind === "goal" && block.goal.against !== undefined),
		),
	);
