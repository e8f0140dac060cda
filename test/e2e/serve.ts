import { preview } from "vite";
import type { TestProject } from "vitest/node";
import { buildIfChanged } from "../../scripts/lib/build.mjs";
import { ROOT } from "../../scripts/lib/root.mjs";

/** Builds the page as it is built for people, unless that is done, and serves it; tests find its address by `inject("base")`. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
	await buildIfChanged({ quiet: true });
	const server = await preview({ root: ROOT, logLevel: "error", preview: { port: 0 } });
	const address = server.resolvedUrls?.local[0];
	if (!address) throw new Error("the built page is served at no address");
	project.provide("base", address);
	return () => server.close();
}

declare module "vitest" {
	interface ProvidedContext {
		/** Address of the built page, with a slash at its end. */
		base: string;
	}
}
