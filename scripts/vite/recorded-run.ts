import type { Plugin } from "vite";
import { withModule } from "../lib/module.mjs";

const ID = "virtual:recorded-run";

/**
 * `virtual:recorded-run`: what `record()` of the module at `path` gives, as JSON. It runs in Node when the page is built
 * (in development, when the page first asks for it), so that something real moves before anything has been trained.
 */
export function recordedRun(path = "/src/engine/record.ts"): Plugin {
	return {
		name: "driftworks:recorded-run",
		resolveId: { filter: { id: /^virtual:recorded-run$/ }, handler: () => `\0${ID}` },
		load: {
			filter: { id: /^\0virtual:recorded-run$/ },
			async handler() {
				const recorded = await withModule<Recorder, { json: string | undefined; files: string[] }>(
					path,
					async ({ record }, files) => ({ json: JSON.stringify(await record()), files: files() }),
				);
				if (recorded.json === undefined)
					return this.error(`${ID}: record() of ${path} gave nothing that JSON can hold`);
				for (const file of recorded.files) this.addWatchFile(file);
				return { code: `export default JSON.parse(${JSON.stringify(recorded.json)});`, map: null, moduleType: "js" };
			},
		},
	};
}

interface Recorder {
	record(): unknown;
}
