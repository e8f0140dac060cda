import type { Plugin, Rolldown } from "vite";

/** What Rolldown needs to hand out a module that lies in one file with others, as it imports it. */
const IMPORTED = /import \{ (?:\w+ as )?__exportAll \} from "[^"]*rolldown-runtime[^"]*";\n/;

/** A module as an object of its own: the same few lines that Rolldown would fetch from a file. */
const INSIDE = `const __exportAll = (all) => {
	const module = Object.defineProperty({}, Symbol.toStringTag, { value: "Module" });
	for (const name in all) Object.defineProperty(module, name, { get: all[name], enumerable: true });
	return module;
};
`;

/**
 * Puts the one function of Rolldown's runtime that the page uses into the files that use it. Rolldown makes it a file of
 * its own as soon as files are grouped by hand, which is a request of every page for half a kilobyte.
 */
export function runtimeInside(): Plugin {
	return {
		name: "driftworks:runtime-inside",
		apply: "build",
		renderChunk: {
			order: "post",
			handler: (code) => (IMPORTED.test(code) ? { code: code.replace(IMPORTED, INSIDE), map: null } : null),
		},
		generateBundle(_options, bundle) {
			for (const file of Object.values(bundle)) {
				if (isRuntime(file) && !Object.values(bundle).some((one) => uses(one, file))) delete bundle[file.fileName];
			}
		},
	};
}

type File = Rolldown.OutputAsset | Rolldown.OutputChunk;

const isRuntime = (file: File): boolean => file.type === "chunk" && file.name === "rolldown-runtime";

const uses = (one: File, file: File): boolean =>
	one.type === "chunk" && one.code.includes(file.fileName.replace(/^.*\//, ""));
