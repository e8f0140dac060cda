import type { TrainerPreference } from "../../model/train/choose.ts";

const RUN = "driftworks.run";
const TRAINER = "driftworks.trainer";
const THEME = "driftworks.theme";

/** What is kept for the next visit: small texts, and only if the browser lets us. */
function read(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

/** False when the browser keeps nothing. */
function write(key: string, value: string | null): boolean {
	try {
		if (value === null) localStorage.removeItem(key);
		else localStorage.setItem(key, value);
		return true;
	} catch {
		return false;
	}
}

/** The run of the last visit as link text. */
export const savedRun = (): string | null => read(RUN);
export const saveRun = (text: string | null): boolean => write(RUN, text);

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
