/** The year of a run as a chart and in words, in one piece: it comes when there is a log to draw. */
export { default as Timeline } from "../timeline/Timeline.svelte";
export { byHand, timelineData } from "./timeline-data.ts";
