import { join } from "node:path";
import { normalizePath } from "vite";
import { ROOT } from "../lib/root.mjs";

/** What a chunk is decided by: the modules that a module imports before it runs. */
interface Graph {
	getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const APP = "src/view/App.svelte";
const HOME = "src/view/page/home.ts";
/** What the page of a system starts with, in parts that are fetched beside one another. */
const PARTS = {
	/** The year, which home shows too. */
	chart: ["src/view/system/year.ts"],
	words: ["src/view/lesson/lesson-page.ts"],
	figure: ["src/view/diagram/LiveDiagram.svelte"],
	hand: ["src/view/system/HandFigure.svelte", "src/view/diagram/level0.ts"],
	system: ["src/view/page/SystemPage.svelte", "src/view/cockpit/cockpit.svelte.ts", "src/view/system/load-figure.ts"],
} as const;
type Part = keyof typeof PARTS;
/** In the order in which they take their modules, each with what these import and nobody has taken. */
const CHUNKS = ["base", "chart", "figure", "system", "words", "hand", "home"] as const;
type Chunk = (typeof CHUNKS)[number];
/** What everything stands on. */
const FOUNDATION =
	/vite\/preload-helper|\/node_modules\/(svelte|clsx|esm-env)\/|\/src\/(main|core\/clock|ops\/(events|actions)|view\/(cockpit\/saved|system\/today))\.ts/;
/** Small pictures in the boxes of every figure. */
const THUMBNAIL = /\/src\/view\/diagram\/thumbnails\//;
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
		const inHome = isUnder(HOME);
		const under = (part: Part) => PARTS[part].some(isUnder);
		if (isUnder(APP) || FOUNDATION.test(normalizePath(id))) return "base";
		// What home shares with the page of a system, or the year with the rest of that page, is fetched by both.
		const besideYear = under("system") || under("words") || under("figure") || under("hand");
		if (under("chart")) return besideYear || STYLE.test(id) ? "base" : "chart";
		if (inHome) return besideYear || STYLE.test(id) ? "base" : "home";
		if (under("figure") || THUMBNAIL.test(normalizePath(id))) return STYLE.test(id) ? "base" : "figure";
		if (under("system")) return "system";
		return under("words") ? "words" : under("hand") ? "hand" : null;
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
