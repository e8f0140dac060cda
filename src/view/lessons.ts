import type { Lesson, LessonPlace } from "../lesson/lesson.ts";

const places = import.meta.glob<LessonPlace>("/lessons/*/lesson.md", {
	import: "default",
	query: "?place",
	eager: true,
});
const texts = import.meta.glob<Lesson>("/lessons/*/lesson.md", { import: "default" });

/** A lesson that can be opened: its place in the course, its address, and its text when it is wanted. */
export interface LessonEntry {
	readonly meta: LessonPlace;
	/** Behind the # of the address. */
	readonly href: string;
	/** Fetches the text, once. */
	text(): Promise<Lesson>;
}

/** All lessons in their order. */
export const LESSONS: readonly LessonEntry[] = Object.entries(places)
	.map(([path, meta]) => {
		let fetched: Promise<Lesson> | undefined;
		const load = texts[path] as () => Promise<Lesson>;
		return { meta, href: `#/lesson/${meta.slug}`, text: () => (fetched ??= load()) };
	})
	.sort((a, b) => a.meta.number - b.meta.number);

/** Whoever names no lesson meets the one that the recorded run tells. */
const FIRST = LESSONS.find(({ meta }) => meta.slug === "when-the-world-moves") ?? LESSONS[0];

/** The lesson that a page's name (lesson/slug or lesson/slug/step) asks for: the first to meet when it names none; null in the sandbox. */
export function lessonOf(page: string): LessonEntry | null {
	if (page === "sandbox") return null;
	const named = LESSONS.find(({ href }) => `#/${page}/`.startsWith(`${href}/`));
	return named ?? FIRST ?? null;
}

/** The step that a page's name asks for. */
export const stepOf = (page: string): string | null => /^lesson\/[^/]+\/(.+)$/.exec(page)?.[1] ?? null;
