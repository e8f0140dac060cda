import type { Component } from "svelte";
import type { Panel } from "../../lesson/lesson.ts";
import type { Cockpit } from "../cockpit/cockpit.svelte.ts";

/** A panel that only some lessons have. */
export interface SpecialPanel {
	/** In the place of the diagram, or over it. */
	readonly place: "instead" | "above";
	/** Fetches it, once it is wanted. */
	load(): Promise<{ readonly default: Component<{ cockpit: Cockpit }> }>;
}

/** By the name in `::system{show="…"}`; names that are not here belong to the page itself. */
const SPECIAL: Partial<Record<Panel, SpecialPanel>> = {
	"dark-box": { place: "instead", load: () => import("../darkbox/DarkBox.svelte") },
};

/** The special panel that a step is about; null for none. */
export function specialPanel(front: ReadonlySet<Panel> | null): SpecialPanel | null {
	for (const panel of front ?? []) {
		const special = SPECIAL[panel];
		if (special) return special;
	}
	return null;
}
