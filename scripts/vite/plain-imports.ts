import type { Plugin } from "vite";

/**
 * What Vite puts around each `import()` of a build, made small: it fetches the style sheets of a part with the part, each
 * once, and preloads nothing. A sheet that cannot be had does not keep the part from coming.
 */
export function plainImports(): Plugin {
	return {
		name: "driftworks:plain-imports",
		apply: "build",
		enforce: "pre",
		load: {
			filter: { id: /^\0vite\/preload-helper\.js$/ },
			handler: () => ({ code: HELPER, moduleType: "js" }),
		},
	};
}

const HELPER = `
const sheets = {};
const fetchSheet = (href) => sheets[href] ??= new Promise((resolve) => {
	if ([...document.styleSheets].some((sheet) => sheet.href === href)) return resolve();
	document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: resolve, onerror: resolve }));
});
export const __vitePreload = (load, deps, base) => deps?.length
	? Promise.all([load(), ...deps.map((dep) => fetchSheet(new URL(dep, base).href))]).then(([part]) => part)
	: load();`;
