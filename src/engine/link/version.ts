/** Links are written in the first form unless they hold several futures, so that older pages can read what they can fly. */
export const FUTURES_VERSION = 2;

const VERSION = /(?:^|[&|])v=(\d+)(?=&|\||$)/;

/** One sentence when a link was written by a newer version of the page than this one; null when it was not. */
export function newerLink(text: string): string | null {
	const version = Number(VERSION.exec(text)?.[1] ?? 1);
	if (version <= FUTURES_VERSION) return null;
	return `it was made by a newer version of Driftworks (form ${version}, and this page reads up to ${FUTURES_VERSION}); reload the page to get the newest.`;
}
