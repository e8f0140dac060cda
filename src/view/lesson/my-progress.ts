import { Progress } from "./progress.svelte.ts";

let progress: Promise<Progress> | undefined;

/** What this person has done. One progress serves the map and all lessons of a visit. */
export const myProgress = (): Promise<Progress> => (progress ??= Progress.open());
