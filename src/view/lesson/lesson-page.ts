/** What a lesson adds to the page of a system, in one piece: it packs smaller than its parts, and spares requests. */
export { default as LessonHead } from "../words/LessonHead.svelte";
export { default as Words } from "../words/Words.svelte";
export { openLesson } from "./open-lesson.ts";
