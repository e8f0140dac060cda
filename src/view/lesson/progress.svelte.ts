import { savedProgress, saveProgress } from "../cockpit/saved.ts";
import {
	type AllProgress,
	type LessonProgress,
	merge,
	NOTHING_DONE,
	readProgress,
	writeProgress,
} from "./progress-file.ts";

/** What a person has done in the lessons, kept in this browser. The one place in the page that reads and writes it. */
export class Progress {
	#all = $state.raw<AllProgress>({});
	/** What the page owes the person about their progress, in one sentence; null for nothing. */
	said = $state<string | null>(null);
	/** Nothing can be kept, and that was said. */
	#denied = false;
	/** What was found and could not be read is left alone until the person decides. */
	#locked = false;

	constructor() {
		const saved = savedProgress();
		if (saved === null) return;
		const read = readProgress(saved);
		if (read.ok) this.#all = read.value;
		else {
			this.#locked = true;
			this.said = `The progress kept in this browser cannot be read, and is left as it is: ${read.error} Nothing new is kept until you start fresh or bring a file.`;
		}
	}

	of(slug: string): LessonProgress {
		return this.#all[slug] ?? NOTHING_DONE;
	}

	/** Whether anything was done in a lesson. */
	started(slug: string): boolean {
		return this.#all[slug] !== undefined;
	}

	change(slug: string, change: (before: LessonProgress) => Partial<LessonProgress>): void {
		const before = this.of(slug);
		this.#keep({ ...this.#all, [slug]: { ...before, ...change(before) } });
	}

	/** Marks what was asked as done; once done it stays so. */
	finish(slug: string, id: string): void {
		if (!this.of(slug).done.includes(id)) this.change(slug, ({ done }) => ({ done: [...done, id] }));
	}

	/** Forgets one lesson, or all of them. */
	startFresh(slug: string | null): void {
		this.#locked = false;
		this.said = slug === null ? "All lessons begin anew." : "This lesson begins anew.";
		const { [slug ?? ""]: _, ...others } = this.#all;
		this.#keep(slug === null ? {} : others);
	}

	/** All progress as the text of one file. */
	file(): string {
		return writeProgress(this.#all);
	}

	/** Adds what a file holds to what is here; a file that cannot be read changes nothing. */
	bring(text: string): void {
		const read = readProgress(text);
		if (!read.ok) {
			this.said = `Nothing was changed. ${read.error}`;
			return;
		}
		this.#locked = false;
		const lessons = Object.keys(read.value).length;
		this.said = `The progress of ${lessons} ${lessons === 1 ? "lesson" : "lessons"} was added.`;
		this.#keep(merge(this.#all, read.value));
	}

	#keep(all: AllProgress): void {
		this.#all = all;
		if (this.#locked || saveProgress(this.file()) || this.#denied) return;
		this.#denied = true;
		this.said =
			"This browser keeps nothing for us: your progress lasts until the page is closed, or in a file that you save.";
	}
}
