import type { Progress } from "./progress.svelte.ts";
import { merge, readProgress } from "./progress-file.ts";

/** Adds what a file holds to what is here; a file that cannot be read changes nothing. */
export function bring(progress: Progress, text: string): void {
	const read = readProgress(text);
	if (!read.ok) {
		progress.said = `Nothing was changed. ${read.error}`;
		return;
	}
	const lessons = Object.keys(read.value).length;
	const said = `The progress of ${lessons} ${lessons === 1 ? "lesson" : "lessons"} was added.`;
	progress.decide((all) => merge(all, read.value), said);
}
