import { buildIfChanged } from "./build.mjs";
import { ROOT } from "./root.mjs";
import { Stop } from "./stop.mjs";

/**
 * Builds the page unless that is done, and serves it as `vite preview` does, at a free port.
 *
 * @returns {Promise<{ base: string, close: () => Promise<void> }>} `base` ends with a slash
 */
export async function serveBuilt() {
	await buildIfChanged({ quiet: true });
	const { preview } = await import("vite");
	const server = await preview({ root: ROOT, logLevel: "error", preview: { port: 0 } });
	const base = server.resolvedUrls?.local[0];
	if (!base) throw new Stop("The page is built, but no port could be opened to serve it.");
	return { base, close: () => server.close() };
}
