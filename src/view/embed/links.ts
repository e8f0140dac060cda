import { writeOptions } from "./link-options.ts";
import type { PageOptions } from "./page-options.ts";
import { seedOfName, withSeed } from "./students.ts";

/** What a teacher wants a class to see. */
export interface Lecture {
	/** Address of the page before query and #. */
	readonly base: string;
	/** "lesson/when-the-world-moves", or "sandbox". */
	readonly page: string;
	/** The run as link text; null where the page has a run of its own. */
	readonly run: string | null;
	readonly options: Pick<PageOptions, "hide" | "lock">;
}

/** The whole link; with the seed of a student when one is named. The name itself is not in it. */
export function linkFor({ base, page, run, options }: Lecture, student?: string): string {
	const seeded = run !== null && student !== undefined ? withSeed(run, seedOfName(student)) : run;
	return `${base}${writeOptions(options)}#/${page}${seeded ? `?${seeded}` : ""}`;
}

/** HTML that puts a link into another page. The clipboard is for "Copy state" and "Copy link". */
export const frameFor = (link: string, title: string): string =>
	`<iframe src="${escaped(link)}" title="${escaped(title)}" width="100%" height="760" style="border:0" allow="clipboard-write" loading="lazy"></iframe>`;

const escaped = (text: string): string =>
	text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
