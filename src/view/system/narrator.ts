import type { OpsEvent } from "../../ops/events.ts";
import type { Mark } from "../timeline/types.ts";
import type { Scene } from "./level0-nodes.ts";

/** What a run is told in: the words under the figure, and the marks of its year. */
export interface Narrator {
	caption(scene: Scene): string;
	marks(events: readonly OpsEvent[]): Mark[];
}
