import { leaveLink } from "./address.ts";
import { savedRun, saveRun } from "./saved.ts";

/**
 * The runs of a person, as link text: their own (null), and one of each lesson that they began. Kept in the browser, and
 * for this visit should it keep nothing.
 */
export class KeptRuns {
	readonly #texts = new Map<string | null, string>();

	of(lesson: string | null): string | null {
		return this.#texts.get(lesson) ?? savedRun(lesson);
	}

	/** False when it lasts for this visit only. */
	keep(lesson: string | null, text: string): boolean {
		const before = this.#texts.get(lesson);
		this.#texts.set(lesson, text);
		// A link leads to where it began: who has gone on from there is to find that after a reload.
		if (lesson === null && before !== undefined && before !== text) leaveLink();
		return saveRun(lesson, text);
	}
}
