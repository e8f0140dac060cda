import { leaveLink } from "./address.ts";
import type { Messages } from "./messages.svelte.ts";
import type { RunsAside } from "./runs-aside.ts";
import { savedRun, saveRun } from "./saved.ts";

/**
 * The runs of a person, as link text: their own (null), and one of each lesson that they began. Kept in the browser, and
 * for this visit should it keep nothing.
 */
export class KeptRuns {
	readonly #texts = new Map<string | null, string>();
	/** Those of the person's own that links took the place of; a lesson's first look does without them. */
	readonly #aside: () => Promise<RunsAside>;

	/** `open` flies a run in the place of the person's own. */
	constructor(messages: Messages, open: (text: string) => void) {
		let aside: Promise<RunsAside> | null = null;
		this.#aside = () => (aside ??= import("./runs-aside.ts").then((module) => new module.RunsAside(messages, open)));
	}

	of(lesson: string | null): string | null {
		return this.#texts.get(lesson) ?? savedRun(lesson);
	}

	/** A run has just been opened as the person's own: what a link, `written` here, takes the place of is not lost. */
	opened(written: Promise<string> | null): void {
		const own = this.of(null);
		void Promise.all([this.#aside(), written]).then(
			([aside, text]) => (text === null ? aside.offer() : aside.replaced(own, text)),
			() => {},
		);
	}

	/** False when it lasts for this visit only. */
	keep(lesson: string | null, text: string): boolean {
		const before = this.#texts.get(lesson);
		this.#texts.set(lesson, text);
		// A link leads to where it began: who has gone on from there is to find that after a reload.
		if (lesson === null && before !== undefined && before !== text) leaveLink(text);
		return saveRun(lesson, text);
	}
}
