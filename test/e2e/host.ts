import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { ROOT } from "../../scripts/lib/root.mjs";

const FOLDER = "/some/folder/";
const TYPES: Record<string, string> = {
	".html": "text/html",
	".js": "text/javascript",
	".css": "text/css",
	".json": "application/json",
	".svg": "image/svg+xml",
	".png": "image/png",
	".txt": "text/plain",
	".webmanifest": "application/manifest+json",
};

/** A plain host of the built site, in a folder below its root, that can bring out a new version, be slow and be shut down. */
export async function openHost() {
	/** Paths asked for, in their order. */
	const asked: string[] = [];
	/** What a newer version has in place of a file of dist/, by its path. */
	const newer = new Map<string, string>();
	/** Files, by their path, that are sent only when a promise resolves. */
	const held = new Map<string, Promise<void>>();
	const server = createServer(async ({ url = "/" }, response) => {
		const path = new URL(url, "http://host").pathname;
		asked.push(path);
		const file = path.startsWith(FOLDER) ? path.slice(FOLDER.length) || "index.html" : "";
		await held.get(file);
		try {
			const content = newer.get(file) ?? readFileSync(join(ROOT, "dist", file));
			response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(content);
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${port}`,
		base: `http://127.0.0.1:${port}${FOLDER}`,
		asked,
		newer,
		held,
		async close(): Promise<void> {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
