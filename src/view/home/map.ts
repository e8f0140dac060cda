/** The map of the course, with what was done: one piece for the top line, which fetches it when it is opened. */
export { myProgress } from "../lesson/my-progress.ts";
export { default as CourseMap } from "./CourseMap.svelte";
export { MAPPED } from "./outlines.ts";
