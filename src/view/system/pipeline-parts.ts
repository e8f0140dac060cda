/** What lights the figures of Levels 1 and 2, in one piece: it comes with the first events of a run. */
export { default as LevelTransition } from "../diagram/LevelTransition.svelte";
export { default as PipelineInside } from "./PipelineInside.svelte";
export { default as PipelineThumbnail } from "./PipelineThumbnail.svelte";
export { pipelineLights, standingAt } from "./pipeline-lights.ts";
