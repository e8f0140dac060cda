import { findBrowser } from "./browser.mjs";
import { launchOptions } from "./chromium.mjs";
import { ROOT } from "./root.mjs";
import { Stop } from "./stop.mjs";

const ADDRESS = "/bench.html";

/**
 * An empty page of Vite's development server in a headless Chromium, from which any module of the project can be imported.
 *
 * @returns {Promise<{ page: import("playwright").Page, close: () => Promise<void> }>}
 */
export async function openBenchPage() {
	const { createServer } = await import("vite");
	const { chromium } = await import("playwright");
	const path = await findBrowser((line) => console.error(line));
	const server = await createServer({
		root: ROOT,
		logLevel: "warn",
		server: { port: 0, hmr: false },
		// What the benches import is bundled before the first of them runs, so that none is interrupted by a reload.
		optimizeDeps: { entries: ["index.html", "test/bench/*.browser.ts"] },
		plugins: [emptyPage()],
	});
	const browser = await chromium.launch(launchOptions(path));
	const close = async () => {
		await browser.close();
		await server.close();
	};
	try {
		await server.listen();
		const address = server.resolvedUrls?.local[0];
		if (!address) throw new Stop("No port could be opened for the bench page.");
		const page = await browser.newPage();
		await page.goto(new URL(ADDRESS, address).href);
		return { page, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** @returns {import("vite").Plugin} */
function emptyPage() {
	return {
		name: "driftworks:bench-page",
		configureServer(server) {
			server.middlewares.use(ADDRESS, (_request, response) => {
				response.setHeader("Content-Type", "text/html");
				response.end("<!doctype html><title>Bench</title>");
			});
		},
	};
}
