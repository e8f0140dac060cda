import { join } from "node:path";
import type { Plugin } from "vite";
import type { LessonFault } from "../lesson/fault.ts";
import type { compileFolder } from "../lesson/folders.ts";
import { withModule } from "../lib/module.mjs";

type Compiler = { compileFolder: typeof compileFolder };

/**
 * Compiles lessons/NN-slug/ when its lesson.md is imported: `default` is the Lesson, with `?meta` its front matter alone,
 * with `?place` only what every page knows of every lesson. A lesson that cannot be drawn as it is meant ends the build.
 */
export function lessons(): Plugin {
	let root = "";
	const compiler = openCompiler();
	return {
		name: "driftworks:lessons",
		configResolved(config) {
			root = config.root;
		},
		transform: {
			filter: { id: /\/lessons\/[^/]+\/lesson\.md(\?|$)/ },
			async handler(source, id) {
				const [path = id, query] = id.split("?", 2);
				const folder = path.split("/").at(-2) as string;
				const { compileFolder } = await compiler.module();
				try {
					const watch = (file: string) => this.addWatchFile(join(root, file));
					const { lesson } = compileFolder(root, folder, watch, source);
					const { number, slug, title } = lesson.meta;
					const asked = new URLSearchParams(query);
					const value = asked.has("place") ? { number, slug, title } : asked.has("meta") ? lesson.meta : lesson;
					return { code: `export default ${JSON.stringify(value)};`, map: null, moduleType: "js" };
				} catch (error) {
					if (!isFault(error)) throw error;
					const loc = { ...error.place, file: join(root, error.file) };
					return this.error({ message: error.message, stack: error.message, loc });
				}
			},
		},
		closeBundle: () => compiler.close(),
	};
}

/** The compiler knows the engine, which only Vite can load; it is loaded once and stays until the build is over. */
function openCompiler() {
	let module: Promise<Compiler> | undefined;
	let close = () => {};
	return {
		module: () =>
			(module ??= new Promise((resolve, reject) => {
				const over = new Promise<void>((done) => {
					close = done;
				});
				const use = (loaded: Compiler) => {
					resolve(loaded);
					return over;
				};
				withModule<Compiler, void>("/scripts/lesson/folders.ts", use).catch(reject);
			})),
		close() {
			close();
			module = undefined;
		},
	};
}

/** Loaded beside this file, so it is not the same class. */
const isFault = (error: unknown): error is LessonFault => error instanceof Error && error.name === "LessonFault";
