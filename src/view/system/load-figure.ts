import type { Figure } from "../diagram/figure.ts";
import { type Level, loadFigure } from "../diagram/figures.ts";

/** The figure of a level, with what shows it live. */
export type LoadedFigure = Awaited<ReturnType<typeof fetchHand> | ReturnType<typeof fetchPipeline>>;

/** Fetches what a level's run is seen in, each level when it is first wanted. All of it at once: no part waits to be named by another. */
export function fetchFigure(level: Level): Promise<LoadedFigure> {
	void import("../diagram/LiveDiagram.svelte");
	return level === 0 ? fetchHand() : fetchPipeline(level);
}

async function fetchHand() {
	const [figure, { default: Shown }] = await Promise.all([loadFigure(0), import("./HandFigure.svelte")]);
	return { level: 0 as const, figure: figure as Figure, Shown };
}

async function fetchPipeline(level: 1 | 2) {
	const [figure, { default: Shown }] = await Promise.all([loadFigure(level), import("./PipelineFigure.svelte")]);
	return { level, figure: figure as Figure, Shown };
}
