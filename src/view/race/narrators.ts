import type { Narrator } from "../system/narrator.ts";
import { pipelineNarrator } from "../system/pipeline-narrator.ts";
import { byHand } from "../system/timeline-data.ts";
import type { Level } from "./plans.ts";

/** What a lane of `level` is told in. */
export const narratorOf = (level: Level): Narrator => (level === 0 ? byHand : pipelineNarrator);
