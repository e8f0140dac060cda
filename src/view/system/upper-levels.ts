/** What System.svelte needs beside the figure at Levels 1 and 2, in one piece that a visit to Level 0 does not load. */
export { default as FigureSwitch } from "./FigureSwitch.svelte";
export { default as PipelineInside } from "./PipelineInside.svelte";
export { default as PipelineThumbnail } from "./PipelineThumbnail.svelte";
export { pipelineLights, standingAt } from "./pipeline-lights.ts";
