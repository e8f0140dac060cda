import { createHash } from "node:crypto";
import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";

/** What the page at an address begins with, by the start of what stands behind its #; the longest that fits counts. */
type Starts = Readonly<Record<string, readonly string[]>>;

/**
 * Lets the built page fetch what it begins with all at once, and not one after the other as each is read: what every page
 * needs by links in the page, what only that at the address needs by a few lines of script, which know the address.
 *
 * @param starts modules as the ends of their paths
 */
export function preloadWithPage(starts: Starts): Plugin {
	return {
		name: "driftworks:preload-with-page",
		apply: "build",
		generateBundle(_options, bundle) {
			const { fileName, source } = starter(bundle, starts);
			this.emitFile({ type: "asset", fileName, source });
		},
		transformIndexHtml: {
			order: "post",
			handler(html, { bundle, chunk }) {
				if (!bundle || !chunk) return [];
				const files = withImports(bundle, chunk).filter((file) => file !== chunk && !html.includes(file.fileName));
				const link = ({ fileName }: Rolldown.OutputChunk): HtmlTagDescriptor => ({
					tag: "link",
					attrs: { rel: "modulepreload", href: `./${fileName}` },
					injectTo: "head",
				});
				const src = `./${starter(bundle, starts).fileName}`;
				return [{ tag: "script", attrs: { src, async: true }, injectTo: "head" }, ...files.map(link)];
			},
		},
	};
}

/** The script that fetches what the page at its address begins with. */
function starter(bundle: Rolldown.OutputBundle, starts: Starts): { fileName: string; source: string } {
	const everywhere = new Set(
		Object.values(bundle).flatMap((file) => (file.type === "chunk" && file.isEntry ? withImports(bundle, file) : [])),
	);
	const wanted = Object.entries(starts).map(([address, modules]) => {
		const files = [...new Set(modules.flatMap((path) => withImports(bundle, chunkOf(bundle, path))))];
		const late = files.filter((file) => !everywhere.has(file));
		const sheets = new Set(late.flatMap((file) => [...(file.viteMetadata?.importedCss ?? [])]));
		return [address, [...late.map(({ fileName }) => fileName), ...sheets].map((name) => name.replace(/^assets\//, ""))];
	});
	const source = `{
const starts = ${JSON.stringify(Object.fromEntries(wanted))};
const address = Object.keys(starts).filter((start) => location.hash.replace(/^#\\/?/, "").startsWith(start)).sort().at(-1);
for (const file of starts[address] ?? []) {
	const kind = /css$/.test(file) ? { rel: "preload", as: "style" } : { rel: "modulepreload" };
	document.head.append(Object.assign(document.createElement("link"), kind, { href: new URL(file, document.currentScript.src) }));
}
}`;
	const hash = createHash("sha256").update(source).digest("base64url").slice(0, 7);
	return { fileName: `assets/start-${hash}.js`, source };
}

function chunkOf(bundle: Rolldown.OutputBundle, path: string): Rolldown.OutputChunk {
	for (const file of Object.values(bundle)) {
		if (file.type === "chunk" && file.moduleIds.some((id) => id.endsWith(path))) return file;
	}
	throw new Error(`${path} is in no chunk of the page`);
}

/** A chunk and all that it imports before it runs. */
function withImports(bundle: Rolldown.OutputBundle, chunk: Rolldown.OutputChunk): Rolldown.OutputChunk[] {
	const found = new Set([chunk]);
	for (const { imports } of found) {
		for (const name of imports) {
			const file = bundle[name];
			if (file?.type === "chunk") found.add(file);
		}
	}
	return [...found];
}
