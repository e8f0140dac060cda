import type { Plugin } from "vite";

/**
 * Leaves `import()` what it is in a build. Vite wraps each in a helper that fetches style sheets and preloads modules
 * first: here there is one style sheet, in the page from the start, and nothing is preloaded.
 */
export function plainImports(): Plugin {
	return {
		name: "driftworks:plain-imports",
		apply: "build",
		enforce: "pre",
		load: {
			filter: { id: /^\0vite\/preload-helper\.js$/ },
			handler: () => ({ code: "export const __vitePreload = (load) => load();", moduleType: "js" }),
		},
	};
}
