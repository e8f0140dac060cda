import type { LessonOutline } from "../../lesson/lesson.ts";
import { LESSONS, type LessonEntry } from "../lessons.ts";

const outlines = import.meta.glob<LessonOutline>("/lessons/*/lesson.md", {
	import: "default",
	query: "?meta",
	eager: true,
});

/** A lesson as the map knows it: how long it takes and what its steps ask. */
export type MappedLesson = Pick<LessonEntry, "href"> & { readonly meta: LessonOutline };

/** All lessons in their order. */
export const MAPPED: readonly MappedLesson[] = LESSONS.flatMap(({ href, meta: { slug } }) => {
	const meta = Object.values(outlines).find((outline) => outline.slug === slug);
	return meta ? [{ href, meta }] : [];
});
