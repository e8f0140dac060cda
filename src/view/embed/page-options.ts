/** What a link can hide or lock on the page of a system or a lesson; on the page they stand in <fieldset data-control="…">. */
export type Control = "weather" | "desk" | "monitor" | "transport" | "level" | "seed";

/** How the page is to look, as the address says it before its #; read by link-options.ts. */
export interface PageOptions {
	/** Without the line at the top: the page stands inside another one. */
	readonly embed: boolean;
	/** Not shown at all. */
	readonly hide: readonly Control[];
	/** Shown, and not to be changed. */
	readonly lock: readonly Control[];
	/** Why the address was not understood, in one sentence; the whole page is then shown. */
	readonly problem: string | null;
}

export const WHOLE_PAGE: PageOptions = { embed: false, hide: [], lock: [], problem: null };
