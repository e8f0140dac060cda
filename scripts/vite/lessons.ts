import { join } from "node:path";
import type { Plugin } from "vite";
import { figureFirst, type Lesson, type LessonDoor, type LessonOutline } from "../../src/lesson/lesson.ts";
import type { LessonFault } from "../lesson/fault.ts";
import type { compileFolder, compileTranslation } from "../lesson/folders.ts";
import { withModule } from "../lib/module.mjs";

type Compiler = { compileFolder: typeof compileFolder; compileTranslation: typeof compileTranslation };

/**
 * Compiles lessons/NN-slug/ when its lesson.md, or lesson.<locale>.md, is imported: `default` is the Lesson, with `?meta`
 * what the map says of it, with `?door` the little that every page knows. A lesson that cannot be drawn as it
 * is meant ends the build.
 *
 * In development a lesson that was edited tells the page, which goes on with its run in hand (src/view/lessons.ts).
 */
export function lessons(): Plugin {
	let root = "";
	let building = false;
	const compiler = openCompiler();
	return {
		name: "driftworks:lessons",
		configResolved(config) {
			root = config.root;
			building = config.command === "build";
		},
		transform: {
			filter: { id: /\/lessons\/[^/]+\/lesson(\.[^/.]+)?\.md(\?|$)/ },
			async handler(source, id) {
				const [path = id, query] = id.split("?", 2);
				const [folder = "", file = ""] = path.split("/").slice(-2);
				const locale = /^lesson\.(.+)\.md$/.exec(file)?.[1];
				const { compileFolder, compileTranslation } = await compiler.module();
				try {
					const watch = (file: string) => join(root, file) !== path && this.addWatchFile(join(root, file));
					const lesson =
						locale === undefined
							? compileFolder(root, folder, watch, source).lesson
							: compileTranslation(root, folder, locale, watch, source);
					const asked = new URLSearchParams(query);
					const value = asked.has("door") ? doorOf(lesson) : asked.has("meta") ? outlineOf(lesson) : lesson;
					return { code: moduleOf(JSON.stringify(value), building), map: null, moduleType: "js" };
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

const outlineOf = ({ meta: { number, slug, title, minutes }, steps }: Lesson): LessonOutline => ({
	number,
	slug,
	title,
	minutes,
	asks: steps.map(({ asks }) => asks),
});

const doorOf = (lesson: Lesson): LessonDoor => ({ title: lesson.meta.title, figure: figureFirst(lesson) });

const moduleOf = (json: string, building: boolean): string => `export default ${json};${building ? "" : EDITED}`;

/** What an edited lesson does in development: it replaces itself, and the page hears of it. */
const EDITED = `
import.meta.hot?.accept((edited) => {
	if (edited) dispatchEvent(new CustomEvent("driftworks:lesson", { detail: edited.default }));
});`;

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
