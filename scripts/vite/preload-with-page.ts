import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";

/**
 * Lets the built page fetch the chunks of these modules, and all that they import, together with its first script, and
 * not one after the other as each is read.
 *
 * @param modules as the ends of their paths
 */
export function preloadWithPage(...modules: string[]): Plugin {
	return {
		name: "driftworks:preload-with-page",
		apply: "build",
		transformIndexHtml: {
			order: "post",
			handler: (_html, { bundle, chunk }) => (bundle && chunk ? preloads(bundle, chunk, modules) : []),
		},
	};
}

function preloads(bundle: Rolldown.OutputBundle, entry: Rolldown.OutputChunk, modules: string[]): HtmlTagDescriptor[] {
	const first = withImports(bundle, entry);
	const files = new Set([...first, ...modules.flatMap((path) => withImports(bundle, chunkOf(bundle, path)))]);
	files.delete(entry);
	// Those of the first script are in the page already.
	const sheets = new Set([...files].filter((file) => !first.includes(file)).flatMap(sheetsOf));
	const link = (attrs: Record<string, string>): HtmlTagDescriptor => ({ tag: "link", attrs, injectTo: "head" });
	return [
		...[...files].map(({ fileName }) => link({ rel: "modulepreload", href: `./${fileName}` })),
		...[...sheets].map((name) => link({ rel: "stylesheet", href: `./${name}` })),
	];
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

const sheetsOf = (file: Rolldown.OutputChunk): string[] => [...(file.viteMetadata?.importedCss ?? [])];
