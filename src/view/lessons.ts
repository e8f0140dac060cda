import type { Lesson } from "../lesson/lesson.ts";

const files = import.meta.glob<Lesson>("/lessons/*/lesson.md", { import: "default" });

/** The lesson that a visitor begins with. */
export function firstLesson(): Promise<Lesson> {
	const [path] = Object.keys(files).sort();
	const load = path === undefined ? undefined : files[path];
	return load ? load() : Promise.reject(new Error("there is no lesson"));
}
