// What Vite's plugins (scripts/vite) make of imports that are not code.

/** import.meta.glob("/lessons/*\/lesson.md", { import: "default" }) */
declare module "*/lesson.md" {
	const lesson: import("./lesson/lesson.ts").Lesson;
	export default lesson;
}

/** What the map of lessons says of each: import.meta.glob(..., { query: "?meta", import: "default" }) */
declare module "*/lesson.md?meta" {
	const meta: import("./lesson/lesson.ts").LessonOutline;
	export default meta;
}

/** What every page knows of a lesson: import.meta.glob(..., { query: "?door", import: "default" }) */
declare module "*/lesson.md?door" {
	const door: import("./lesson/lesson.ts").LessonDoor;
	export default door;
}

/** Fetches what `record()` of engine/record.ts gave when the page was built. */
declare module "virtual:recorded-run" {
	const recorded: () => ReturnType<typeof import("./engine/record.ts").record>;
	export default recorded;
}
