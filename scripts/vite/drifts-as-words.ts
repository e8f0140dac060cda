import { basename } from "node:path";
import type { Plugin } from "vite";
import type { driftById } from "../../src/world/catalogue.ts";
import { withModule } from "../lib/module.mjs";

type Catalogue = { driftById: typeof driftById };

/**
 * Leaves out of the page what a drift does to the world, which only the engine in its worker asks for: the page gets a
 * drift's name, times and words as data. In development worker and page share their modules, and nothing is left out.
 */
export function driftsAsWords(): Plugin {
	let words: Promise<(id: string) => string> | undefined;
	return {
		name: "driftworks:drifts-as-words",
		apply: "build",
		buildStart() {
			words = undefined;
		},
		load: {
			filter: { id: /\/src\/world\/drifts\/[a-z0-9-]+\.ts$/ },
			async handler(file) {
				// JSON holds no functions.
				words ??= withModule<Catalogue, (id: string) => string>(
					"/src/world/catalogue.ts",
					async ({ driftById }) =>
						(id) =>
							JSON.stringify(driftById(id)),
				);
				const code = `export default ${(await words)(basename(file, ".ts"))};`;
				return { code, map: null, moduleType: "js" };
			},
		},
	};
}
