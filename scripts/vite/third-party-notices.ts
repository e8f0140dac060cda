import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { ROOT } from "../lib/root.mjs";

interface Manifest {
	readonly name: string;
	readonly version: string;
	readonly license?: string;
	readonly author?: string | { readonly name?: string };
}

/**
 * Two plugins, one for the page and one for its workers, that note which packages end up in their bundles; the page's
 * writes THIRD-PARTY-NOTICES.txt beside them, with the licence of each. The direct dependencies are always named, since
 * some of them only pass on the code of others.
 */
export function thirdPartyNotices(): { page: Plugin; worker: Plugin } {
	const folders = new Set<string>();
	const note = (bundle: Bundle) => {
		for (const chunk of Object.values(bundle)) {
			for (const id of chunk.type === "chunk" ? chunk.moduleIds : []) {
				const folder = packageFolder(id);
				if (folder) folders.add(folder);
			}
		}
	};
	return {
		worker: {
			name: "driftworks:third-party-notices-worker",
			apply: "build",
			generateBundle: (_options, bundle) => note(bundle),
		},
		page: {
			name: "driftworks:third-party-notices",
			apply: "build",
			generateBundle(_options, bundle) {
				note(bundle);
				const direct = Object.keys(readJson<{ dependencies: object }>(join(ROOT, "package.json")).dependencies);
				for (const name of direct) folders.add(join(ROOT, "node_modules", name));
				this.emitFile({ type: "asset", fileName: "THIRD-PARTY-NOTICES.txt", source: notices([...folders]) });
			},
		},
	};
}

type Bundle = Readonly<Record<string, { type: "asset" } | { type: "chunk"; moduleIds: string[] }>>;

/** Folder of the package that a module belongs to, null for our own. */
export function packageFolder(id: string): string | null {
	const path = id.replace(/^\0/, "").split("?", 1)[0] ?? "";
	return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path.replaceAll("\\", "/"))?.[0] ?? null;
}

/** The notices for the packages in `folders`; packages with the same text share it. */
export function notices(folders: readonly string[]): string {
	const byText = new Map<string, string[]>();
	for (const folder of folders) {
		const manifest = readJson<Manifest>(join(folder, "package.json"));
		const text = licenceText(folder, manifest);
		const title = `${manifest.name} ${manifest.version} (${manifest.license ?? "licence below"})`;
		byText.set(text, [...new Set([...(byText.get(text) ?? []), title])].sort());
	}
	const parts = [...byText].map(([text, titles]) => `${titles.join("\n")}\n\n${text}\n`).sort();
	return `Driftworks contains the packages below, under the licences given with each.\n\n${parts.map((part) => `${"=".repeat(80)}\n${part}`).join("\n")}`;
}

function licenceText(folder: string, manifest: Manifest): string {
	const files = readdirSync(folder).sort();
	const read = (pattern: RegExp) =>
		files
			.filter((file) => pattern.test(file))
			.map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
	const licence = read(/^(licen[cs]e|copying)/i);
	if (licence.length === 0) licence.push(standardText(manifest));
	return [...licence, ...read(/^notice/i)].join("\n\n");
}

/** The text of a licence that a package names but does not bring along. */
function standardText({ name, license, author }: Manifest): string {
	const holder = HOLDERS[name] ?? (typeof author === "string" ? author : author?.name) ?? `the authors of ${name}`;
	switch (license) {
		case "Apache-2.0":
			return apache();
		case "MIT":
			return mit(holder);
		case "Apache-2.0 AND MIT":
			return `${apache()}\n\nAnd for a part:\n\n${mit(holder)}`;
		default:
			throw new Error(`${name} has no licence file, and its licence "${license}" is none that the notices know`);
	}
}

/** Where package.json is silent: as the files of the package say. */
const HOLDERS: Record<string, string> = { "@tensorflow/tfjs-layers": "2018 Google LLC" };

const apache = () => readFileSync(join(ROOT, "LICENSE"), "utf8").trim();

const mit = (holder: string) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

function readJson<T>(file: string): T {
	return JSON.parse(readFileSync(file, "utf8"));
}
