import { join } from "node:path";
import { normalizePath } from "vite";
import { ROOT } from "../lib/root.mjs";

/** What a chunk is decided by: the modules that a module imports before it runs. */
interface Graph {
	getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const APP = "src/view/App.svelte";
const HOME = "src/view/page/home.ts";
/** The page of a system, in parts that are fetched beside one another; the last of them when the first are there. */
const PARTS = {
	/** The year, which home shows too, and what it has in common with what comes after it. */
	chart: [
		"src/view/system/year.ts",
		"src/engine/query/incidents.ts",
		"src/view/controls/DeskButton.svelte",
		"src/view/controls/Lever.svelte",
	],
	figure: ["src/view/diagram/LiveDiagram.svelte"],
	system: [
		"src/view/page/SystemPage.svelte",
		"src/view/cockpit/cockpit.svelte.ts",
		"src/view/system/load-figure.ts",
		"src/view/panels/LevelBar.svelte",
		"src/engine/query/policy-at.ts",
		"src/ops/doing.ts",
		"src/core/canonical-json.ts",
	],
	words: ["src/view/lesson/lesson-page.ts", "src/view/words/QuizBlock.svelte"],
	hand: ["src/view/system/HandFigure.svelte", "src/view/diagram/level0.ts"],
	pipeline: ["src/view/system/PipelineFigure.svelte", "src/view/diagram/level1.ts", "src/view/diagram/level2.ts"],
	darkbox: ["src/view/darkbox/DarkBox.svelte"],
	late: ["src/view/panels/late.ts"],
} as const;
/** The race, which takes the year and the small pictures of home as they are there. */
const RACE = ["src/view/page/RacePage.svelte", "src/view/race/race.svelte.ts"];
/** What the race has in common with these, which the first lesson or a box wants without the rest. */
const COMMON = [
	"src/view/system/pipeline-narrator.ts",
	"src/view/explain/WhatPlace.svelte",
	"src/view/explain/WhatRow.svelte",
];
/** What the race has in common with these, which do without the rest of it. */
const AUTOMATED = [
	"src/view/panels/PipelineDesk.svelte",
	"src/view/system/pipeline-parts.ts",
	"src/view/words/RaceInLesson.svelte",
	"src/lesson/metrics.ts",
];
type Part = keyof typeof PARTS;
/** In the order in which they take their modules, each with what these import and nobody has taken. */
const PART_NAMES = Object.keys(PARTS) as Part[];
const CHUNKS = ["base", ...PART_NAMES, "home", "common", "automated", "race"] as const;
type Chunk = (typeof CHUNKS)[number];
/** What everything stands on. */
const FOUNDATION =
	/vite\/preload-helper|\/node_modules\/(svelte|clsx|esm-env)\/|\/src\/(main|core\/clock|ops\/(events|actions|people)|view\/(cockpit\/saved|system\/today))\.ts/;
/** Small pictures in the boxes of every figure. */
const THUMBNAIL = /\/src\/view\/diagram\/thumbnails\//;
const VIEW = /\/src\/view\//;
/** Of what comes on a click, with a step or by the clock. */
const EARLY_STYLE = /\/print\.css$|\/words\/GoalAsk\.svelte|\/(explain\/What\w+|offline\/Offline)\.svelte/;
/** Named by modules of which the page uses other parts. */
const HASHES = /\/@noble\/hashes\/|\/src\/core\/hash\.ts$/;
const STYLE = /[?&]type=style|\.css$/;

/**
 * Names the chunks of what a first visit needs, so that it is a handful of requests, and few small files that compress
 * badly alone: `base` for every page, `home`, and the parts of the page of a system. Everything else is left to other groups.
 */
export function pageChunks(root = ROOT) {
	const known = new Map<string, ReadonlySet<string>>();
	const chunkOf = (id: string, graph: Graph): Chunk | null => {
		const isUnder = (entry: string) => {
			const closure = known.get(entry) ?? closureOf(normalizePath(join(root, entry)), graph);
			known.set(entry, closure);
			return closure.has(id);
		};
		if (isUnder(APP) || FOUNDATION.test(normalizePath(id))) return "base";
		const isThumbnail = THUMBNAIL.test(normalizePath(id));
		const parts = PART_NAMES.filter((part) => PARTS[part].some(isUnder) || (part === "figure" && isThumbnail));
		const inHome = isUnder(HOME);
		const inRace = RACE.some(isUnder);
		// One sheet of all styles that are seen first, and of a few small ones, is smaller than several, and one request.
		if (STYLE.test(id)) return inHome || parts.length > 0 || EARLY_STYLE.test(id) ? "base" : inRace ? "race" : null;
		// What others share with the first of a system's page, or the year with the rest of it, is fetched by both.
		const isFirst = parts.some((part) => part !== "chart" && part !== "late");
		if (isFirst && (inHome || inRace || parts.includes("chart"))) return "base";
		// What is late takes what is seen, and leaves most of what that imports of the engine.
		const part = parts.find((one) => one !== "late" || VIEW.test(normalizePath(id)));
		if (part || inHome) return part ?? "home";
		if (COMMON.some(isUnder)) return "common";
		return !inRace || HASHES.test(id) ? null : AUTOMATED.some(isUnder) ? "automated" : "race";
	};
	return CHUNKS.map((chunk, i) => ({
		name: (id: string, graph: Graph) => (chunkOf(id, graph) === chunk ? chunk : null),
		priority: CHUNKS.length - i,
	}));
}

/** A module and all that it imports, and so on, before it runs. */
function closureOf(entry: string, graph: Graph): ReadonlySet<string> {
	const closure = new Set([entry]);
	for (const id of closure) for (const other of graph.getModuleInfo(id)?.importedIds ?? []) closure.add(other);
	return closure;
}
