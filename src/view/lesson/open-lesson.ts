import type { Lesson } from "../../lesson/lesson.ts";
import type { LessonEntry } from "../lessons.ts";
import { LessonRun, type RunInHand } from "./lesson-run.svelte.ts";
import { Progress } from "./progress.svelte.ts";

let progress: Promise<Progress> | undefined;

/** The lesson in hand. One progress serves all lessons of a visit. */
export async function openLesson(entry: LessonEntry, cockpit: RunInHand): Promise<LessonRun> {
	progress ??= Progress.open();
	const [lesson, kept] = await Promise.all([entry.text(), progress]);
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
