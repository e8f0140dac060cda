import type { Narrator } from "./narrator.ts";
import { pipelineCaption } from "./pipeline-caption.ts";
import { pipelineMarks } from "./pipeline-marks.ts";

/** Levels 1 and 2. */
export const pipelineNarrator: Narrator = { caption: pipelineCaption, marks: pipelineMarks };
