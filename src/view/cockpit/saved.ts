import type { TrainerPreference } from "../../model/train/choose.ts";

const RUN = "driftworks.run";
const TRAINER = "driftworks.trainer";
const PROGRESS = "driftworks.progress.v1";
const THEME = "driftworks.theme";
const PLACE = "driftworks.place";

/** What is kept for the next visit: small texts, and only if the browser lets us. */
export function read(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

/** False when the browser keeps nothing. */
export function write(key: string, value: string | null): boolean {
	try {
		if (value === null) localStorage.removeItem(key);
		else localStorage.setItem(key, value);
		return true;
	} catch {
		return false;
	}
}

const runOf = (lesson: string | null): string => (lesson === null ? RUN : `${RUN}.${lesson}`);

/** The run of the last visit as link text: the person's own (null), or that of a lesson. */
export const savedRun = (lesson: string | null): string | null => read(runOf(lesson));
export const saveRun = (lesson: string | null, text: string): boolean => write(runOf(lesson), text);

/** What was done in the lessons, as text of lesson-progress.ts. */
export const savedProgress = (): string | null => read(PROGRESS);
export const saveProgress = (text: string): boolean => write(PROGRESS, text);

/** Another tab has saved progress. */
export const onProgressSaved = (listener: () => void): void =>
	addEventListener("storage", ({ key }) => key === PROGRESS && listener());

/** Name of the page on which the last visit ended, as in the address; null on the first visit. */
export const savedPlace = (): string | null => read(PLACE);
export const savePlace = (page: string): boolean => write(PLACE, page);

export function savedTrainer(): TrainerPreference {
	const saved = read(TRAINER);
	return saved === "webgl" || saved === "cpu" ? saved : "auto";
}
export const saveTrainer = (preference: TrainerPreference): boolean => write(TRAINER, preference);

export type Theme = "light" | "dark";

/** The theme chosen here; null leaves it to the system. */
export function savedTheme(): Theme | null {
	const saved = read(THEME);
	return saved === "light" || saved === "dark" ? saved : null;
}
export const saveTheme = (theme: Theme): boolean => write(THEME, theme);
