import type { Plugin } from "vite";

const HYDRATION = /\/svelte\/src\/internal\/client\/dom\/hydration\.js$/;
/** Where Svelte says whether it takes over what a server has drawn, and the one place where that changes. */
const FLAG = "export let hydrating = false;";
const CHANGE = "\thydrating = value;\n";
/** What components call after each element and text, in case they do. */
const CALL = /^\s*\$\.(?:reset\(\w+\)|next\(\d*\));\n/gm;

/**
 * Leaves out of the built page what Svelte would need to take over what a server has drawn: there is no server, `main.ts`
 * mounts. Svelte guards all of it by one flag so that it falls away where only `mount` is used
 * (github.com/sveltejs/svelte/pull/10497); Rolldown does not see that nobody sets the flag, so it is told.
 *
 * @throws while building, when Svelte's file is another one than this knows
 */
export function mountOnly(): Plugin {
	return {
		name: "driftworks:mount-only",
		apply: "build",
		transform: {
			filter: { id: [HYDRATION, /\.svelte$/] },
			handler(code, id) {
				if (!HYDRATION.test(id)) return { code: code.replace(CALL, ""), map: null };
				if (!code.includes(FLAG) || !code.includes(CHANGE)) this.error("Svelte's flag of hydration is no longer here.");
				return { code: code.replace(FLAG, "export const hydrating = false;").replace(CHANGE, ""), map: null };
			},
		},
	};
}
