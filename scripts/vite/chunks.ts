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
/** What everything stands on. */
const FOUNDATION =
	/vite\/preload-helper|\/node_modules\/(svelte(?!.*(svelte-element|\/motion\/tweened|\/easing\/))|clsx|esm-env)\/|\/src\/(core\/clock|ops\/(events|actions)|view\/cockpit\/saved)\.ts/;
const STYLE = /[?&]type=style|\.css$/;

/**
 * Names the chunks of what a first visit needs, so that it is a handful of requests, and few small files that compress
 * badly alone: `base` for every page, `home`, `system`, and what home shares with what follows on the page of a system
 * (`later`: chart, progress). Everything else is left to other groups (null). What a chunk imports is in it, in those
 * before it, or in the entry.
 */
export function pageChunks(root = ROOT): (id: string, graph: Graph) => string | null {
	const known = new Map<string, ReadonlySet<string>>();
	return (id, graph) => {
		const isUnder = (entry: string) => {
			const closure = known.get(entry) ?? closureOf(normalizePath(join(root, entry)), graph);
			known.set(entry, closure);
			return closure.has(id);
		};
		const inHome = isUnder(HOME);
		if (FOUNDATION.test(normalizePath(id))) return "base";
		if (STYLE.test(id) && (inHome || isUnder(MAIN))) return "base";
		if (isUnder(MAIN)) return null;
		const inSystem = SYSTEM.some(isUnder);
		if (inHome && inSystem) return "base";
		if (inHome) return LATER.some(isUnder) ? "later" : "home";
		return inSystem ? "system" : null;
	};
}

/** A module and all that it imports, and so on, before it runs. */
function closureOf(entry: string, graph: Graph): ReadonlySet<string> {
	const closure = new Set([entry]);
	for (const id of closure) for (const other of graph.getModuleInfo(id)?.importedIds ?? []) closure.add(other);
	return closure;
}
