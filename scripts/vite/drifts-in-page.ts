import { basename } from "node:path";
import type { Plugin } from "vite";
import type { driftById } from "../../src/world/catalogue.ts";
import { withModule } from "../lib/module.mjs";

type Catalogue = { driftById: typeof driftById };
type PartOf = (id: string, told: boolean) => string;

/**
 * Gives the page of a drift only what it shows at once: name, times, what it moves. What a drift does to the world
 * (`change`) is asked by the engine in its worker alone; what is told of it comes from the same file with `?told`, when its
 * settings are opened. In development worker and page share their modules, and nothing is left out.
 */
export function driftsInPage(): Plugin {
	let part: Promise<PartOf> | undefined;
	return {
		name: "driftworks:drifts-in-page",
		apply: "build",
		buildStart() {
			part = undefined;
		},
		load: {
			filter: { id: /\/src\/world\/drifts\/[a-z0-9-]+\.ts(\?told)?$/ },
			async handler(id) {
				part ??= withModule<Catalogue, PartOf>("/src/world/catalogue.ts", async ({ driftById }) => (name, told) => {
					const { change: _, story, strengthMeans, term: __, ...shown } = driftById(name);
					return JSON.stringify(told ? { id: name, story, strengthMeans } : shown);
				});
				const [file = id, query] = id.split("?", 2);
				const code = `export default ${(await part)(basename(file, ".ts"), query === "told")};`;
				return { code, map: null, moduleType: "js" };
			},
		},
	};
}
