// npm start: installs and builds what is missing, serves the page and opens it.
import { buildIfChanged } from "./lib/build.mjs";
import { ensureDeps } from "./lib/deps.mjs";
import { openAddress } from "./lib/open.mjs";
import { ROOT } from "./lib/root.mjs";
import { Stop } from "./lib/stop.mjs";

try {
	await ensureDeps();
	await buildIfChanged();
	const { preview } = await import("vite");
	// Vite takes the next free port when this one is busy.
	const server = await preview({
		root: ROOT,
		logLevel: "warn",
		preview: { port: Number(process.env["PORT"] || 4173) },
	});
	const address = server.resolvedUrls?.local[0];
	if (!address) throw new Stop("The page is built, but no port could be opened to serve it.");
	console.log(`Driftworks is at ${address} (Ctrl+C stops it)`);
	openAddress(address);
} catch (error) {
	console.error(error instanceof Stop ? error.message : error);
	process.exitCode = 1;
}
