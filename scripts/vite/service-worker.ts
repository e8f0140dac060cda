import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Plugin } from "vite";
import { ROOT } from "../lib/root.mjs";

/** Its address beside the page; it serves what lies in its own folder and below. */
export const SERVICE_WORKER = "sw.js";

/** Writes the service worker of the built site, which keeps every file of it. */
export function serviceWorker(): Plugin {
	return {
		name: "driftworks:service-worker",
		apply: "build",
		// Last, when the files that are only copied lie there too.
		writeBundle: {
			order: "post",
			sequential: true,
			handler({ dir }) {
				if (dir) writeFileSync(join(dir, SERVICE_WORKER), serviceWorkerFor(dir));
			},
		},
	};
}

/** The service worker for all files in `folder`. Its version is a hash of their names and contents, so that it changes with any. */
export function serviceWorkerFor(folder: string): string {
	const files = filesToKeep(folder);
	const hash = createHash("sha256");
	for (const file of files) {
		const content = readFileSync(join(folder, file));
		hash.update(`${file}\0${content.length}\0`).update(content);
	}
	const version = hash.digest("hex").slice(0, 16);
	const addresses = files.map((file) => (file === "index.html" ? "./" : file));
	const text = readFileSync(join(ROOT, "scripts/vite/service-worker.js"), "utf8");
	return `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${JSON.stringify(addresses)};\n${text}`;
}

/** Every file of the built site by its relative address, the service worker itself apart. */
export function filesToKeep(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((path) => statSync(join(folder, path)).isFile())
		.map((path) => path.split(sep).join("/"))
		.filter((file) => file !== SERVICE_WORKER)
		.sort();
}
