import type { Plugin } from "vite";
import { compileLesson } from "../lesson/compile.ts";
import { LessonFault } from "../lesson/fault.ts";

/**
 * Compiles lessons/NN-slug/lesson.md when it is imported: `default` is the Lesson, with `?meta` its front matter alone.
 * A lesson that cannot be drawn as it is meant ends the build.
 */
export function lessons(): Plugin {
	let root = "";
	return {
		name: "driftworks:lessons",
		configResolved(config) {
			root = `${config.root.replace(/\/$/, "")}/`;
		},
		transform: {
			filter: { id: /\/lessons\/[^/]+\/lesson\.md(\?|$)/ },
			handler(source, id) {
				const [path = id, query] = id.split("?", 2);
				try {
					const lesson = compileLesson(source, path.startsWith(root) ? path.slice(root.length) : path);
					const value = new URLSearchParams(query).has("meta") ? lesson.meta : lesson;
					return { code: `export default ${JSON.stringify(value)};`, map: null, moduleType: "js" };
				} catch (error) {
					if (!(error instanceof LessonFault)) throw error;
					return this.error({ message: error.message, stack: error.message, loc: { ...error.place, file: path } });
				}
			},
		},
	};
}
