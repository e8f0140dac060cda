/** Lessons of the whole course; those that are not there yet keep their numbers. */
export const WHOLE_COURSE = 20;

/** Parts of the course, each from its first number on. */
const CHAPTERS = [
	{ from: 1, title: "Hidden debt" },
	{ from: 9, title: "How it is built" },
	{ from: 13, title: "From DevOps to MLOps" },
	{ from: 16, title: "Three levels" },
	{ from: 19, title: "The whole" },
] as const;

/** The chapters that have lessons, in order, with these. */
export const chaptersOf = <E extends { readonly meta: { readonly number: number } }>(lessons: readonly E[]) =>
	CHAPTERS.map(({ from, title }, i) => {
		const next = CHAPTERS[i + 1]?.from ?? Number.POSITIVE_INFINITY;
		return { title, lessons: lessons.filter(({ meta }) => meta.number >= from && meta.number < next) };
	}).filter(({ lessons: its }) => its.length > 0);
