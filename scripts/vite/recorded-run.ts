import type { Plugin } from "vite";
import { withModule } from "../lib/module.mjs";

const ID = "virtual:recorded-run";

/**
 * `virtual:recorded-run`: a function that resolves to what `record()` of the module at `path` gives. It runs in Node when
 * the page is built (in development, when the page first asks for it), so that something real moves before anything has
 * been trained. In a build the value is a JSON file beside the scripts: data, which no browser has to parse as code.
 */
export function recordedRun(path = "/src/engine/record.ts"): Plugin {
	let building = false;
	return {
		name: "driftworks:recorded-run",
		configResolved(config) {
			building = config.command === "build";
		},
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
				return { code: building ? fetched(this, recorded.json) : inlined(recorded.json), map: null, moduleType: "js" };
			},
		},
	};
}

const inlined = (json: string) => `export default async () => JSON.parse(${JSON.stringify(json)});`;

function fetched(context: { emitFile(file: EmittedAsset): string }, json: string): string {
	const file = context.emitFile({ type: "asset", name: "recorded-run.json", source: json });
	return `export default async () => (await fetch(import.meta.ROLLUP_FILE_URL_${file})).json();`;
}

interface EmittedAsset {
	type: "asset";
	name: string;
	source: string;
}

interface Recorder {
	record(): unknown;
}
