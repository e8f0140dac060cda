/** Home, with what was done in the lessons: fetched together. */
export { myProgress } from "../lesson/my-progress.ts";
export { default as Home } from "./Home.svelte";
