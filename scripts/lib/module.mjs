import { CACHE, ROOT } from "./root.mjs";

/**
 * Loads a TypeScript module in Node through Vite and lets `use` work with it. The loader stays open until `use` is done,
 * so the module may import more while it runs (Vite's own runnerImport closes too early for that).
 *
 * @template T, R
 * @param {string} path absolute, or from the project's root
 * @param {(module: T, files: () => string[]) => Promise<R>} use `files` gives the project's own files loaded so far
 * @returns {Promise<R>}
 */
export async function withModule(path, use) {
	const { createRunnableDevEnvironment, normalizePath, resolveConfig } = await import("vite");
	const config = await resolveConfig(
		{
			root: ROOT,
			configFile: false,
			envDir: false,
			cacheDir: CACHE,
			logLevel: "error",
			environments: {
				node: {
					consumer: "server",
					dev: { moduleRunnerTransform: true },
					resolve: { external: true, mainFields: [], conditions: ["node"] },
				},
			},
		},
		"serve",
	);
	const environment = createRunnableDevEnvironment("node", config, {
		runnerOptions: { hmr: { logger: false } },
		hot: false,
	});
	await environment.init();
	try {
		/** @type {T} */
		const module = await environment.runner.import(path);
		const files = () =>
			[...environment.runner.evaluatedModules.idToModuleMap.values()]
				.map((loaded) => loaded.file)
				.filter((file) => file.startsWith(normalizePath(ROOT)) && !file.includes("node_modules"));
		return await use(module, files);
	} finally {
		await environment.close();
	}
}
