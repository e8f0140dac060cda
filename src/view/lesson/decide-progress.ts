import type { Progress } from "./progress.svelte.ts";

/** Forgets one lesson, or all of them. */
export function startFresh(progress: Progress, slug: string | null): void {
	if (slug === null) progress.decide(() => ({}), "All lessons begin anew.");
	else progress.decide(({ [slug]: _, ...others }) => others, "This lesson begins anew.");
}
