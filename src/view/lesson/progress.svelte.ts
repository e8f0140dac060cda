import { onProgressSaved, savedProgress, saveProgress } from "../cockpit/saved.ts";
import { NOTHING_DONE, writeProgress } from "./lesson-progress.ts";
import type { AllProgress, LessonProgress } from "./progress-file.ts";

/**
 * What a person has done in the lessons, kept in this browser. The one place in the page that reads and writes it. What is
 * kept is the truth: several tabs may be open, so a change is made to what is kept at that moment. Reading takes more
 * script than writing, and is fetched when there is something to read.
 */
export class Progress {
	#all = $state.raw<AllProgress>({});
	/** What the page owes the person about their progress, in one sentence; null for nothing. */
	said = $state<string | null>(null);
	/** The kept text that #all was read from or written as. */
	#text: string | null = null;
	/** Nothing can be kept, and that was said. */
	#denied = false;
	/** What was found and could not be read is left alone until the person decides. */
	#locked = false;

	/** What is kept in this browser; follows what other tabs do. */
	static async open(): Promise<Progress> {
		const progress = new Progress();
		await progress.#catchUp();
		onProgressSaved(() => void progress.#catchUp());
		return progress;
	}

	of(slug: string): LessonProgress {
		return this.#all[slug] ?? NOTHING_DONE;
	}

	/** Whether anything was done in a lesson. */
	started(slug: string): boolean {
		return this.#all[slug] !== undefined;
	}

	change(slug: string, change: (before: LessonProgress) => Partial<LessonProgress>): void {
		this.#update((all) => {
			const before = all[slug] ?? NOTHING_DONE;
			return { ...all, [slug]: { ...before, ...change(before) } };
		});
	}

	/** Marks what was asked as done; once done it stays so. */
	finish(slug: string, id: string): void {
		if (this.of(slug).done.includes(id)) return;
		this.change(slug, ({ done }) => ({ done: done.includes(id) ? done : [...done, id] }));
	}

	/** All progress as the text of one file. */
	file(): string {
		return writeProgress(this.#all);
	}

	/** Changes what is kept by the person's own decision, also where what was found cannot be read. */
	decide(change: (all: AllProgress) => AllProgress, said: string): void {
		this.#locked = false;
		this.said = said;
		this.#update(change);
	}

	/** Whether something is kept that is not what is here. */
	get #behind(): boolean {
		const kept = savedProgress();
		return kept !== null && kept !== this.#text;
	}

	async #catchUp(): Promise<void> {
		if (!this.#behind) return;
		const { readProgress } = await import("./progress-file.ts");
		// Meanwhile it may have become another.
		const kept = savedProgress();
		if (kept === null) return;
		const read = readProgress(kept);
		this.#text = kept;
		this.#locked = !read.ok;
		if (read.ok) this.#all = read.value;
		else {
			this.said = `The progress kept in this browser cannot be read, and is left as it is: ${read.error} Nothing new is kept until you start fresh or bring a file.`;
		}
	}

	#update(change: (all: AllProgress) => AllProgress): void {
		if (this.#behind) void this.#catchUp().then(() => this.#keep(change(this.#all)));
		else this.#keep(change(this.#all));
	}

	#keep(all: AllProgress): void {
		this.#all = all;
		if (this.#locked) return;
		const text = this.file();
		if (saveProgress(text)) this.#text = text;
		else if (!this.#denied) {
			this.#denied = true;
			this.said =
				"This browser keeps nothing for us: your progress lasts until the page is closed, or in a file that you save.";
		}
	}
}
