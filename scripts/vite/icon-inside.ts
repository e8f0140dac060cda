import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { ROOT } from "../lib/root.mjs";

const LINKED = /href="[^"]*\/icon\.svg"/;

/** Puts the icon into the built page: it is smaller than a request for it. The manifest still names its file. */
export function iconInside(): Plugin {
	return {
		name: "driftworks:icon-inside",
		apply: "build",
		transformIndexHtml: {
			order: "post",
			handler(html) {
				if (!LINKED.test(html)) throw new Error("the page names no icon.svg");
				const icon = readFileSync(join(ROOT, "public/icon.svg"), "utf8").replaceAll(/[\n\t]/g, "");
				return html.replace(LINKED, `href="data:image/svg+xml,${encodeURIComponent(icon)}"`);
			},
		},
	};
}
