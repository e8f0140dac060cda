import { join } from "node:path";
import { normalizePath } from "vite";
import { ROOT } from "../lib/root.mjs";

/** What a chunk is decided by: the modules that a module imports before it runs. */
interface Graph {
	getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const MAIN = "src/main.ts";
const HOME = "src/view/page/home.ts";
const SYSTEM = ["src/view/page/SystemPage.svelte", "src/view/cockpit/cockpit.svelte.ts"];
/** What follows by itself on the page of a system. */
const LATER = ["src/view/timeline/Timeline.svelte", "src/view/lesson/open-lesson.ts", "src/view/words/Steps.svelte"];
/** A lesson's words, without what comes when a step first asks for it. */
const LESSON_PAGE =
	/\/src\/view\/(words\/(?!DrawCurve|GoalAsk|Hints|QuizBlock|ProgressFile|RaceInLesson)|lesson\/(lesson-|open-lesson|progress\.svelte|steps|moves))/;
/** In the order in which they take their modules, each with what these import and nobody has taken. */
const CHUNKS = ["base", "later", "home", "system"] as const;
type Chunk = (typeof CHUNKS)[number];
/** What everything stands on. */
const FOUNDATION =
	/vite\/preload-helper|\/node_modules\/(svelte|clsx|esm-env)\/|\/src\/(core\/clock|ops\/(events|actions)|view\/cockpit\/saved)\.ts/;
const STYLE = /[?&]type=style|\.css$/;

/**
 * Names the chunks of what a first visit needs, so that it is a handful of requests, and few small files that compress
 * badly alone: `base` for every page, `home`, `system`, and what follows on the page of a system (`later`: chart, words and
 * progress of a lesson), of which home shows a part. Everything else is left to other groups.
 */
export function pageChunks(root = ROOT) {
	const known = new Map<string, ReadonlySet<string>>();
	const chunkOf = (id: string, graph: Graph): Chunk | null => {
		const isUnder = (entry: string) => {
			const closure = known.get(entry) ?? closureOf(normalizePath(join(root, entry)), graph);
			known.set(entry, closure);
			return closure.has(id);
		};
		const inMain = isUnder(MAIN);
		const inHome = isUnder(HOME);
		const inSystem = SYSTEM.some(isUnder);
		if (normalizePath(id).endsWith(MAIN)) return null;
		if (inMain || (inHome && inSystem) || (inHome && STYLE.test(id))) return "base";
		if (FOUNDATION.test(normalizePath(id))) return "base";
		if (LESSON_PAGE.test(normalizePath(id))) return "later";
		if (inHome) return LATER.some(isUnder) ? "later" : "home";
		return inSystem ? "system" : null;
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
