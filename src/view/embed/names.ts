import type { Control } from "./page-options.ts";

/** As the page calls them. */
export const NAMES: Readonly<Record<Control, string>> = {
	weather: "Weather",
	desk: "Desk",
	monitor: "Monitor",
	transport: "Play, step, speed",
	level: "Level, who decides",
	seed: "Seed",
};
